"""What the audit says of the prices on a page: when they were last compared with their source."""

import datetime as dt
from collections.abc import Iterator

from cms import conf
from cms.audit.findings import Finding, Severity
from faq.documents.schema import FAQDocument
from pricing.price_age import is_older, next_birthday

STALE, UNCHECKED = "stale_prices", "unchecked_prices"


def price_findings(document: FAQDocument, *, url: str, today: dt.date) -> Iterator[Finding]:
    """Tables whose prices are older than PRICE_CHECK_MONTHS allows, or without a day on which they were checked."""
    months = conf.price_check_months()
    for table in document.prices:
        if table.checked_on is None:
            message = "Nobody has said when these prices were compared with their source."
            yield Finding(UNCHECKED, Severity.INFORMATION, url, "Price table", message, table.title)
        elif is_older(table.checked_on, months=months, today=today):
            message = f"These prices were last checked {months} months ago or earlier. Compare them with their source."
            yield Finding(STALE, Severity.WARNING, url, "Price table", message, table.title)


def next_turn(document: FAQDocument, *, today: dt.date) -> dt.date | None:
    """The next day on which any of the prices is a month older."""
    days = [next_birthday(table.checked_on, today=today) for table in document.prices if table.checked_on]
    return min(days, default=None)
