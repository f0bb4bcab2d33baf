"""What every reader hands over: the pieces of a document, without any idea of what they mean."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from faq.importer.inline import Mark, cut_marks

_MAX_WIDTH = 130

CAPTION = "caption"
"""The marker of a paragraph that the format itself says is the caption of the table after it."""

TABLE_FOOT = "table foot"
"""The marker of a paragraph that is the last row of the table before it, across its whole width."""

Kind = Literal["paragraph", "heading", "item", "row", "detail"]
Role = Literal["", "title", "introduction_heading", "group", "question", "short_answer", "answer"]


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
    `tabular`: the file itself says that these are the cells of a table. `marks` are links, bold
    and italic words of `text`, by their place in it. `certain`: the format itself says what is a heading, so that
    nothing needs guessing. `region` names the part of a web page around the text that the block stands in.
    `role` is what the file itself says the block is, by its column or mark; "" leaves that to its form. An empty
    group ends the one before, an empty short answer says that there is none.
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
    tabular: bool = False
    marks: tuple[Mark, ...] = ()
    role: Role = ""
    certain: bool = False
    region: str = ""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The linked words, each with its address, in order."""
        return tuple((self.text[mark.start : mark.end], mark.href) for mark in self.marks if mark.tag == "a")

    @property
    def settled(self) -> bool:
        """Tell whether the block is one thing as a whole, known without looking at its form."""
        return self.role not in ("", "answer")

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
        return replace(self.with_text(join_lines(lines)), lines=lines, gap=gap)

    def with_text(self, text: str) -> "Block":
        """The same block with a part of its text, and the marks of that part."""
        start = self.text.find(text) if self.marks else -1
        marks = cut_marks(self.marks, start, start + len(text)) if start >= 0 else ()
        return replace(self, text=text, marks=marks)


def joined(first: Block, second: Block) -> Block:
    """Two blocks as one of the first one's kind, with the words and marks of both."""
    offset = len(first.text) + 1
    moved = (replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in second.marks)
    return replace(
        first,
        text=f"{first.text} {second.text}",
        lines=first.lines + second.lines,
        marks=(*first.marks, *moved),
        bold=first.bold and second.bold,
    )


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
