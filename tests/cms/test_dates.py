"""Dates: none in the future, and never a change before the first publication."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from cms import dates

PUBLISHED = dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC)


def test_a_day_in_the_future_is_refused_and_today_is_not():
    dates.validate_not_in_future(dates.today())
    with pytest.raises(ValidationError, match="is in the future"):
        dates.validate_not_in_future(dates.today() + dt.timedelta(days=1))


def test_a_text_older_than_its_publication_here_was_public_by_its_modified_date():
    assert dates.first_published(PUBLISHED, dt.date(2025, 11, 25)) == dt.datetime(2025, 11, 25, tzinfo=dt.UTC)


@pytest.mark.parametrize("modified_on", [None, dt.date(2026, 3, 2), dt.date(2026, 9, 1)])
def test_otherwise_the_first_publication_counts(modified_on):
    assert dates.first_published(PUBLISHED, modified_on) == PUBLISHED


@pytest.mark.parametrize(
    "modified_on", [dt.date(2025, 11, 25), dt.date(2026, 3, 2), dt.date(2026, 9, 1), None]
)
def test_structured_data_never_says_changed_before_published(modified_on):
    published = dates.first_published(PUBLISHED, modified_on)
    first, changed = dates.published_and_modified(published, modified_on)
    assert first <= changed
    assert first.endswith("+00:00")


def test_a_draft_has_a_modified_date_but_no_publication():
    assert dates.published_and_modified(None, dt.date(2026, 9, 1)) == (None, "2026-09-01T00:00:00+00:00")
