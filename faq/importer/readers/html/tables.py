"""Tables of a web page: rows of cells with spans filled in, or the finding that a table only arranges the page."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from faq.importer.readers.html.tree import Element, descendants, flat_text

MAX_SPAN = 100
_MAX_CELLS = 200_000
_ARRANGED = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "details", "dl"})


@dataclass(frozen=True)
class Row:
    """One row: its cells, the line of the file it begins on, and whether it holds the headings."""

    cells: tuple[str, ...]
    line: int
    heads: bool = False
    alone: bool = False
    """Whether its first cell is its only one, however wide."""


@dataclass(frozen=True)
class Table:
    """Rows under an optional heading row; `before` and `after` are what stands across the whole width."""

    rows: tuple[Row, ...]
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()


def read_table(table: Element) -> Table | None:
    """Return the rows of a table; None for one that only arranges headings, lists and other tables."""
    inner = list(descendants(table))
    if any(element.tag in _ARRANGED for element in inner):
        return None
    rows = [element for element in inner if element.tag == "tr"]
    cells = [[child for child in _elements(row) if child.tag in ("td", "th")] for row in rows]
    if max(map(len, cells), default=0) < 2:
        return None
    outside = [child for child in table.children if not isinstance(child, Element) and child.text.strip()]
    captions = [Row((flat_text(child),), child.line) for child in inner if child.tag == "caption"]
    captions += [Row((" ".join(child.text.split()),), child.line) for child in outside]
    in_head = {id(row) for head in inner if head.tag == "thead" for row in descendants(head)}
    grid = list(_filled(rows, cells, in_head))
    return _parted(grid, [caption for caption in captions if caption.cells[0]])


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _span(cell: Element, name: str) -> int:
    written = cell.get(name).strip()
    return min(int(written), MAX_SPAN) if written.isdecimal() and len(written) < 6 and int(written) else 1


def _filled(rows: list[Element], cells: list[list[Element]], in_head: set[int]) -> Iterator[Row]:
    """Rows with spanned columns left empty and spanned rows repeated."""
    hanging: dict[int, tuple[int, str]] = {}
    room = _MAX_CELLS
    for row, row_cells in zip(rows, cells, strict=True):
        filled: list[str] = []
        waiting = list(reversed(row_cells))
        while waiting or len(filled) in hanging:
            left, text = hanging.pop(len(filled), (0, ""))
            if left:
                if left > 1:
                    hanging[len(filled)] = (left - 1, text)
                filled.append(text)
                continue
            cell = waiting.pop()
            text, columns, deep = flat_text(cell), _span(cell, "colspan"), _span(cell, "rowspan")
            columns = columns if room > 0 else 1
            for offset in range(columns):
                if deep > 1 and room > 0:
                    hanging[len(filled)] = (deep - 1, text if offset == 0 else "")
                filled.append(text if offset == 0 else "")
            room -= columns
        heads = id(row) in in_head or (len(row_cells) > 1 and all(cell.tag == "th" for cell in row_cells))
        if any(filled):
            yield Row(tuple(filled), row.line, heads, alone=len(row_cells) == 1)


def _parted(rows: list[Row], captions: list[Row]) -> Table:
    """Take lines across the whole width off both ends, and make one heading row of several."""
    width = max((len(row.cells) for row in rows), default=0)
    before, after = list(captions), list[Row]()
    while rows and width > 1 and _across(rows[0], width):
        before.append(rows.pop(0))
    while rows and width > 1 and _across(rows[-1], width):
        after.insert(0, rows.pop())
    heads = 0
    while heads < len(rows) and rows[heads].heads:
        heads += 1
    if 1 < heads < len(rows):
        columns = itertools.zip_longest(*(row.cells for row in rows[:heads]), fillvalue="")
        merged = tuple(" ".join(dict.fromkeys(filter(None, column))) for column in columns)
        rows = [Row(merged, rows[0].line, heads=True), *rows[heads:]]
    return Table(tuple(rows), tuple(before), tuple(after))


def _across(row: Row, width: int) -> bool:
    if row.heads and not row.alone:
        # A heading row that names the first column only.
        return False
    return len(row.cells) == width and bool(row.cells[0]) and not any(row.cells[1:])
