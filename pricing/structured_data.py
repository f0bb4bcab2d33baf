"""What price tables claim in schema.org terms: a Service for each, never an offer of the treatment or of an answer.

A price is marked up as it is shown. Left out are prices without a currency, and whole tables that were last checked
longer ago than `conf.price_markup_months()`: they stay on the page with their age, but are no offer any more. A table
that nobody dated is marked up like what the page shows, which says that its age is not known. Nobody knows until when
a price holds, so `priceValidUntil` and the provider are never given.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils import translation

from cms import conf
from cms import structured_data as site_nodes
from cms.identity import Identity
from cms.jsonld import Node, node, reference
from pricing.documents import PriceRow, PriceTableDocument
from pricing.money import price_text
from pricing.price_age import is_older


def is_marked_up(table: PriceTableDocument, *, today: dt.date) -> bool:
    """Whether the prices of a table are still claimed where machines read them."""
    if table.checked_on is None:
        return True
    return not is_older(table.checked_on, months=conf.price_markup_months(), today=today)


def service_nodes(
    tables: Iterable[PriceTableDocument],
    treatment: str | None,
    identity: Identity,
    language: str,
    *,
    url: str,
    today: dt.date,
) -> tuple[list[Node], list[Node]]:
    """The services that tables on the page at `url` put a price on, and the countries they name, each once.

    `treatment` is the name of what is priced. Give both lists to the graph, and let the page mention the services.
    """
    services: list[Node] = []
    countries: dict[str, Node] = {}
    for table in tables:
        rows = [row for row in table.rows if row.currency] if is_marked_up(table, today=today) else []
        if not rows:
            continue
        own = {
            row.country: site_nodes.country(row.country, identity, language=language)
            for row in rows
            if row.country
        }
        countries |= own
        with translation.override(language):
            offers = _offers(rows, own, language)
        services.append(
            node(
                type_="Service",
                id_=f"{url}#prices-{table.id}",
                name=table.title,
                serviceType=treatment,
                areaServed=[reference(country) for country in own.values()],
                offers=offers,
            )
        )
    return services, list(countries.values())


def _offers(rows: Sequence[PriceRow], countries: dict[str, Node], language: str) -> list[Node]:
    """The prices by currency: as an aggregate, or one by one where "up to" leaves the lowest price open."""
    found: list[Node] = []
    for currency in dict.fromkeys(row.currency for row in rows):
        own = [row for row in rows if row.currency == currency]
        offers = [_offer(row, countries, language) for row in own]
        lows, highs = [row.amount_min for row in own], [row.amount_max for row in own]
        if None in lows:
            found += offers
            continue
        found.append(
            node(
                type_="AggregateOffer",
                priceCurrency=currency,
                lowPrice=min(filter(None, lows), key=Decimal),
                highPrice=None if None in highs else max(filter(None, highs), key=Decimal),
                offerCount=len(offers),
                offers=offers,
            )
        )
    return found


def _offer(row: PriceRow, countries: dict[str, Node], language: str) -> Node:
    """One price. Its description is the price as it is shown, with "about" and "from", which numbers cannot say."""
    shown = price_text(
        amount_min=row.amount_min,
        amount_max=row.amount_max,
        currency=row.currency,
        approximate=row.approximate,
        language=language,
    )
    return node(
        type_="Offer",
        name=row.option,
        description=shown,
        areaServed=reference(countries.get(row.country or "")),
        priceSpecification=_specification(row),
    )


def _specification(row: PriceRow) -> Node:
    low, high = _number(row.amount_min), _number(row.amount_max)
    if low is not None and low == high:
        return {"@type": "PriceSpecification", "price": low, "priceCurrency": row.currency}
    bounds = {"minPrice": low, "maxPrice": high}
    known = {name: value for name, value in bounds.items() if value is not None}
    return {"@type": "PriceSpecification", **known, "priceCurrency": row.currency}


def _number(amount: str | None) -> float | None:
    return None if amount is None else float(amount)
