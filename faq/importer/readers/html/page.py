"""Web pages (.html, .htm) as neutral blocks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from faq.importer.blocks import Block
from faq.importer.decoding import decode
from faq.importer.errors import UnreadableDocument
from faq.importer.readers.html.blocks import read_blocks
from faq.importer.readers.html.captions import settle_captions
from faq.importer.readers.html.cleaning import Cleaning
from faq.importer.readers.html.metadata import PageMetadata, detail_lines, read_metadata
from faq.importer.readers.html.notes import settle_notes
from faq.importer.readers.html.page_text import PageText
from faq.importer.readers.html.panels import lost_questions, mark_panels
from faq.importer.readers.html.question_cells import mark_question_cells
from faq.importer.readers.html.regions import mark_regions
from faq.importer.readers.html.roles import mark_roles
from faq.importer.readers.html.times import settle_times
from faq.importer.readers.html.tree import Tree, descendants, parse_html
from faq.importer.readers.html.word_processing import settle_classes
from faq.importer.source import Notice, Source, encoding_notices
from faq.importer.vocabulary import plain

_DECLARED = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 8192


def read_html_file(data: bytes, file: str) -> Source:
    """Read the bytes of a web page."""
    match = _DECLARED.search(data[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    decoded = decode(data, file, declared=declared)
    source = read_page(parse_html(decoded.text, file), file)
    source.notices[:0] = encoding_notices(decoded)
    return source


def read_page(tree: Tree, file: str, *, details: Iterable[tuple[str, int]] = (), base: str = "") -> Source:
    """Read a parsed page.

    `details` are labelled lines known from elsewhere, each with its line in the file. `base` is the address of the
    page; "/" keeps links within the site as they are.
    """
    metadata = read_metadata(tree.root)
    notices = settle_times(tree.root)
    settle_classes(tree.root)
    cleaning = Cleaning(base or metadata.base)
    cleaning.clean(tree)
    mark_panels(tree.root)
    elements = [tree.root, *descendants(tree.root)]
    mark_question_cells(elements)
    settle_captions(elements)
    settle_notes(elements)
    mark_regions(tree.root)
    notices += lost_questions(tree.root)
    mark_roles(tree.root)
    cleaning.resolve_links(tree.root)
    page = PageText()
    blocks = [_detail(page, text, line) for text, line in (*details, *detail_lines(metadata))]
    body = read_blocks(tree.root, page)
    if not body:
        raise UnreadableDocument(file, "", "No text was found in this document.")
    if not any(block.kind == "heading" and block.level > 1 for block in body):
        # Where only the title is marked, other headings are still to be known by their form.
        body = [replace(block, certain=block.kind == "heading") for block in body]
    title, reported = _title(metadata, body, page)
    return Source(
        blocks=[*blocks, *title, *body],
        text="\n".join(page.lines),
        notices=[*notices, *cleaning.notices, *cleaning.summary(), *reported],
        places=[f"line {number}" for number in page.numbers],
        claims=metadata.claims,
    )


def _detail(page: PageText, text: str, line: int) -> Block:
    added = page.add(text, line)
    return Block("detail", text, (added,), certain=True)


def _title(metadata: PageMetadata, body: list[Block], page: PageText) -> tuple[list[Block], list[Notice]]:
    """The <title> is the title only of a page without an <h1>; otherwise it repeats it, with the site's name."""
    others = [Notice("boilerplate_removed", "title", title) for title in metadata.other_titles if title]
    if not metadata.title:
        return [], others
    heads = [block for block in body if block.kind == "heading" and block.level == 1 and not block.region]
    if not heads:
        line = page.add(metadata.title, metadata.title_line)
        return [Block("heading", metadata.title, (line,), marker="#", level=1, certain=True)], others
    if any(plain(head.text) == plain(metadata.title) for head in heads):
        return [], others
    return [], [Notice("boilerplate_removed", "title", metadata.title), *others]
