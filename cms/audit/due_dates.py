"""When time alone may change what is found on a page, read from the dates that its structured data carries."""

import datetime as dt
import re

from django.utils import timezone

from cms.dates import add_months

REVIEW_MONTHS = 24
"""A review older than this is a finding."""

_SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r'"(\w+)"\s*:\s*"(\d{4}-\d{2}-\d{2})')


def next_change(html: str, *, today: dt.date) -> dt.date | None:
    """The day after the first date that still lies ahead, or on which a review becomes too old; None if there is none."""
    days = [
        day
        for script in _SCRIPT.findall(html)
        for name, text in _DATE.findall(script)
        if (day := _turns(name, text)) is not None and day > today
    ]
    return min(days, default=None)


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins where rules about days are decided."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _turns(name: str, text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
        if name == "lastReviewed":
            day = add_months(day, REVIEW_MONTHS)
        return day + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
