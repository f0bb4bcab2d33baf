"""When time alone may change what is found."""

import datetime as dt

from cms.audit.due_dates import next_change

TODAY = dt.date(2026, 11, 22)


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_the_day_after_the_first_date_ahead():
    html = script('{"priceValidUntil": "2027-01-31", "datePublished": "2026-01-01"}') + script(
        '{"priceValidUntil":"2026-12-31"}'
    )
    assert next_change(html, today=TODAY) == dt.date(2027, 1, 1)


def test_a_review_is_too_old_after_two_years():
    assert next_change(script('{"lastReviewed": "2026-02-28"}'), today=TODAY) == dt.date(2028, 2, 29)


def test_without_a_date_ahead_there_is_none():
    html = (
        script('{"datePublished": "2026-01-01", "x": "2026-13-01", "y": "9999-12-31"}') + '"a": "2030-01-01"'
    )
    assert next_change(html, today=TODAY) is None
