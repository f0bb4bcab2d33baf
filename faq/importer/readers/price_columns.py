"""Columns with prices in a table of questions: each row's prices become a table in its answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from faq.importer.columns import Column
from faq.importer.price_ranges import between
from faq.importer.table_recovery import is_value
from faq.importer.vocabulary import SAVINGS, plain
from pricing.amounts import parse_amount
from pricing.currency_marks import find_currency, is_currency_name

_PRICE = re.compile(
    r"\b(?:prices?|costs?|fees?|amount|precios?|costos?|costes?|tarifas?|importe|preco|custo|valor|preis|kosten|betrag"
    r"|prix|tarif|cout|montant)\b"
)
_ABOUT_PRICES = re.compile(
    r"\b(?:notes?|notas?|hinweis|remarque|checked|date|fecha|data|datum|source|includes?|included|link|url|id|table|currency)\b"
)
_LOW = re.compile(r"\b(?:min|minimum|minimo|from|desde|low|lowest|ab|von|a partir de)\b")
_HIGH = re.compile(r"\b(?:max|maximum|maximo|to|hasta|ate|high|highest|bis|jusqu'a)\b")
_OPTIONS = frozenset(
    {"option", "price option", "price item", "item", "package", "opcion", "concepto", "paquete", "opcao", "pacote",
     "leistung", "posten", "paket", "prestation", "acte", "forfait", "service", "servicio", "servico"}
)  # fmt: skip
_CURRENCIES = frozenset({"currency", "price currency", "moneda", "divisa", "moeda", "wahrung", "devise"})


@dataclass
class PriceColumns:
    """The columns of prices; `low` and `high` hold the ends of one price."""

    option: Column | None = None
    currency: Column | None = None
    prices: list[Column] = field(default_factory=list)
    low: Column | None = None
    high: Column | None = None

    @property
    def indexes(self) -> set[int]:
        """Where the columns stand."""
        found = [self.option, self.currency, self.low, self.high, *self.prices]
        return {column.index for column in found if column}

    def read(self, cells: Sequence[str], otherwise: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The headings and cells of the table for one row, or None without a price; `otherwise` names what has no name."""
        named = {column.heading: _cell(cells, column) for column in self.prices}
        if self.low or self.high:
            named |= {_both(self.low, self.high): between(_cell(cells, self.low), _cell(cells, self.high))}
        if not any(named.values()):
            return None
        currency = _cell(cells, self.currency)
        named |= {self.currency.heading: currency} if self.currency and currency else {}
        option = _cell(cells, self.option) or otherwise
        return ("", *named), (option, *named.values())


def find_price_columns(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> PriceColumns:
    """The price columns among those that no field is made for, by their headings and by what stands in them."""
    found = PriceColumns()
    for column in columns:
        heading = plain(column.heading)
        values = [text for row in rows if (text := _cell(row, column))]
        if column.field or column.repeated or not values:
            continue
        if heading in _CURRENCIES and all(map(is_currency_name, values)):
            found.currency = column
        elif heading in _OPTIONS:
            found.option = column
        elif SAVINGS.search(heading) and any(map(is_value, values)):
            found.prices.append(column)
        elif _is_price(heading) and any(map(parse_amount, values)):
            _place(found, column, heading)
    return found if found.prices or found.low or found.high else PriceColumns()


def _is_price(heading: str) -> bool:
    named = _PRICE.search(heading) is not None or find_currency(heading) is not None
    return named and not _ABOUT_PRICES.search(heading) and len(heading.split()) <= 8


def _place(found: PriceColumns, column: Column, heading: str) -> None:
    if found.low is None and _LOW.search(heading):
        found.low = column
    elif found.high is None and _HIGH.search(heading):
        found.high = column
    else:
        found.prices.append(column)


def _cell(cells: Sequence[str], column: Column | None) -> str:
    return " ".join(cells[column.index].split()) if column and column.index < len(cells) else ""


def _both(low: Column | None, high: Column | None) -> str:
    return " – ".join(column.heading for column in (low, high) if column)
