"""How old prices are: from the day somebody compared them with their source, in whole months."""

import calendar
import datetime as dt

from cms.dates import add_months


def age_in_months(checked_on: dt.date, *, today: dt.date) -> int:
    """Full months since the check; none for one that has not come yet."""
    months = (today.year - checked_on.year) * 12 + today.month - checked_on.month
    if add_months(checked_on, months) > today:
        months -= 1
    return max(0, months)


def is_older(checked_on: dt.date, *, months: int, today: dt.date) -> bool:
    """Whether the check is that many months ago, or more."""
    return age_in_months(checked_on, today=today) >= months


def newest_day_of_age(months: int, *, today: dt.date) -> dt.date:
    """The last day on which a check is that many months ago today: `is_older` for a database filter."""
    day = add_months(today, -months)
    if today.day == _length(today):
        # From the 28th of February on the 31st of August is six months ago as well.
        return day.replace(day=_length(day))
    return day


def next_birthday(checked_on: dt.date, *, today: dt.date) -> dt.date:
    """The next day on which the age in months is another."""
    return add_months(checked_on, age_in_months(checked_on, today=today) + 1)


def _length(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
