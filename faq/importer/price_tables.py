"""Tables with prices: which column holds what, in which currency and country. Nothing is guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from faq.importer.countries import country_code, find_country
from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from faq.importer.report import ImportedPrice, ImportedPriceTable, OtherCell, Saving, TableBlock
from faq.importer.vocabulary import plain
from pricing.amounts import Amount, is_percentage, parse_amount
from pricing.currency_marks import find_currency, has_currency

_SAVINGS = re.compile(
    r"\b(?:sav(?:e|ing|ings)|ahorr|econom|ersparnis|discount|descuento|difference|cheaper)", re.IGNORECASE
)
_PRICE = re.compile(
    r"\b(?:cost|costs|price|prices|pricing|fees?|costos?|costes?|precios?|tarifas?|preco|preis|kosten|prix|tarif)\b"
)
_RATE = re.compile(r"\b(?:rate|success|exito|chance|risk|riesgo|probab|tasa|recovery|satisf|effic|surviv)")
_COUNTS = re.compile(
    r"\b(?:nights?|days?|weeks?|sessions?|visits?|noches?|dias?|semanas?|sesion(?:es)?|visitas?|noites?|sessoes"
    r"|nachte?|tage?|wochen?|sitzungen?|nuits?|jours?|semaines?|seances?)\b"
)
_LONGEST_NAME = 255
_CELL_SEPARATOR = re.compile(r"\s*(?:[/;]|\bor\b|\bo\b)\s*")
_FORMULA = re.compile(r"[=@]|[+-](?=[A-Za-z(])")


@dataclass(frozen=True)
class Grid:
    """Rows of cells under headings; `headings` is empty where the table has none."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return max(len(self.headings), *(len(row) for row in self.rows)) if self.rows else len(self.headings)

    def heading(self, index: int) -> str:
        """The heading of a column, or ""."""
        return self.headings[index] if index < len(self.headings) else ""


def make_grid(rows: Sequence[tuple[str, ...]], *, headed: bool = False) -> Grid:
    """Take the first row as headings if the document says so, or if only the rows below it hold prices."""
    first, *below = rows
    guessed = bool(below) and not _has_price(first) and any(_has_price(row) for row in below)
    if headed or guessed or (below and _heads_numbers(first, below)):
        return Grid(tuple(first), tuple(below))
    return Grid((), tuple(rows))


def _has_price(row: Sequence[str]) -> bool:
    return any(has_currency(cell) and _amounts(cell, None) for cell in row)


def _heads_numbers(first: Sequence[str], below: Sequence[tuple[str, ...]]) -> bool:
    """A heading such as "Price (USD)" above bare numbers."""
    return any(
        _speaks_of_prices(heading)
        and not parse_amount(heading)
        and any(map(parse_amount, _column(below, index)))
        for index, heading in enumerate(first)
    )


def _column(rows: Sequence[tuple[str, ...]], index: int) -> list[str]:
    return [row[index] for row in rows if index < len(row) and row[index]]


def _speaks_of_prices(heading: str) -> bool:
    return bool(_PRICE.search(plain(heading))) or find_currency(heading) is not None


def holds_prices(grid: Grid) -> bool:
    """Tell whether a table is a price table rather than content.

    Each price carries the names of its row and column. A table with whole texts in their place stays content: a price
    has no room for them, and the report would repeat them in every cell.
    """
    names = (*grid.headings, *(row[0] for row in grid.rows if row))
    return "price" in column_roles(grid) and all(len(name) <= _LONGEST_NAME for name in names)


def column_roles(grid: Grid) -> list[str]:
    """What each column holds: "price", "saving" or "other"."""
    return [_role(grid.heading(index), _column(grid.rows, index)) for index in range(grid.width)]


def _role(heading: str, cells: list[str]) -> str:
    if _SAVINGS.search(heading):
        return "saving"
    if any(has_currency(cell) and _amounts(cell, None) for cell in cells):
        return "price"
    if heading and _speaks_of_prices(heading) and any(parse_amount(cell) for cell in cells):
        return "price"
    shares = bool(cells) and all(is_percentage(cell) for cell in cells)
    return "saving" if shares and not _RATE.search(plain(heading)) else "other"


def plain_table(grid: Grid) -> TableBlock:
    """A table without prices, as it is."""
    rows = [list(row) for row in ((grid.headings, *grid.rows) if grid.headings else grid.rows)]
    return TableBlock(header=bool(grid.headings), rows=rows)


@lru_cache(maxsize=4096)
def _amounts(cell: str, hint: str | None) -> tuple[Amount, ...]:
    """All prices of one cell; none if any part of it is no price."""
    whole = parse_amount(cell, currency_hint=hint)
    if whole:
        return (whole,)
    parts = _CELL_SEPARATOR.split(cell) if len(cell) <= 200 else []
    found = [parse_amount(part, currency_hint=hint) for part in parts if part]
    if len(found) > 1 and all(found):
        return tuple(amount for amount in found if amount)
    return _side_by_side(cell, hint)


