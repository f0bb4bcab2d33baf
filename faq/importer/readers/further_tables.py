"""What a spreadsheet holds beside its questions: a table of prices, or a list of details, apart from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from faq.importer.blocks import Block, Line
from faq.importer.detail_tables import detail_tables
from faq.importer.grids import make_grid, speaks_of_prices
from faq.importer.labels import match_label
from faq.importer.numbered_lines import NumberedLines
from faq.importer.price_tables import column_roles, holds_prices
from faq.importer.questions import is_question_sentence
from faq.importer.source import Row

_MAX_HEADING = 80


@dataclass(frozen=True)
class FurtherTable:
    """Rows that are a table of their own, with the lines of text above and below them, or a list of details."""

    rows: list[Row]
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)
    details: bool = False
    place: str = ""
    """What comes before the number of a row, where it stands on a sheet of its own."""

    def blocks(self, lines: NumberedLines, place: str) -> list[Block]:
        """All of it as text that belongs to no question; `place` is that of the questions."""
        place = self.place or place
        if self.details:
            return detail_tables([_row(row, lines, place) for row in self.rows], certain=True)
        body = [
            *(_text(row, lines, place) for row in self.above),
            replace(_row(self.rows[0], lines, place), gap=True),
            Block("row", "", (), gap=False, marker="rule", tabular=True),
            *(_row(row, lines, place) for row in self.rows[1:]),
            *(_text(row, lines, place) for row in self.below),
        ]
        return [replace(block, role="answer") for block in body]


def apart(rows: Sequence[Row], question: int) -> tuple[list[Row], list[FurtherTable]]:
    """The rows that ask questions in column `question`, and the tables that empty rows separate from them."""
    first, *others = _parts(rows) or [[]]
    kept, found = list(first), []
    for part in others:
        asks = any(is_question_sentence(_cell(row, question)) for row in part)
        table = None if asks else further_table(part)
        if table:
            found.append(table)
        else:
            kept += part
    return kept, found


def further_table(rows: Sequence[Row]) -> FurtherTable | None:
    """The one table that some rows are, or None if they are none that is understood."""
    trimmed = _trimmed(rows)
    if not trimmed:
        return None
    lists = detail_tables(
        [
            Block("row", "", (Line(1, ""),), cells=row.cells, gap=index == 0)
            for index, row in enumerate(trimmed)
        ]
    )
    if all(block.kind == "detail" for block in lists) or _names_only_details(trimmed):
        return FurtherTable(trimmed, details=True)
    wide = [index for index, row in enumerate(trimmed) if len(row.filled) > 1]
    if not wide:
        return None
    begin, end = wide[0], wide[-1] + 1
    table = FurtherTable(trimmed[begin:end], trimmed[:begin], trimmed[end:])
    return table if _is_priced(table.rows) else None


def _names_only_details(rows: Sequence[Row]) -> bool:
    """Tell a sheet that is nothing but labels that are known, each with its value."""
    pairs = [row.cells for row in rows]
    return len(rows) > 1 and all(
        len(cells) == 2 and match_label(f"{cells[0].rstrip(':')}: {cells[1]}") for cells in pairs
    )


def _is_priced(rows: Sequence[Row]) -> bool:
    """Tell a table of prices under headings that say so from questions with a price in their answers."""
    grid = make_grid([row.cells for row in rows])
    priced = [grid.heading(index) for index, role in enumerate(column_roles(grid)) if role == "price"]
    named = any(map(speaks_of_prices, priced))
    short = all(len(heading) <= _MAX_HEADING for heading in grid.headings)
    return named and short and len(grid.rows) > 0 and holds_prices(grid)


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows parted where others, that are empty, lie between them."""
    parts: list[list[Row]] = []
    for row in rows:
        if not row.filled:
            continue
        if not parts or row.number != parts[-1][-1].number + 1:
            parts.append([])
        parts[-1].append(row)
    return parts


def _trimmed(rows: Sequence[Row]) -> list[Row]:
    """The rows without columns that are empty in all of them."""
    filled = [row for row in rows if row.filled]
    width = max((len(row.cells) for row in filled), default=0)
    columns = [index for index in range(width) if any(_cell(row, index) for row in filled)]
    return [Row(row.number, tuple(_cell(row, index) for index in columns)) for row in filled]


def _cell(row: Row, index: int) -> str:
    return row.cells[index].strip() if index < len(row.cells) else ""


def _row(row: Row, lines: NumberedLines, place: str) -> Block:
    added = tuple(_added(row, lines, place))
    return Block("row", " ".join(row.filled), added, gap=False, cells=row.cells, tabular=True)


def _text(row: Row, lines: NumberedLines, place: str) -> Block:
    return Block("paragraph", " ".join(row.filled), tuple(_added(row, lines, place)))


def _added(row: Row, lines: NumberedLines, place: str) -> Iterator[Line]:
    for cell in row.filled:
        yield from lines.add(" ".join(cell.split()), f"{place} row {row.number}".strip())
