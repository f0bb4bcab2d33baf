"""Rows of cells under headings, and which cells of them are prices."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from faq.importer.table_recovery import is_value
from faq.importer.vocabulary import plain
from pricing.amounts import Amount, parse_amount
from pricing.currency_marks import find_currency, has_currency

_PRICE = re.compile(
    r"\b(?:cost|costs|price|prices|pricing|fees?|costos?|costes?|precios?|tarifas?|preco|preis|kosten|prix|tarif)\b"
)
_WORDS_BEFORE_A_PRICE = 3
_CELL_SEPARATOR = re.compile(r"\s*(?:[/;]|\bor\b|\bo\b)\s*")


@dataclass(frozen=True)
class Grid:
    """Rows of cells under headings; `headings` is empty where the table has none.

    `printed`: the rows of headings as the document has them, where `headings` puts two of them together.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: tuple[tuple[str, ...], ...] = ()

    @property
    def heading_rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of headings as printed."""
        return self.printed or ((self.headings,) if self.headings else ())

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return max(len(self.headings), *(len(row) for row in self.rows)) if self.rows else len(self.headings)

    def heading(self, index: int) -> str:
        """The heading of a column, or ""."""
        return self.headings[index] if index < len(self.headings) else ""


def make_grid(rows: Sequence[tuple[str, ...]], *, headed: bool = False) -> Grid:
    """Take the first row as headings if the document says so, or if only the rows below it hold prices."""
    stacked = _stacked_headings(rows)
    if stacked:
        return Grid(stacked, tuple(rows[2:]), printed=tuple(rows[:2]))
    first, *below = rows
    guessed = bool(below) and not _has_price(first) and any(_has_price(row) for row in below)
    if headed or guessed or (below and _heads_numbers(first, below)):
        return Grid(tuple(first), tuple(below))
    return Grid((), tuple(rows))


def _stacked_headings(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Two rows of headings as one, "Cost Mexico" and "Cost USA" for "Cost" over "Mexico" and "USA"; () without them."""
    if len(rows) < 3 or len(rows[0]) != len(rows[1]) or not any(map(_has_price, rows[2:])):
        return ()
    upper, lower = rows[:2]
    joined = any(under and not over for over, under in zip(upper[1:], lower[1:], strict=True)) or not lower[0]
    if not joined or any(_is_cell(cell) for cell in (*upper, *lower)):
        return ()
    over = list(upper)
    for index, under in enumerate(lower):
        if index > 1 and under and not over[index]:
            over[index] = over[index - 1]
    return tuple(" ".join(filter(None, pair)) for pair in zip(over, lower, strict=True))


def _is_cell(text: str) -> bool:
    """Tell the content of a price table from a heading: an amount, a share, or words in place of one."""
    return is_value(text) or parse_amount(text) is not None


def _has_price(row: Sequence[str]) -> bool:
    return any(has_currency(cell) and amounts_of(cell, None) for cell in row)


def _heads_numbers(first: Sequence[str], below: Sequence[tuple[str, ...]]) -> bool:
    """A heading such as "Price (USD)" above bare numbers."""
    return any(
        speaks_of_prices(heading)
        and not parse_amount(heading)
        and any(map(parse_amount, filled_cells(below, index)))
        for index, heading in enumerate(first)
    )


def filled_cells(rows: Sequence[tuple[str, ...]], index: int) -> list[str]:
    return [row[index] for row in rows if index < len(row) and row[index]]


def speaks_of_prices(heading: str) -> bool:
    return bool(_PRICE.search(plain(heading))) or find_currency(heading) is not None


@lru_cache(maxsize=4096)
def amounts_of(cell: str, hint: str | None) -> tuple[Amount, ...]:
    """All prices of one cell; none if any part of it is no price."""
    whole = parse_amount(cell, currency_hint=hint)
    if whole:
        inner = _price_in_remark(whole, hint)
        return (replace(whole, remark=None), inner) if inner else (whole,)
    parts = _CELL_SEPARATOR.split(cell) if len(cell) <= 200 else []
    found = [parse_amount(part, currency_hint=hint) for part in parts if part]
    if len(found) > 1 and all(found):
        return tuple(amount for amount in found if amount)
    return _side_by_side(cell, hint)


def _price_in_remark(amount: Amount, hint: str | None) -> Amount | None:
    """The price in the brackets behind another, with or without a word before it: "(average US$ 3.900)", "(€4,000)"."""
    words = amount.remark.strip("()").split() if amount.remark else []
    for start in range(min(len(words), _WORDS_BEFORE_A_PRICE + 1)):
        inner = parse_amount(" ".join(words[start:]), currency_hint=amount.currency or hint)
        if inner and inner.marks:
            return replace(inner, raw=" ".join(words))
    return None


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
