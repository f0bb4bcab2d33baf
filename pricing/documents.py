"""A price table as readers get it: flat rows with decimal strings, and savings worked out from them."""

import datetime as dt
from collections.abc import Iterable

from pydantic import BaseModel

from cms.link_addresses import Link
from pricing.price_age import next_birthday
from pricing.savings import Saving


class PriceRow(BaseModel):
    """One price. No `amount_max` means "from", no `amount_min` "up to"; no `currency` that the source names none."""

    option: str
    country: str | None
    column: str | None
    currency: str | None
    amount_min: str | None
    amount_max: str | None
    approximate: bool
    unit: str | None
    raw: str | None


class PriceTableDocument(BaseModel):
    """A price table. `checked_on` is the day somebody compared it with its source.

    `base_country` is the country whose prices savings are worked out against, if it is to be compared at all.
    """

    id: int
    title: str
    note: str | None
    base_country: str | None
    checked_on: dt.date | None
    source: str | None
    source_url: Link
    rows: list[PriceRow]
    savings: list[Saving]


def prices_change_on(
    tables: Iterable[PriceTableDocument], *, written_on: dt.date | None, today: dt.date
) -> dt.date | None:
    """The next day on which what is said about the age of these prices is another; None if nothing is.

    Those without a day of checking are as old as the text of their page, written on `written_on`.
    """
    known = (table.checked_on or written_on for table in tables)
    return min((next_birthday(day, today=today) for day in known if day), default=None)
