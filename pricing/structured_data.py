"""What price tables claim in schema.org terms: a Service for each, never an offer of treatment or an answer.

A price is marked up as it is shown. Left out are prices without a currency, prices "from" or "up to" an
amount, since no reader of the markup takes half a range for what it is, and whole tables that were last
checked longer ago than `conf.price_markup_months()`: they stay on the page with their age, but are no offer
any more. A table that nobody dated counts as old as the text of its page, so that an unknown age never lasts
longer than a known one; the page says that its age is not known. Nobody knows until when a price holds, so
`priceValidUntil` and the provider are never given.
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


def is_marked_up(table: PriceTableDocument, *, written_on: dt.date | None, today: dt.date) -> bool:
    """Whether the prices of a table are still claimed where machines read them.

    `written_on` is the day the text of its page last changed; without that and a day of checking nothing is
    claimed.
    """
    known = table.checked_on or written_on
    return known is not None and not is_older(known, months=conf.price_markup_months(), today=today)


def service_nodes(
    tables: Iterable[PriceTableDocument],
    treatment: str | None,
    identity: Identity,
    language: str,
    *,
    url: str,
    written_on: dt.date | None,
    today: dt.date,
) -> tuple[list[Node], list[Node]]:
    """The services that tables on the page at `url` put a price on, and the countries they name, each once.

    `treatment` is the name of what is priced, `written_on` the day the page's text last changed. Give
    both lists to the graph, and let the page mention the services.
    """
    services: list[Node] = []
    countries: dict[str, Node] = {}
    for table in tables:
        rows = [row for row in table.rows if _is_whole(row)]
        if not rows or not is_marked_up(table, written_on=written_on, today=today):
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


def _is_whole(row: PriceRow) -> bool:
    return bool(row.currency) and row.amount_min is not None and row.amount_max is not None


def _offers(rows: Sequence[PriceRow], countries: dict[str, Node], language: str) -> list[Node]:
    """The prices by currency, each currency an aggregate."""
    found: list[Node] = []
    for currency in dict.fromkeys(row.currency for row in rows):
        own = [row for row in rows if row.currency == currency]
        found.append(
            node(
                type_="AggregateOffer",
                priceCurrency=currency,
                lowPrice=min((row.amount_min for row in own if row.amount_min), key=Decimal),
                highPrice=max((row.amount_max for row in own if row.amount_max), key=Decimal),
                offerCount=len(own),
                offers=[_offer(row, countries, language) for row in own],
            )
        )
    return found


def _offer(row: PriceRow, countries: dict[str, Node], language: str) -> Node:
    """One price, described as it is shown: with "about" and "from", which numbers cannot say."""
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
    low, high = float(row.amount_min or 0), float(row.amount_max or 0)
    amounts = {"price": low} if low == high else {"minPrice": low, "maxPrice": high}
    return {"@type": "PriceSpecification", **amounts, "priceCurrency": row.currency}
