"""What every reader hands over: the pieces of a document, without any idea of what they mean."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

_MAX_WIDTH = 130

Kind = Literal["paragraph", "heading", "item", "row", "detail"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, numbered from 1, without the white space around it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or labelled detail, in reading order.

    `text` has its marks (bullet, "##", "**") taken off; `lines` are verbatim. `gap` tells whether something
    separates it from the block before. A row has `cells`; a "rule" row only separates the heading row.
    """

    kind: Kind
    text: str
    lines: tuple[Line, ...]
    gap: bool = True
    marker: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    bold: bool = False
    quoted: bool = False

    @property
    def raw(self) -> str:
        """The source lines, verbatim."""
        return "\n".join(line.text for line in self.lines)

    @property
    def single(self) -> bool:
        """Tell whether the block stands on one line of the source."""
        return len(self.lines) == 1

    def part(self, lines: tuple[Line, ...]) -> "Block":
        """The same block cut down to some of its lines."""
        gap = self.gap if lines[0] == self.lines[0] else False
        return replace(self, text=join_lines(lines), lines=lines, gap=gap)


def join_lines(lines: tuple[Line, ...] | list[Line]) -> str:
    """The running text of wrapped lines. A word broken at a hyphen keeps the hyphen and loses the break."""
    pieces: list[str] = []
    for line in lines:
        words = " ".join(line.text.split())
        if not words:
            continue
        last = pieces[-1] if pieces else ""
        broken = last.endswith("-") and last[-2:-1].isalpha() and words[:1].islower()
        if pieces and not broken:
            pieces.append(" ")
        pieces.append(words)
    return "".join(pieces)


_ENDS = frozenset('.?!:;”"»)')


def wrap_width(lines: Sequence[Line]) -> int:
    """The width to which a run of lines was wrapped, or 0 if none of its lines breaks off inside a sentence."""
    broken = any(_breaks_off(before, after) for before, after in itertools.pairwise(lines))
    return max(len(line.text) for line in lines) if broken else 0


def is_wrapped(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line ended only because the next word did not fit into `width` characters."""
    if _breaks_off(line, following):
        return True
    first_word = following.text.split(maxsplit=1)[0]
    return 0 < width <= _MAX_WIDTH and len(line.text) + 1 + len(first_word) > width


def _breaks_off(line: Line, following: Line) -> bool:
    return line.text[-1] not in _ENDS and following.text[0].islower()
