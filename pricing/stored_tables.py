"""Price tables as they are stored become documents, many of them in a fixed number of queries."""

from collections.abc import Iterable

from cms.countries import country_code
from pricing.documents import PriceRow, PriceTableDocument
from pricing.models.price_table import Price, PriceTable
from pricing.savings import savings


def price_table_document(table: PriceTable, prices: Iterable[Price]) -> PriceTableDocument:
    """The document of one table with its prices in their order."""
    rows = [_row(price) for price in prices]
    base_country = country_code(table.base_country)
    return PriceTableDocument(
        id=table.pk,
        title=table.title,
        note=table.note or None,
        base_country=base_country or None,
        checked_on=table.checked_on,
        source=table.source or None,
        source_url=table.source_url or None,
        rows=rows,
        savings=savings(rows, base_country=base_country),
    )


def load_price_tables(ids: set[int]) -> dict[int, PriceTableDocument]:
    """The documents of these tables by id, in two queries; ids that no longer exist are left out."""
    if not ids:
        return {}
    tables = PriceTable.objects.filter(pk__in=ids)
    prices: dict[int, list[Price]] = {}
    for price in Price.objects.filter(price_table_id__in=ids).order_by("price_table_id", "sort_order"):
        prices.setdefault(price.price_table_id, []).append(price)
    return {table.pk: price_table_document(table, prices.get(table.pk, [])) for table in tables}


def _row(price: Price) -> PriceRow:
    return PriceRow(
        option=price.option,
        country=country_code(price.country) or None,
        column=price.column or None,
        currency=price.currency or None,
        amount_min=_amount(price.amount_min),
        amount_max=_amount(price.amount_max),
        approximate=price.approximate,
        unit=price.unit or None,
        raw=price.raw or None,
    )


def _amount(value: object) -> str | None:
    return None if value is None else f"{value:.2f}"
