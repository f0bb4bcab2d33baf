"""Tables with prices: which column holds what, in which currency and country. Nothing is guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from faq.importer.countries import country_code, find_country
from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from faq.importer.grids import Grid, amounts_of, filled_cells, speaks_of_prices
from faq.importer.report import ImportedPrice, ImportedPriceTable, OtherCell, Saving, TableBlock
from faq.importer.vocabulary import LABEL_FIELDS, SAVINGS, plain
from pricing.amounts import Amount, is_percentage, parse_amount
from pricing.currency_marks import find_currency, has_currency, is_currency_name

_AMOUNT = re.compile(r"(?:amounts?|importe|betrag|montant|valor)\b")
_RATE = re.compile(r"\b(?:rate|success|exito|chance|risk|riesgo|probab|tasa|recovery|satisf|effic|surviv)")
_COUNTS = re.compile(
    r"\b(?:nights?|days?|weeks?|sessions?|visits?|noches?|dias?|semanas?|sesion(?:es)?|visitas?|noites?|sessoes"
    r"|nachte?|tage?|wochen?|sitzungen?|nuits?|jours?|semaines?|seances?)\b"
)
_COUNTED = re.compile(
    r"(?:(?:number of|numero de|no\. of|anzahl(?: der)?|nombre de|hospital|hotel) )?(?:nights|days|weeks|sessions|visits"
    r"|noches|dias|semanas|sesiones|visitas|noites|sessoes|nachte|tage|wochen|sitzungen|nuits|jours|semaines|seances)\b"
)
_PER_COUNT = re.compile(r"\d|\b(?:per|por|pro|par|je|each|cada|one|una?|eine?|une?)\b")
_MOST_COUNTED = 99
_LONGEST_NAME = 255
_FORMULA = re.compile(r"[=@]|[+-](?=[A-Za-z(])")


def holds_prices(grid: Grid) -> bool:
    """Tell whether a table is a price table rather than content.

    Each price carries the names of its row and column. A table with whole texts in their place stays content: a price
    has no room for them, and the report would repeat them in every cell.
    """
    names = (*grid.headings, *(row[0] for row in grid.rows if row))
    return "price" in column_roles(grid) and all(len(name) <= _LONGEST_NAME for name in names)


def column_roles(grid: Grid) -> list[str]:
    """What each column holds: "price", "saving" or "other"."""
    columns = [filled_cells(grid.rows, index) for index in range(grid.width)]
    roles = [_role(grid.heading(index), cells) for index, cells in enumerate(columns)]
    if any(map(_names_currencies, columns)):
        # Beside the name of a currency, an amount is one of money.
        return [
            "price" if _AMOUNT.match(plain(grid.heading(index))) and any(map(parse_amount, cells)) else role
            for index, (role, cells) in enumerate(zip(roles, columns, strict=True))
        ]
    return roles


def _role(heading: str, cells: list[str]) -> str:
    if SAVINGS.search(heading):
        return "saving"
    if any(has_currency(cell) and amounts_of(cell, None) for cell in cells):
        return "price"
    if heading and speaks_of_prices(heading) and any(parse_amount(cell) for cell in cells):
        return "price"
    shares = bool(cells) and all(is_percentage(cell) for cell in cells)
    return "saving" if shares and not _RATE.search(plain(heading)) else "other"


def _names_currencies(cells: Sequence[str]) -> bool:
    """Tell whether every cell of a column is the name of a currency and nothing else."""
    return bool(cells) and all(is_currency_name(cell) for cell in cells)


def plain_table(grid: Grid) -> TableBlock:
    """A table without prices, as it is."""
    rows = [list(row) for row in (*grid.heading_rows, *grid.rows)]
    return TableBlock(header=bool(grid.headings), rows=rows)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with what its row and column say of it; `hint` is the currency that they name."""

    where: str
    option: str
    column: str
    text: str
    hint: str | None
    country: str | None


