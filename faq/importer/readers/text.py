"""Plain text as neutral blocks: paragraphs, headings, list items and table rows, by their form alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from faq.importer.blocks import Block, Line, is_wrapped, join_lines, wrap_width
from faq.importer.decoding import decode
from faq.importer.source import Source, encoding_notices

_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)(?:\s+#+)?$")
_UNDERLINE = re.compile(r"(=|-)\1{2,}$")
_RULE = re.compile(r"(?:[-*_=]\s?){3,}$|--$")
_BULLET = re.compile(
    r"(?:(?P<sign>[•‣◦▪●○])\s*|(?P<marker>[·*–-]|\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,3}\]|[a-z]\))\s+)(?P<text>\S.*)$"
)
_BOLD = re.compile(r"(\*\*|__)(?P<text>(?:(?!\1).)+)\1$")
_TABLE_RULE = re.compile(r"[|+\s:=-]+$")
_MAX_MARKED_LINE = 1000
_FENCE = "---"
_MAX_FENCED_LINES = 60


class Chunk:
    """A run of lines without a blank line in it, each with its indentation."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.indents: list[int] = []
        self._width: int | None = None

    def add(self, line: Line, source: str) -> None:
        margin = source[: len(source) - len(source.lstrip())].expandtabs(4)
        self.lines.append(line)
        self.indents.append(len(margin))

    @property
    def width(self) -> int:
        """The width to which the lines were wrapped; 0 if they were not."""
        if self._width is None:
            self._width = wrap_width(self.lines)
        return self._width

    def neighbours(self, position: int) -> list[str]:
        around = (position - 1, position + 1)
        return [self.lines[index].text for index in around if 0 <= index < len(self.lines)]


def read_text_file(data: bytes, file: str) -> Source:
    """Read the bytes of a plain text file."""
    decoded = decode(data, file)
    return Source(read_text(decoded.text), decoded.text, encoding_notices(decoded))


def read_text(text: str) -> list[Block]:
    """Split plain text into neutral blocks. Blank lines separate; nothing is dropped but blank lines and rules."""
    lines = text.split("\n")
    blocks, start = _fenced_details(lines)
    for chunk in _chunks(lines, start):
        blocks.extend(_read_chunk(chunk))
    return blocks


def read_lines(lines: Sequence[Line]) -> list[Block]:
    """Lines of another format as neutral blocks, by their form alone; they keep their numbers."""
    blocks = read_text("\n".join(line.text for line in lines))
    return [replace(block, lines=tuple(lines[line.number - 1] for line in block.lines)) for block in blocks]


def _fenced_details(lines: list[str]) -> tuple[list[Block], int]:
    """Labelled lines between two "---" at the very top, as many editors and site generators write them."""
    if lines[0].strip() != _FENCE:
        return [], 0
    inner: list[Block] = []
    for index, line in enumerate(lines[1 : _MAX_FENCED_LINES + 1], start=1):
        if line.strip() == _FENCE:
            return inner, index + 1
        if line.strip():
            if ":" not in line:
                break
            inner.append(Block("detail", line.strip(), (Line(index + 1, line.strip()),)))
    return [], 0


def _chunks(lines: list[str], start: int) -> Iterator[Chunk]:
    chunk = Chunk()
    for number, line in enumerate(lines[start:], start=start + 1):
        stripped = line.strip()
        if stripped:
            chunk.add(Line(number, stripped), line)
        elif chunk.lines:
            yield chunk
            chunk = Chunk()
    if chunk.lines:
        yield chunk


def _read_chunk(chunk: Chunk) -> Iterator[Block]:
    position, gap = 0, True
    while position < len(chunk.lines):
        used, block = _row(chunk, position) or _marked(chunk, position) or _paragraph(chunk, position)
        if block is not None and (block.text or block.marker == "rule"):
            yield block if gap else replace(block, gap=False)
            gap = False
        position += used


# Table rows ---------------------------------------------------------------------------------------------------


def _row(chunk: Chunk, position: int) -> tuple[int, Block] | None:
    """A line of a table: never one alone, unless its cells stand between two bars."""
    line = chunk.lines[position]
    if "|" in line.text:
        framed = line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 2
        if framed or any("|" in text for text in chunk.neighbours(position)):
            return 1, _pipe_row(line)
    for separator in _separators_in(line.text):
        cells = _cells(line.text, separator)
        others = chunk.neighbours(position) if len(cells) > 1 else []
        if any(len(_cells(text, separator)) > 1 for text in others):
            return 1, Block("row", " ".join(cells), (line,), cells=cells)
    return None


