"""The table that people see: one row per option, one column per country."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.structured_data import country_name
from pricing.documents import PriceRow, PriceTableDocument
from pricing.money import price_text


@dataclass(frozen=True)
class PivotRow:
    """An option with its unit, and per column the prices in it: usually one, none where there is a gap."""

    option: str
    unit: str | None
    cells: list[list[str]]


@dataclass(frozen=True)
class Pivot:
    """A price table ready to be shown."""

    columns: list[str]
    rows: list[PivotRow]


def pivot(table: PriceTableDocument, *, language: str) -> Pivot:
    """Options and columns in the order in which they first appear; nothing is dropped or added up."""
    headings = _headings(table.rows, language=language)
    columns = list(dict.fromkeys(headings))
    options = list(dict.fromkeys((row.option, row.unit) for row in table.rows))
    cells: dict[tuple[str, str | None, str], list[str]] = {}
    for row, heading in zip(table.rows, headings, strict=True):
        cells.setdefault((row.option, row.unit, heading), []).append(_price(row, language=language))
    rows = [
        PivotRow(option, unit, [cells.get((option, unit, column), []) for column in columns])
        for option, unit in options
    ]
    return Pivot(columns, rows)


def _headings(rows: Sequence[PriceRow], *, language: str) -> list[str]:
    """Per price the heading of its column: the country, and the printed heading where a country has several."""
    printed: dict[str, set[str | None]] = {}
    for row in rows:
        printed.setdefault(row.country or "", set()).add(row.column)
    headings = []
    for row in rows:
        country = country_name(row.country, language) if row.country else ""
        several = len(printed[row.country or ""]) > 1
        parts = [country, row.column or "" if several or not country else ""]
        headings.append(": ".join(part for part in parts if part))
    return headings


def _price(row: PriceRow, *, language: str) -> str:
    return price_text(
        amount_min=row.amount_min,
        amount_max=row.amount_max,
        currency=row.currency,
        approximate=row.approximate,
        language=language,
        raw=row.raw,
    )
