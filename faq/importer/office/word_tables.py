"""Rows and cells of a Word table, in a grid: joined cells leave empty ones beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from faq.importer.office.word_styles import value

_WRAPPERS = frozenset({"{w}sdt", "{w}sdtContent", "{w}customXml", "{w}ins", "{w}moveTo", "{w}smartTag"})
_MAX_SPAN = 63


@dataclass(frozen=True)
class TableRow:
    """One row: its cells, None where a cell beside reaches over. `heads`: the document repeats it on each page."""

    cells: tuple[Element | None, ...]
    heads: bool


def table_rows(table: Element) -> list[TableRow]:
    """The rows of a table without deleted ones."""
    return [
        TableRow(tuple(_cells(row)), row.find("{w}trPr/{w}tblHeader") is not None)
        for row in _below(table, "{w}tr")
        if row.find("{w}trPr/{w}del") is None
    ]


def with_joined_cells(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows with the cells that reach down from above repeated in each row that they reach into."""
    found: list[TableRow] = []
    for row in rows:
        above = found[-1].cells if found else ()
        cells = (
            above[index] if cell is not None and _continues(cell) and index < len(above) else cell
            for index, cell in enumerate(row.cells)
        )
        found.append(TableRow(tuple(cells), row.heads))
    return found


def _continues(cell: Element) -> bool:
    joined = cell.find("{w}tcPr/{w}vMerge")
    return joined is not None and value(joined) != "restart" and not raw_text(cell)


def cell_paragraphs(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell, those of tables inside it too."""
    for child in cell:
        if child.tag == "{w}p":
            yield child
        elif child.tag == "{w}tbl":
            for row in table_rows(child):
                for inner in row.cells:
                    yield from cell_paragraphs(inner) if inner is not None else ()
        elif child.tag in _WRAPPERS:
            yield from cell_paragraphs(child)


def raw_text(cell: Element | None) -> str:
    """Roughly what a cell says; enough to tell what kind of table it is in."""
    return "" if cell is None else " ".join("".join(text.text or "" for text in cell.iter("{w}t")).split())


def _cells(row: Element) -> Iterator[Element | None]:
    for cell in _below(row, "{w}tc"):
        if cell.find("{w}tcPr/{w}cellDel") is not None:
            continue
        yield cell
        span = value(cell.find("{w}tcPr/{w}gridSpan"))
        yield from [None] * (min(int(span), _MAX_SPAN) - 1 if span.isdecimal() else 0)


def _below(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _below(child, tag)