def _side_by_side(cell: str, hint: str | None) -> tuple[Amount, ...]:
    """Two prices with nothing between them: "₹1,61,000 - ₹2,47,000 $2,319 - $3,558"."""
    words = cell.split()
    if len(words) > 12:
        return ()
    for cut in range(1, len(words)):
        first = parse_amount(" ".join(words[:cut]), currency_hint=hint)
        second = parse_amount(" ".join(words[cut:]), currency_hint=hint)
        if first and second and first.marks and second.marks:
            return first, second
    return ()


class PriceTableReader:
    """Reads one grid into a price table and reports what an editor should look at."""

    def __init__(self, grid: Grid, context: CurrencyContext, findings: Findings, where: str) -> None:
        self.grid = grid
        self.context = context
        self.findings = findings
        self.where = where
        self.roles = column_roles(grid)
        self.labels_first = bool(self.roles) and self.roles[0] == "other"

    def read(self, *, question: int | None, caption: str | None, note: str | None) -> ImportedPriceTable:
        """The table as data. `context` says which currency surrounds it."""
        table = ImportedPriceTable(
            question=question,
            caption=caption,
            note=note,
            headings=[text for text in self.grid.headings if text],
        )
        report_formulas(self.grid, self.findings, self.where)
        width = self.grid.width
        for number, row in enumerate(self.grid.rows, start=1):
            if len(row) != width or not self.labels_first:
                self.findings.add("column_count_mismatch", f"{self.where} row {number}", " | ".join(row))
            self._read_row(table, number, row, aligned=len(row) == width)
        return table

    def _read_row(
        self, table: ImportedPriceTable, number: int, row: tuple[str, ...], *, aligned: bool
    ) -> None:
        option = row[0] if self.labels_first else ""
        for index in range(1 if self.labels_first else 0, len(row)):
            if row[index]:
                # In a row with cells missing, nobody can say which column a cell belongs to.
                column = self.grid.heading(index) if aligned else ""
                self._read_cell(table, f"{self.where} row {number}", option, column, index, row[index])

    def _read_cell(
        self, table: ImportedPriceTable, where: str, option: str, column: str, index: int, cell: str
    ) -> None:
        if self.roles[index] == "saving" or (self.roles[index] == "price" and is_percentage(cell)):
            table.savings.append(Saving(option=option, raw=cell))
        elif self.roles[index] == "other" or _is_count(option, column, cell):
            table.other.append(OtherCell(option=option, column=column, raw=cell))
        else:
            self._read_price(table, where, option, column, index, cell)

    def _read_price(
        self, table: ImportedPriceTable, where: str, option: str, column: str, index: int, cell: str
    ) -> None:
        amounts = _amounts(cell, self.context.for_column(self.grid.heading(index)))
        if amounts and self._all_readable(where, amounts):
            table.prices.extend(self._price(where, option, column, amount) for amount in amounts)
            return
        if not amounts:
            self.findings.add("unparsed_price", where, cell, value=cell)
        table.unpriced.append(OtherCell(option=option, column=column, raw=cell))

    def _all_readable(self, where: str, amounts: Sequence[Amount]) -> bool:
        for amount in amounts:
            if amount.reversed:
                self.findings.add("price_min_gt_max", where, amount.raw, value=amount.raw)
                return False
        return True

    def _price(self, where: str, option: str, column: str, amount: Amount) -> ImportedPrice:
        currency = self.context.currency(amount, self.findings, where)
        if amount.remark and any(character.isdigit() for character in amount.remark):
            self.findings.add("unparsed_price", where, amount.raw, value=amount.remark)
        return ImportedPrice(
            option=option,
            column=column,
            country=find_country(column) or (None if column else country_code(option)),
            currency=currency,
            amount_min=decimal_text(amount.minimum),
            amount_max=decimal_text(amount.maximum),
            approximate=amount.approximate,
            open_ended=amount.open_ended,
            unit=amount.unit,
            raw=amount.raw,
        )


def _is_count(option: str, column: str, cell: str) -> bool:
    """Tell a bare number of nights or sessions from a price in the same column."""
    bare = not has_currency(cell) and not _speaks_of_prices(column) and cell.strip().isdecimal()
    return bare and _COUNTS.search(plain(option)) is not None


def is_formula_like(cell: str) -> bool:
    """Tell whether a spreadsheet program would run a text instead of showing it."""
    return _FORMULA.match(cell) is not None


def report_formulas(grid: Grid, findings: Findings, where: str) -> None:
    """Report the cells that a spreadsheet would run instead of show."""
    for number, row in enumerate(grid.rows, start=1):
        for cell in filter(is_formula_like, row):
            findings.add("formula_like_cell", f"{where} row {number}", cell)


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal string without an exponent and without empty decimals."""
    if value is None:
        return None
    return str(int(value)) if value == value.to_integral_value() else format(value, "f")
