"""How old prices are, in months that mean the same in a rule and in a filter."""

import datetime as dt

import pytest

from cms.checks import check_price_settings
from pricing.price_age import age_in_months, is_older, newest_day_of_age, next_birthday

DAY = dt.date


@pytest.mark.parametrize(
    ("checked_on", "today", "months"),
    [
        (DAY(2026, 4, 22), DAY(2026, 11, 22), 7),
        (DAY(2026, 4, 23), DAY(2026, 11, 22), 6),
        (DAY(2026, 11, 22), DAY(2026, 11, 22), 0),
        (DAY(2026, 8, 31), DAY(2027, 2, 28), 6),
        (DAY(2026, 8, 31), DAY(2027, 2, 27), 5),
        (DAY(2024, 2, 29), DAY(2026, 2, 28), 24),
        (DAY(2027, 1, 1), DAY(2026, 11, 22), 0),
    ],
)
def test_an_age_counts_full_months(checked_on, today, months):
    assert age_in_months(checked_on, today=today) == months


@pytest.mark.parametrize("today", [DAY(2026, 11, 22), DAY(2027, 2, 28), DAY(2028, 2, 29), DAY(2027, 4, 30)])
def test_the_filter_draws_the_line_where_the_rule_does(today):
    newest = newest_day_of_age(6, today=today)
    assert is_older(newest, months=6, today=today)
    assert not is_older(newest + dt.timedelta(days=1), months=6, today=today)


@pytest.mark.parametrize("checked_on", [DAY(2026, 4, 22), DAY(2026, 8, 31), DAY(2026, 11, 22)])
def test_nothing_changes_before_the_next_birthday(checked_on):
    today = DAY(2026, 11, 22)
    birthday = next_birthday(checked_on, today=today)
    age = age_in_months(checked_on, today=today)
    assert age_in_months(birthday - dt.timedelta(days=1), today=birthday) == 0
    assert age_in_months(checked_on, today=birthday - dt.timedelta(days=1)) == age
    assert age_in_months(checked_on, today=birthday) == age + 1


@pytest.mark.parametrize(
    ("check", "markup", "wrong"), [(6, 24, []), (0, 24, ["vouch.E050"]), (12, 6, ["vouch.E051"])]
)
def test_settings_that_make_no_sense_are_refused(settings, check, markup, wrong):
    settings.PRICE_CHECK_MONTHS, settings.PRICE_MARKUP_MONTHS = check, markup
    assert [error.id for error in check_price_settings(None)] == wrong
