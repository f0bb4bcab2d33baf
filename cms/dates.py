"""Rules about dates that every app shares."""

import calendar
import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone


def today() -> dt.date:
    """Today where the server's clock is read: in settings.TIME_ZONE."""
    return timezone.localdate()


def validate_not_in_future(value: dt.date) -> None:
    """Refuse a day that has not come yet: nobody can have checked, verified or changed anything on it."""
    if value > today():
        raise ValidationError(
            "%(value)s is in the future. Give today or an earlier day.",
            code="date_in_future",
            params={"value": value.isoformat()},
        )


def first_published(published_at: dt.datetime | None, modified_on: dt.date | None) -> dt.datetime | None:
    """When a text first appeared in public, as far as we can vouch for it.

    An imported text can be older than its publication here. A text that carries an earlier modified date existed
    in public by then, so that day counts; anything later would say that it changed before it appeared.
    """
    if published_at is None or modified_on is None or modified_on >= published_at.date():
        return published_at
    return _midnight(modified_on)


def published_and_modified(
    published_at: dt.datetime | None, modified_on: dt.date | None
) -> tuple[str | None, str | None]:
    """`datePublished` and `dateModified` for structured data: ISO 8601 with time zone, in this order.

    `published_at` comes from `first_published`. A text changed on the day it was published keeps that moment, so
    that it is not said to have changed before it appeared.
    """
    if modified_on is None or (published_at is not None and modified_on == published_at.date()):
        return _iso(published_at), _iso(published_at)
    return _iso(published_at), _iso(_midnight(modified_on))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds") if moment else None


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later (earlier if negative), or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