# Two spaces are a typist's habit, not a column.
_TABS = re.compile(r"\t\s*")
_WIDE_SPACE = re.compile(r"\s{3,}")


def _separators_in(text: str) -> Sequence[re.Pattern[str]]:
    """What may separate cells in this line; nothing in most, which is found out faster than by either pattern."""
    # In what is printable, all white space is single spaces.
    if text.isprintable():
        return [_WIDE_SPACE] if "   " in text else []
    return [_TABS, _WIDE_SPACE]


def _cells(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in separator.split(text))


def _pipe_row(line: Line) -> Block:
    if _TABLE_RULE.match(line.text):
        return Block("row", line.text, (line,), marker="rule")
    text = line.text.removeprefix("|").removesuffix("|")
    cells = tuple(_plain_cell(cell) for cell in text.split("|"))
    return Block("row", " ".join(cells), (line,), cells=cells)


def _plain_cell(cell: str) -> str:
    words = " ".join(cell.split())
    bold = _BOLD.match(words)
    return bold["text"].strip() if bold else words


# Headings and lists --------------------------------------------------------------------------------------------


def _marked(chunk: Chunk, position: int) -> tuple[int, Block | None] | None:
    line = chunk.lines[position]
    if _RULE.match(line.text):
        return 1, None
    if len(line.text) > _MAX_MARKED_LINE:
        return None
    heading = _HEADING.match(line.text)
    if heading:
        return 1, Block("heading", heading[2], (line,), marker=heading[1], level=len(heading[1]))
    if position + 1 < len(chunk.lines) and _UNDERLINE.match(chunk.lines[position + 1].text):
        lines = (line, chunk.lines[position + 1])
        return 2, Block("heading", line.text, lines, marker=lines[1].text, level=1)
    item = _BULLET.match(line.text)
    if item:
        return _item(chunk, position, item)
    return None


def _item(chunk: Chunk, position: int, match: re.Match[str]) -> tuple[int, Block]:
    end = position + 1
    while end < len(chunk.lines) and _continues(chunk, position, end):
        end += 1
    first, *rest = chunk.lines[position:end]
    text, bold = _without_bold(join_lines([Line(first.number, match["text"]), *rest]))
    marker = match["sign"] or match["marker"]
    block = Block("item", text, (first, *rest), marker=marker, level=chunk.indents[position], bold=bold)
    return end - position, block


def _continues(chunk: Chunk, item: int, position: int) -> bool:
    """Tell whether the line at `position` goes on with the list item that begins at `item`."""
    last, line = chunk.lines[position - 1], chunk.lines[position]
    if _starts_block(line.text) or last.text.endswith("?"):
        return False
    if chunk.indents[position] > chunk.indents[item] or line.text[0].islower():
        return True
    return is_wrapped(last, line, chunk.width)


def _starts_block(text: str) -> bool:
    text = text[:_MAX_MARKED_LINE]
    return bool(_BULLET.match(text) or _HEADING.match(text) or _RULE.match(text)) or text.startswith("|")


# Paragraphs ---------------------------------------------------------------------------------------------------


def _paragraph(chunk: Chunk, position: int) -> tuple[int, Block]:
    end = position + 1
    while end < len(chunk.lines) and not _interrupts(chunk, end):
        end += 1
    lines = tuple(chunk.lines[position:end])
    if all(line.text.startswith(">") for line in lines):
        inner = [Line(line.number, line.text.lstrip("> ")) for line in lines]
        return end - position, Block("paragraph", join_lines(inner), lines, quoted=True)
    text, bold = _without_bold(join_lines(lines))
    return end - position, Block("paragraph", text, lines, bold=bold)


def _interrupts(chunk: Chunk, position: int) -> bool:
    return _row(chunk, position) is not None or _marked(chunk, position) is not None


def _without_bold(text: str) -> tuple[str, bool]:
    match = _BOLD.match(text) if len(text) <= _MAX_MARKED_LINE else None
    return (match["text"].strip(), True) if match else (text, False)
