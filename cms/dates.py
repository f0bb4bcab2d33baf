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
