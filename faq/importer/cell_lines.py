"""Tables pasted with each cell on a line of its own: rebuilt where only one number of columns fits, else pointed out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faq.importer.blocks import Block, Line
from faq.importer.labels import match_label
from faq.importer.table_recovery import PRICE_LINE, is_value
from faq.importer.vocabulary import NOTE_LABELS, plain
from pricing.currency_marks import has_currency

LOOSE_CELLS = "• cells"
"""The marker of items that look like the cells of a table whose columns are not certain."""

_LONGEST_CELL = 60
_MOST_WORDS = 10
_COLUMNS = range(2, 8)
_ROWS_AMONG_PRICES = 2
_ROWS_BESIDE_TEXT = 3
_LOOSE_PRICES = 3

Grid = list[Sequence[Line]]


def recover_cell_lines(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with such lines turned into rows, or into items where it is not certain what the rows are."""
    found: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        if _is_run_of_cells(block):
            run.append(block)
            continue
        found += _recovered(run)
        run = []
        found.append(block)
    return found + _recovered(run)


def _is_run_of_cells(block: Block) -> bool:
    plain_text = block.kind == "paragraph" and not block.quoted and not block.role and not block.region
    return plain_text and not block.marker and bool(block.lines) and all(map(_could_be_cell, block.lines))


def _could_be_cell(line: Line) -> bool:
    text = line.text
    if (
        len(text) > _LONGEST_CELL
        or len(text.split()) > _MOST_WORDS
        or text[-1] in '.?!:;,”"»'
        or ": " in text
    ):
        return is_value(text)
    return plain(text) not in NOTE_LABELS and match_label(text) is None


def _recovered(run: Sequence[Block]) -> list[Block]:
    lines = [line for block in run for line in block.lines]
    priced = [has_currency(line.text) and is_value(line.text) for line in lines]
    if sum(priced) < 2:
        return list(run)
    if grid := _only_grid(lines):
        return list(_rows(run, grid))
    if pairs := _pairs(lines):
        return list(_rows(run, pairs, marker=PRICE_LINE))
    labels = sum(not is_value(line.text) for line in lines)
    if sum(priced) < _LOOSE_PRICES or labels < _LOOSE_PRICES:
        return list(run)
    return [
        replace(
            run[0], kind="item", text=" ".join(line.text.split()), lines=(line,), marker=LOOSE_CELLS, marks=()
        )
        for line in lines
    ]


def _pairs(lines: Sequence[Line]) -> Grid | None:
    """Labels and prices in turn, without any headings."""
    pairs = [lines[start : start + 2] for start in range(0, len(lines), 2)]
    in_turn = all(len(pair) == 2 and not is_value(pair[0].text) and is_value(pair[1].text) for pair in pairs)
    return list(pairs) if in_turn and len(pairs) >= _ROWS_BESIDE_TEXT else None


def _only_grid(lines: Sequence[Line]) -> Grid | None:
    """The rows, headings first, if the lines can be parted into rows in one way alone."""
    grids = [grid for columns in _COLUMNS if (grid := _grid(lines, columns)) is not None]
    return grids[0] if len(grids) == 1 else None


def _grid(lines: Sequence[Line], columns: int) -> Grid | None:
    if len(lines) % columns:
        return None
    rows = [lines[start : start + columns] for start in range(0, len(lines), columns)]
    kinds = [{is_value(row[index].text) for row in rows[1:]} for index in range(columns)]
    unpriced_heads = not any(is_value(line.text) for line in rows[0])
    regular = all(len(kind) == 1 for kind in kinds) and kinds[0] == {False} if len(rows) > 1 else False
    if not (unpriced_heads and regular and {True} in kinds):
        return None
    enough = _ROWS_BESIDE_TEXT if kinds.count({False}) > 1 else _ROWS_AMONG_PRICES
    return rows if len(rows) - 1 >= enough else None


def _rows(run: Sequence[Block], grid: Grid, *, marker: str = "") -> Iterator[Block]:
    first = replace(run[0], marks=(), bold=False)
    for number, lines in enumerate(grid):
        cells = tuple(" ".join(line.text.split()) for line in lines)
        yield replace(
            first,
            kind="row",
            text=" ".join(cells),
            lines=tuple(lines),
            cells=cells,
            marker=marker,
            gap=first.gap and number == 0,
        )
