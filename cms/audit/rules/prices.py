"""R30 to R32: prices are plain numbers that agree with each other and with the page."""

from collections.abc import Iterator
from decimal import Decimal

from cms.audit.facts import AuditFacts
from cms.audit.graph import Node, as_list, literal
from cms.audit.number_spellings import amount, currencies, currency_spellings, has_price, numbers_in
from cms.audit.rules.dates import day_of, language_of
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_GENERAL, GOOGLE_PRODUCT
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt, squeezed
from cms.audit.visible_text import inner_text

AMOUNTS = ("price", "lowPrice", "highPrice", "minPrice", "maxPrice")
_ORDERED = (("lowPrice", "highPrice"), ("minPrice", "maxPrice"))


def _amounts(page: ServedPage) -> Iterator[tuple[Node, str, object]]:
    for node in page.graph.nodes:
        for prop in AMOUNTS:
            for value in as_list(node.data.get(prop)):
                yield node, prop, literal(value)


@rule("R30", ERROR, GOOGLE_PRODUCT, "Only plain numbers are read as prices.")
def malformed_price(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every price in the graph."""
    for node, prop, value in _amounts(page):
        found = amount(value)
        if found is None or found < 0:
            message = "Has to be a plain number with a point for decimals, without signs or separators."
            yield Problem(f"{node.where} {prop}", message, excerpt(value))


@rule("R30", ERROR, GOOGLE_PRODUCT, "A currency is named by its ISO 4217 code.")
def unknown_currency(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `priceCurrency` and `currency`."""
    for node in page.graph.nodes:
        for prop in ("priceCurrency", "currency"):
            for code in node.texts(prop):
                if code not in currencies():
                    message = "No ISO 4217 code of money in use, in capitals, such as EUR."
                    yield Problem(f"{node.where} {prop}", message, excerpt(code))


@rule("R30", ERROR, GOOGLE_PRODUCT, "Without both a range of prices cannot be read.")
def incomplete_price_range(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """AggregateOffer nodes."""
    for node in page.graph.of_type("AggregateOffer"):
        missing = [prop for prop in ("lowPrice", "priceCurrency") if node.data.get(prop) in (None, "")]
        if missing and not node.is_reference:
            yield Problem(node.where, f"AggregateOffer lacks {' and '.join(missing)}.")


@rule("R31", ERROR, GOOGLE_PRODUCT, "The lowest price is the lowest.")
def reversed_price_range(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Nodes with a lower and an upper price."""
    for node in page.graph.nodes:
        for lower, upper in _ORDERED:
            low, high = (amount(literal(node.data.get(prop))) for prop in (lower, upper))
            if low is not None and high is not None and low > high:
                yield Problem(f"{node.where} {lower}", f"{low} is above {upper} {high}.")


def _nested(page: ServedPage) -> Iterator[tuple[Node, Node, Node]]:
    """Aggregate, offer and the node that holds the offer's price."""
    for aggregate in page.graph.of_type("AggregateOffer"):
        for offer in page.graph.targets(aggregate, "offers"):
            for holder in [offer, *page.graph.targets(offer, "priceSpecification")]:
                yield aggregate, offer, holder


@rule("R31", ERROR, GOOGLE_PRODUCT, "A range holds all of its prices.")
def price_outside_range(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Offers inside an AggregateOffer whose own range is in order."""
    for aggregate, _offer, holder in _nested(page):
        low, high = (amount(literal(aggregate.data.get(prop))) for prop in ("lowPrice", "highPrice"))
        if low is not None and high is not None and low > high:
            continue
        for prop in AMOUNTS:
            found = amount(literal(holder.data.get(prop)))
            if found is not None and (
                (low is not None and found < low) or (high is not None and found > high)
            ):
                yield Problem(f"{holder.where} {prop}", f"{found} lies outside of {low} to {high}.")


@rule("R31", ERROR, GOOGLE_PRODUCT, "Prices of one range are in one currency.")
def mixed_currencies(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Offers inside an AggregateOffer."""
    for aggregate, _offer, holder in _nested(page):
        outer, inner = aggregate.text("priceCurrency"), holder.text("priceCurrency")
        if outer in currencies() and inner in currencies() and outer != inner:
            yield Problem(f"{holder.where} priceCurrency", f"{inner} inside a range in {outer}.")


@rule("R31", ERROR, GOOGLE_PRODUCT, "A count says how many there are.")
def wrong_offer_count(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """AggregateOffer nodes with `offerCount` and offers."""
    for node in page.graph.of_type("AggregateOffer"):
        offers = as_list(node.data.get("offers"))
        said = amount(literal(node.data.get("offerCount")))
        if offers and said is not None and said != len(offers):
            yield Problem(
                f"{node.where} offerCount", f"{said} offers are announced, {len(offers)} are there."
            )


@rule("R31", WARNING, GOOGLE_PRODUCT, "Expired prices are not shown.")
def expired_price(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every `priceValidUntil` and `validThrough`."""
    for node in page.graph.nodes:
        for prop in ("priceValidUntil", "validThrough"):
            day = day_of(literal(node.data.get(prop)))
            if day and day < facts.today:
                yield Problem(f"{node.where} {prop}", "The price has expired.", day.isoformat())


@rule("R32", ERROR, GOOGLE_GENERAL, "A price that only machines see is against the guidelines.")
def price_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every price in the graph, with the separators of any language."""
    shown: frozenset[Decimal] | None = None
    for node, prop, value in _amounts(page):
        found = amount(value)
        shown = numbers_in(page.visible.text) if shown is None else shown
        if found is not None and found >= 0 and found not in shown:
            yield Problem(f"{node.where} {prop}", "This price cannot be read on the page.", str(found))


@rule("R32", ERROR, GOOGLE_GENERAL, "A price is a number with its currency.")
def currency_not_shown(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Currencies of nodes with prices: code, symbol or name in the page's language."""
    pairs = {
        code: node
        for node in page.graph.nodes
        for code in node.texts("priceCurrency")
        if code in currencies() and any(prop in node.data for prop in AMOUNTS)
    }
    for code, node in pairs.items():
        spellings = currency_spellings(code, language_of(page))
        if not any(squeezed(spelling) in page.visible.squeezed for spelling in spellings):
            yield Problem(f"{node.where} priceCurrency", "This currency cannot be read on the page.", code)


@rule("R32", WARNING, GOOGLE_GENERAL, "Prices worth a table are worth marking up.")
def unmarked_price_table(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Visible tables with prices on a page of questions, if no number in them is a price of the markup."""
    marked = {found for _node, _prop, value in _amounts(page) if (found := amount(value)) is not None}
    for table in page.elements("//body//table") if page.faq_pages else ():
        text = inner_text(table, 2_000)
        if table in page.visible.elements and has_price(text) and marked.isdisjoint(numbers_in(text)):
            message = "A table of prices without markup; describe them as offers of a Service."
            yield Problem("<table>", message, excerpt(text))
