"""Pages broken in prices and breadcrumbs. Each function is called like the rule it offends."""

from tests.cms.audit.page_draft import PageDraft


def malformed_price(draft: PageDraft) -> None:
    draft.prices["highPrice"] = "€1,050.50"


def unknown_currency(draft: PageDraft) -> None:
    draft.prices["priceCurrency"] = "Euro"


def incomplete_price_range(draft: PageDraft) -> None:
    del draft.prices["lowPrice"]


def reversed_price_range(draft: PageDraft) -> None:
    draft.prices["offers"][0]["priceSpecification"].update(minPrice=60, maxPrice=35)


def price_outside_range(draft: PageDraft) -> None:
    draft.prices["lowPrice"] = "48.00"


def mixed_currencies(draft: PageDraft) -> None:
    draft.prices["offers"][0]["priceSpecification"]["priceCurrency"] = "USD"
    draft.in_body("€35.00 to €60.00", "€35.00 to €60.00, in US dollars")


def wrong_offer_count(draft: PageDraft) -> None:
    draft.prices["offerCount"] = 3


def expired_price(draft: PageDraft) -> None:
    draft.prices["offers"][1]["priceValidUntil"] = "2026-11-01"


def price_not_shown(draft: PageDraft) -> None:
    draft.in_body("€1,050.50", "€1,150.50")


def currency_not_shown(draft: PageDraft) -> None:
    draft.body = draft.body.replace("€", "")


def unmarked_price_table(draft: PageDraft) -> None:
    del draft.node("Service")["offers"]


def short_breadcrumbs(draft: PageDraft) -> None:
    del draft.trail[1:]


def breadcrumb_positions(draft: PageDraft) -> None:
    draft.trail[2]["position"] = 4


def incomplete_breadcrumb(draft: PageDraft) -> None:
    del draft.trail[1]["item"]


def breadcrumb_not_shown(draft: PageDraft) -> None:
    draft.trail[1]["name"] = "All therapies of the site"
