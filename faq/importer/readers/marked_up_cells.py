"""Cells of a table that hold HTML, as content systems export their answers."""

import re
from dataclasses import replace

from faq.importer.blocks import Block, Line
from faq.importer.errors import UnreadableDocument
from faq.importer.numbered_lines import NumberedLines
from faq.importer.readers.html.blocks import read_blocks
from faq.importer.readers.html.cleaning import Cleaning
from faq.importer.readers.html.page_text import PageText
from faq.importer.readers.html.tree import flat_text, parse_html
from faq.importer.source import Notice

_MARKED_UP = re.compile(
    r"</(?:p|ul|ol|div|strong|em|b|i|a|span|h[1-6]|table|blockquote)\s*>|<br\s*/?>", re.IGNORECASE
)


def is_marked_up(text: str) -> bool:
    """Tell whether a cell holds HTML rather than text in which a "<" happens to stand."""
    return "<" in text and _MARKED_UP.search(text) is not None


def read_marked_up(lines: NumberedLines, text: str, place: str) -> tuple[list[Block], list[Notice]] | None:
    """The blocks of such a cell, and what was left out of it; None if its HTML cannot be read."""
    try:
        tree = parse_html(text, place)
    except UnreadableDocument:
        return None
    cleaning = Cleaning()
    cleaning.clean(tree)
    cleaning.resolve_links(tree.root)
    page = PageText()
    blocks = read_blocks(tree.root, page)
    numbered = [lines.add(words, place) for words in page.lines]
    found = [replace(block, lines=_moved(block, numbered)) for block in blocks]
    notices = [replace(notice, where=place) for notice in (*cleaning.notices, *cleaning.summary())]
    return found, notices


def _moved(block: Block, numbered: list[tuple[Line, ...]]) -> tuple[Line, ...]:
    return tuple(line for old in block.lines if old.text for line in numbered[old.number - 1])


def without_markup(text: str, place: str) -> str:
    """The words of such a cell on one line."""
    try:
        return flat_text(parse_html(text, place).root) if is_marked_up(text) else text
    except UnreadableDocument:
        return text
