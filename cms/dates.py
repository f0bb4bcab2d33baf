"""Rules about dates that every app shares."""

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


def published_and_modified(
    published_at: dt.datetime | None, modified_on: dt.date | None
) -> tuple[str | None, str | None]:
    """`datePublished` and `dateModified` for structured data: ISO 8601 with time zone, in this order.

    A text can be older than its first publication here, when it was imported. A text that carries an earlier
    modified date existed in public by then, so the earlier of the two is the latest day it can first have been
    published; anything later would say that it changed before it appeared.
    """
    if modified_on is None or published_at is None:
        modified = _midnight(modified_on) if modified_on else published_at
        return _iso(published_at or modified), _iso(modified)
    modified = published_at if modified_on == published_at.date() else _midnight(modified_on)
    return _iso(min(published_at, modified)), _iso(modified)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC)


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds") if moment else None
