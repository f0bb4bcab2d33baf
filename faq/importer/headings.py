"""Which unmarked lines are headings, guessed by their form."""

import re

from faq.importer.blocks import Block
from faq.importer.vocabulary import plain, words_of
from pricing.currency_marks import has_currency

_MAX_LENGTH = 120
_MAX_WORDS = 14
_SMALL_WORDS = frozenset(
    words_of("""
    a an and as at but by for from in into of on or the to vs with your our
    el la los las de del y o en con para por un una su sus al
    """)
)
# A line with one of these is a sentence that only lacks its full stop.
_SENTENCE_WORDS = frozenset(
    words_of("""
    is are was were be been will would can could may might must should has have had do does did it they we you i he
    she this that these those es son era eran esta estan fue sera puede pueden debe deben tiene tienen hay se
    """)
)
_FOOTNOTE_MARKS = re.compile(r"(?:\s?\[\d{1,3}\])+$")
_MAX_SENTENCE_CASE_WORDS = 7


def is_line(block: Block) -> bool:
    """Tell whether a block is one line without the end of a sentence: "one line, no full stop"."""
    return (
        block.kind in ("paragraph", "heading")
        and (block.single or block.kind == "heading")
        and len(block.text) <= 255
        and not _FOOTNOTE_MARKS.sub("", block.text).endswith((".", ":", ";", ",", "…", ".”", '."'))
    )


def looks_like_heading(block: Block) -> bool:
    """Tell whether a block is a heading: marked as one, or a short line in title case or without a verb.

    Where the format marks headings, nothing else is one but a line in bold.
    """
    if block.kind == "heading":
        return True
    if block.certain and not block.bold:
        return False
    text = block.text
    if block.kind != "paragraph" or not block.single or block.quoted or len(text) > _MAX_LENGTH:
        return False
    if (
        re.search(r"[.:;,…!?”»\"]$|\t|://|@", _FOOTNOTE_MARKS.sub("", text))
        or text[0] in '“"«([—–-'
        or text[0].islower()
    ):
        return False
    if re.search(r"\d", text) and has_currency(text):
        return False
    words = text.split()
    return len(words) <= _MAX_WORDS and (block.bold or _is_title_case(words) or _has_no_verb(words))


def _is_title_case(words: list[str]) -> bool:
    big = [word for word in words if plain(word) not in _SMALL_WORDS and any(map(str.isalpha, word))]
    capital = sum(not next(filter(str.isalpha, word)).islower() for word in big)
    return len(big) > 1 and capital == len(big)


def _has_no_verb(words: list[str]) -> bool:
    return len(words) <= _MAX_SENTENCE_CASE_WORDS and not any(
        plain(word) in _SENTENCE_WORDS for word in words
    )