class PriceTableReader:
    """Reads one grid into a price table and reports what an editor should look at."""

    def __init__(self, grid: Grid, context: CurrencyContext, findings: Findings, where: str) -> None:
        self.grid = grid
        self.context = context
        self.findings = findings
        self.where = where
        self.roles = column_roles(grid)
        self.labels_first = bool(self.roles) and self.roles[0] == "other"
        self.currencies = [
            index for index in range(grid.width) if _names_currencies(filled_cells(grid.rows, index))
        ]

        headings = map(plain, map(grid.heading, range(grid.width)))
        self.countries = [index for index, name in enumerate(headings) if LABEL_FIELDS.get(name) == "country"]

        self.label = self._label_column()

    def _label_column(self) -> int:
        """The first column; the next one where that says only in which country a price is paid."""
        named = next((index for index, role in enumerate(self.roles) if role == "price"), 0)
        names = (index for index in range(named) if index not in (*self.countries, *self.currencies))
        return next(names, 0)

    def read(self, *, question: int | None, caption: str | None, note: str | None) -> ImportedPriceTable:
        """The table as data. `context` says which currency surrounds it."""
        table = ImportedPriceTable(
            question=question,
            caption=caption,
            note=note,
            headings=[text for row in self.grid.heading_rows for text in row if text],
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
        option = row[self.label] if self.labels_first and self.label < len(row) else ""
        currency, country = self._currency_beside(row), self._country_beside(row)
        for index in range(len(row)):
            if row[index] and not (self.labels_first and index == self.label):
                heading = self.grid.heading(index)
                # In a row with cells missing, nobody can say which column a cell belongs to.
                column = heading if aligned else ""
                hint = currency or self.context.for_column(heading)
                named = find_country(column) or country or (None if column else country_code(option))
                where = f"{self.where} row {number}"
                self._read_cell(
                    table, _Cell(where, option, column, row[index], hint, named), self.roles[index]
                )

    def _currency_beside(self, row: tuple[str, ...]) -> str | None:
        """The currency that a cell of the row names for all of it."""
        named = {find_currency(row[index]) for index in self.currencies if index < len(row) and row[index]}
        return named.pop() if len(named) == 1 else None

    def _country_beside(self, row: tuple[str, ...]) -> str | None:
        """The country of the row, if a column is one of countries by its heading."""
        named = {country_code(row[index]) for index in self.countries if index < len(row) and row[index]}
        return named.pop() if len(named) == 1 else None

    def _read_cell(self, table: ImportedPriceTable, cell: _Cell, role: str) -> None:
        other = OtherCell(option=cell.option, column=cell.column, raw=cell.text)
        if role == "saving" or (role == "price" and is_percentage(cell.text)):
            if any(map(str.isalnum, cell.text)):
                table.savings.append(Saving(option=cell.option, raw=cell.text))
            else:
                # A dash says that there is none.
                table.other.append(other)
        elif role == "other" or _is_count(cell):
            table.other.append(other)
        elif amounts := self._amounts(cell):
            table.prices.extend(self._price(cell, amount) for amount in amounts)
        else:
            table.unpriced.append(other)

    def _amounts(self, cell: _Cell) -> tuple[Amount, ...]:
        amounts = amounts_of(cell.text, cell.hint)
        if not amounts:
            self.findings.add("unparsed_price", cell.where, cell.text, value=cell.text)
        return amounts if self._all_readable(cell.where, amounts) else ()

    def _all_readable(self, where: str, amounts: Sequence[Amount]) -> bool:
        for amount in amounts:
            if amount.reversed:
                self.findings.add("price_min_gt_max", where, amount.raw, value=amount.raw)
                return False
        return True

    def _price(self, cell: _Cell, amount: Amount) -> ImportedPrice:
        currency = self.context.currency(amount, self.findings, cell.where)
        if amount.remark and any(character.isdigit() for character in amount.remark):
            self.findings.add("unparsed_price", cell.where, amount.raw, value=amount.remark)
        return ImportedPrice(
            option=cell.option,
            column=cell.column,
            country=cell.country,
            currency=currency,
            amount_min=decimal_text(amount.minimum),
            amount_max=decimal_text(amount.maximum),
            approximate=amount.approximate,
            open_ended=amount.open_ended,
            unit=amount.unit,
            raw=amount.raw,
        )


def _is_count(cell: _Cell) -> bool:
    """Tell a bare number of nights or sessions from a price in the same column."""
    name = plain(cell.option)
    if has_currency(cell.text) or not cell.text.strip().isdecimal() or not _COUNTS.search(name):
        return False
    # Below "Price (USD)" a count is one only by its row: "Nights in hotel", not "3 nights" or "Per night".
    return not speaks_of_prices(cell.column) or (
        int(cell.text) <= _MOST_COUNTED and not _PER_COUNT.search(name) and bool(_COUNTED.match(name))
    )


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
