"""Marks that stand in half-finished Markdown where the right spelling depends on what is around it.

Whether `**`, a backslash or a line break does what it should is only known once its neighbours are.
"""

import re
import unicodedata
from collections.abc import Iterator

# Control characters, because content never holds them.
STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, BREAK, RISK = "\x01\x02\x03\x04\x05\x06"
"""RISK stands before a character that is markup at some places only."""

ALL_MARKS = "".join((STRONG, STRONG_END, EMPHASIS, EMPHASIS_END, BREAK, RISK))

_DELIMITERS = {STRONG: "**", STRONG_END: "**", EMPHASIS: "_", EMPHASIS_END: "_"}
_ENDS = {STRONG_END, EMPHASIS_END}
_MOST_ROUNDS = 50

_TO_THE_LEFT = re.compile(r"([\x01\x03]+)((?:\s|\x05)+)")
_TO_THE_RIGHT = re.compile(r"((?:\s|\x05)+)([\x02\x04]+)")
_NOTHING = re.compile(r"\x01\x02|\x03\x04|\x02\x01|\x04\x03")
_MARK = re.compile(r"[\x01-\x04]")

# The start of a line, behind the signs of quotations and lists.
_START = r"(?:^(?:[ ]|>[ ]|-[ ]|\d{1,9}\.[ ])*|\x05[ ]*)"
_RISKS = (
    re.compile(rf"({_START}[\x01-\x04]*)\x06(?=[-+=>:])", re.MULTILINE),
    re.compile(
        rf"({_START}[\x01-\x04]*\d{{1,9}}[\x01-\x04]*)\x06(?=[.)][\x01-\x04]*(?:\s|\x05|$))", re.MULTILINE
    ),
    re.compile(r"()\x06(?=![\x01-\x04]*\[)"),
)
_BREAKS_AT_START = re.compile(
    r"^((?:[ ]|>[ ]|-[ ]|\d{1,9}\.[ ]|#{1,6}[ ])*)\x05(?:[^\S\n]|\x05)*", re.MULTILINE
)
_BREAK_AT_END = re.compile(r"\x05(?=\n|\Z)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_GAP = re.compile(r"(?:[^\S\n]|\x05){2,}")


def settled(text: str) -> str:
    """The text with each mark as Markdown, or without it where Markdown would not take it as meant."""
    text = _tightened(_with_breaks_that_part(text))
    for risk in _RISKS:
        text = risk.sub(r"\1\\", text)
    text = _with_breaks_that_part(_with_emphasis(text.replace(RISK, "")))
    return _EMPTY_LINES.sub("\n\n", text.replace(BREAK, "\\\n")).strip("\n")


def _with_breaks_that_part(text: str) -> str:
    """One break at a time, and none where nothing stands before or behind it on its line."""
    text = _BREAKS_AT_START.sub(r"\1", text)
    return _BREAK_AT_END.sub("", _GAP.sub(lambda gap: BREAK if BREAK in gap[0] else gap[0], text))


def _tightened(text: str) -> str:
    """Emphasis without space at its ends, none of nothing, and one where two of a kind touch."""
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _NOTHING.sub("", _TO_THE_RIGHT.sub(r"\2\1", _TO_THE_LEFT.sub(r"\2\1", text)))
        if text == before:
            return text
    return _MARK.sub("", text)


def _with_emphasis(text: str) -> str:
    for _ in range(_MOST_ROUNDS):
        broken = {place for pair in _pairs(text) if not _works(text, *pair) for place in pair}
        if not broken:
            return _MARK.sub(lambda mark: _DELIMITERS[mark[0]], text)
        text = "".join(character for place, character in enumerate(text) if place not in broken)
    return _MARK.sub("", text)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each emphasis starts and ends; they came from a tree, so that they nest."""
    open_marks: list[int] = []
    for mark in _MARK.finditer(text):
        if mark[0] in _ENDS:
            yield open_marks.pop(), mark.start()
        else:
            open_marks.append(mark.start())


def _works(text: str, start: int, end: int) -> bool:
    """CommonMark's rule for delimiters, on the safe side: its versions differ about symbols such as "€"."""
    if "\n" in text[start:end]:
        return False
    inside, outside = (text[start + 1], text[end - 1]), (text[start - 1 : start], text[end + 1 : end + 2])
    return all(_flanks(text[start], *sides) for sides in zip(inside, outside, strict=True))


def _flanks(mark: str, inside: str, outside: str) -> bool:
    if inside.isspace():
        return False
    apart = not outside or outside == BREAK or outside.isspace() or _is_punctuation(outside)
    # An underscore within a word is only an underscore.
    return apart or (mark == STRONG and not _could_be_punctuation(inside))


def _is_punctuation(character: str) -> bool:
    return character in _DELIMITERS or unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"


def _could_be_punctuation(character: str) -> bool:
    return character in _DELIMITERS or unicodedata.category(character)[0] in "PS"
