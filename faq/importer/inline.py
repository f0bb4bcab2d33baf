"""What stands out within a line of text: links, bold and italic words, by their place in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

_KEPT = re.compile(r"(?:https?://|mailto:|tel:|/(?!/))[^\s<>\"]{1,2000}$", re.IGNORECASE)

MarkTag = Literal["a", "b", "i"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A link (`href`), bold or italic words, from character `start` up to `end`. Marks nest or are apart."""

    start: int
    end: int
    tag: MarkTag
    href: str = ""


def is_kept(address: str) -> bool:
    """Tell whether a page may link to an address: the web, this site, mail and telephone, nothing that runs."""
    return _KEPT.match(address) is not None


def cut_marks(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks of the part of a text from `start` up to `end`, counted from there."""
    moved = (
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in marks
    )
    return tuple(mark for mark in moved if mark.start < mark.end)


def to_html(text: str, marks: Sequence[Mark]) -> str:
    """The text as HTML, escaped, with its marks as elements."""
    if not marks:
        return _escaped(text)
    pieces: list[str] = []
    open_marks: list[Mark] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        while open_marks and open_marks[-1].end <= to:
            mark = open_marks.pop()
            pieces.extend((_escaped(text[position : mark.end]), f"</{mark.tag}>"))
            position = mark.end
        pieces.append(_escaped(text[position:to]))
        position = to

    kept = (mark for mark in marks if mark.tag != "a" or is_kept(mark.href))
    for mark in sorted(kept, key=lambda mark: (mark.start, -mark.end)):
        advance(mark.start)
        if open_marks and mark.end > open_marks[-1].end:
            continue
        open_marks.append(mark)
        pieces.append(f'<a href="{escape(mark.href)}">' if mark.tag == "a" else f"<{mark.tag}>")
    advance(len(text))
    return "".join(pieces)


def _escaped(text: str) -> str:
    return escape(text, quote=False)
