"""Running text collected tag by tag: white space folded, line breaks kept, links and emphasis by their place."""

import re
from dataclasses import dataclass

from faq.importer.inline import Mark, MarkTag, cut_marks

_PARAGRAPH_BREAK = re.compile(r"\n{2,}")
_BOLD_LEAD_ENDS = ("?",)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text that stands by itself. `lines` are (file line, words) between its line breaks."""

    text: str
    lines: tuple[tuple[int, str], ...]
    marks: tuple[Mark, ...]
    bold: bool


class InlineText:
    """A buffer for the text of one block."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._space = False
        self._places: list[tuple[int, int]] = []
        self._open: list[tuple[MarkTag, str, int | None]] = []
        self._marks: list[Mark] = []

    @property
    def length(self) -> int:
        """How many characters were collected."""
        return self._length

    @property
    def last(self) -> str:
        """What was added last."""
        return self._pieces[-1] if self._pieces else ""

    def add(self, text: str, line: int) -> None:
        """Add characters as they stand in the file; any run of white space is one space."""
        words = " ".join(text.split())
        if not words:
            self._space = self._space or bool(text)
            return
        space = (self._space or text[0].isspace()) and self._length and self._pieces[-1] != "\n"
        if space:
            self._put(" ")
        self._places.append((self._length, line + text[: len(text) - len(text.lstrip())].count("\n")))
        self._open = [
            (tag, href, self._length if start is None else start) for tag, href, start in self._open
        ]
        self._put(words)
        self._space = text[-1].isspace()

    def add_break(self) -> None:
        """Add a line break."""
        self._space = False
        if self._length:
            self._put("\n")

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def open(self, tag: MarkTag, href: str = "") -> None:
        """Begin a link or emphasis with the next character."""
        self._open.append((tag, href, None))

    def close(self) -> None:
        """End what was opened last."""
        tag, href, start = self._open.pop()
        if start is not None and start < self._length:
            self._marks.append(Mark(start, self._length, tag, href))

    def take(self) -> list[Passage]:
        """Return what was collected and begin anew; what is open stays open."""
        whole = "".join(self._pieces)
        marks = [
            *self._marks,
            *(
                Mark(start, len(whole), tag, href)
                for tag, href, start in reversed(self._open)
                if start is not None
            ),
        ]
        places = self._places
        self._pieces, self._length, self._space, self._places, self._marks = [], 0, False, [], []
        self._open = [(tag, href, None) for tag, href, _ in self._open]
        found: list[Passage] = []
        waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
        inner: list[Mark] = []
        for start, end in _parts(whole):
            inner = [mark for mark in inner if mark.end > start]
            while waiting and waiting[-1].start < end:
                inner.append(waiting.pop())
            for first, last in _without_bold_lead(whole, inner, start, end):
                found.append(_passage(whole, inner, places, first, last))
        return found


def _parts(whole: str) -> list[tuple[int, int]]:
    """Where the paragraphs between two line breaks in a row begin and end."""
    parts: list[tuple[int, int]] = []
    start = 0
    for match in [*_PARAGRAPH_BREAK.finditer(whole), None]:
        end = match.start() if match else len(whole)
        stripped = whole[start:end].strip()
        if stripped:
            first = whole.index(stripped, start)
            parts.append((first, first + len(stripped)))
        start = match.end() if match else end
    return parts


def _without_bold_lead(whole: str, marks: list[Mark], start: int, end: int) -> list[tuple[int, int]]:
    """Part a bold first line, or a bold question at the head of a line, from the text that goes on after it."""
    bold_end = max((mark.end for mark in marks if mark.tag == "b" and mark.start <= start), default=start)
    if not start < bold_end < end:
        return [(start, end)]
    lead, rest = whole[start:bold_end].rstrip(), whole[bold_end:end]
    alone = "\n" not in lead and (rest.startswith("\n") or whole[bold_end - 1] == "\n")
    if not alone and not lead.endswith(_BOLD_LEAD_ENDS):
        return [(start, end)]
    following = end - len(rest.lstrip())
    return [(start, start + len(lead)), (following, end)]


def _passage(whole: str, marks: list[Mark], places: list[tuple[int, int]], start: int, end: int) -> Passage:
    text = whole[start:end]
    inner = cut_marks(marks, start, end)
    lines: list[tuple[int, str]] = []
    position = start
    for words in text.split("\n"):
        lines.append((_line_at(places, position), words))
        position += len(words) + 1
    return Passage(text.replace("\n", " "), tuple(lines), inner, _is_bold(text, inner))


def _line_at(places: list[tuple[int, int]], position: int) -> int:
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle][0] <= position:
            low = middle + 1
        else:
            high = middle
    return places[low - 1][1] if low else 1


def _is_bold(text: str, marks: tuple[Mark, ...]) -> bool:
    """Tell whether all words are bold."""
    position = 0
    for mark in sorted((mark for mark in marks if mark.tag == "b"), key=lambda mark: mark.start):
        if text[position : mark.start].strip():
            return False
        position = max(position, mark.end)
    return position > 0 and not text[position:].strip(" .:?!\n")
