"""Tables that print the ends of a price in two columns, "Price from" and "Price to": one column of ranges."""

import re
from collections.abc import Sequence
from dataclasses import replace

from faq.importer.grids import Grid, filled_cells
from faq.importer.vocabulary import plain, words_of
from pricing.amounts import parse_amount
from pricing.currency_marks import find_currency

_PRICE_WORDS = frozenset(
    words_of("""price prices cost costs fee fees amount precio precios costo costos coste tarifa importe preco precos
    custo valor valores preis preise kosten betrag prix tarif tarifs cout montant""")
)
_LOW_WORDS = frozenset(words_of("min minimum minimo low lowest from desde ab von de partir a dès des"))
_HIGH_WORDS = frozenset(words_of("max maximum maximo high highest to hasta ate bis jusqu'a a up"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def with_ranges(grid: Grid) -> Grid:
    """The table with such columns put together; the same one if it has none."""
    for low in range(1, len(grid.headings) - 1):
        if _ends(grid, low):
            rows = tuple(_joined(row, low, between(row[low], row[low + 1])) for row in grid.rows)
            heading = f"{grid.headings[low]} – {grid.headings[low + 1]}"
            return replace(grid, headings=_joined(grid.headings, low, heading), rows=rows)
    return grid


def between(low: str, high: str) -> str:
    """A price from both its ends, either of which may be missing."""
    if low and high:
        return f"{low} – {high}"
    if low:
        return f"from {low}" if parse_amount(low) else low
    return f"up to {high}" if high and parse_amount(high) else high


def _joined(cells: Sequence[str], low: int, cell: str) -> tuple[str, ...]:
    return (*cells[:low], cell, *cells[low + 2 :])


def _ends(grid: Grid, low: int) -> bool:
    """Tell whether a column holds the low end and the next one the high end of the same prices."""
    if not (_says(grid.headings[low], _LOW_WORDS) and _says(grid.headings[low + 1], _HIGH_WORDS)):
        return False
    both = [row for row in grid.rows if len(row) == len(grid.headings)]
    ranges = [row for row in both if _is_amount(row[low]) and _is_amount(row[low + 1])]
    opened = all(_is_amount(cell) for cell in filled_cells(grid.rows, low + 1))
    return len(both) == len(grid.rows) and bool(ranges) and opened


def _says(heading: str, words: frozenset[str]) -> bool:
    """Tell whether a heading names a price and one end of it, with nothing more but a currency."""
    found = [word for word in _WORD.findall(plain(heading)) if find_currency(word.upper()) is None]
    priced = [word for word in found if word in _PRICE_WORDS]
    # "Low" and "High" alone may as well head two prices.
    named = 0 < len(priced) < len(found) <= len(priced) + 2
    return named and all(word in words for word in found if word not in _PRICE_WORDS)


def _is_amount(cell: str) -> bool:
    amount = parse_amount(cell)
    return amount is not None and amount.minimum == amount.maximum
