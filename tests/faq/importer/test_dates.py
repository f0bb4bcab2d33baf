"""Printed dates: certain, or a reason why not."""

import datetime as dt

import pytest

from faq.importer.dates import looks_like_date, read_date


@pytest.mark.parametrize(
    "raw",
    [
        "2025-11-25", "2025/11/25", "2025-11-25T10:00:00Z", "25/11/2025", "11/25/2025", "25.11.2025", "25. 11. 2025",
        "November 25, 2025", "25 November 2025", "Nov. 25 2025", "25th of November 2025", "Tuesday, November 25, 2025",
        "25 de noviembre de 2025", "noviembre 25, 2025", "el 25 de noviembre de 2025", "25. November 2025",
        "25 de novembro de 2025", "25 novembre 2025", "on 25 Nov 2025", "2025, November 25",
    ],
)  # fmt: skip
def test_a_certain_date_is_read(raw):
    assert read_date(raw).value == dt.date(2025, 11, 25)


def test_day_and_month_alike_are_certain():
    assert read_date("05/05/2025").value == dt.date(2025, 5, 5)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("03/04/2025", "ambiguous_date"),
        ("04.03.2019", "ambiguous_date"),
        ("25/11/25", "ambiguous_date"),
        ("July 2026", "partial_date"),
        ("2026", "partial_date"),
        ("for 2026", "partial_date"),
        ("01/14", "partial_date"),
        ("March 5", "partial_date"),
        ("julio de 2026", "partial_date"),
        ("2026-02-31", "invalid_date"),
        ("31 February 2026", "invalid_date"),
        ("8 de noviembre de 202", "invalid_date"),
        ("202", "invalid_date"),
        ("yesterday", "invalid_date"),
        ("2025-11-25 or later", "invalid_date"),
        ("Smarch 5, 2025", "invalid_date"),
        ("", "invalid_date"),
    ],
)
def test_an_uncertain_date_is_a_problem_and_no_value(raw, problem):
    assert read_date(raw).value is None
    assert read_date(raw).problem == problem


def test_a_day_that_has_not_come_is_a_problem_only_where_today_is_given():
    assert read_date("2030-01-01", today=dt.date(2026, 1, 1)).problem == "future_date"
    assert read_date("2030-01-01").value == dt.date(2030, 1, 1)


def test_words_do_not_look_like_a_date_and_partial_dates_do():
    assert not looks_like_date("Dr. Demo Name")
    assert looks_like_date("July 2026")


def test_updated_for_a_year_is_no_day():
    assert read_date("Updated for 2026").problem == "partial_date"


@pytest.mark.parametrize("raw", ["5 juin 2025", "le 5 juin 2025", "June 5, 2025", "5 de junio de 2025"])
def test_a_month_may_end_in_a_word_that_leads_to_dates(raw):
    assert read_date(raw).value == dt.date(2025, 6, 5)


@pytest.mark.parametrize(
    ("raw", "day", "possible"),
    [
        ("03/04/2025", dt.date(2025, 4, 3), True),
        ("03/04/2025", dt.date(2025, 3, 4), True),
        ("03/04/2025", dt.date(2025, 5, 3), False),
        ("03/04/25", dt.date(2025, 4, 3), True),
        ("July 2026", dt.date(2026, 7, 4), True),
        ("July 2026", dt.date(2026, 8, 4), False),
        ("2026", dt.date(2026, 8, 4), True),
        ("07/2026", dt.date(2026, 8, 4), False),
        ("March 5", dt.date(2026, 3, 5), True),
        ("yesterday", dt.date(2026, 3, 5), True),
    ],
)
def test_an_uncertain_date_says_which_days_it_may_be(raw, day, possible):
    assert read_date(raw).may_be(day) is possible


@pytest.mark.parametrize("raw", ["31/02/2026", "8 de noviembre de 202", "2026-13-01"])
def test_a_day_that_does_not_exist_still_has_the_form_of_a_date(raw):
    assert looks_like_date(raw)
    assert read_date(raw).problem == "invalid_date"


@pytest.mark.parametrize("raw", ["Batch 2026", "Room 12", "12 March Street"])
def test_words_with_figures_have_no_form_of_a_date(raw):
    assert not looks_like_date(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "18/02/2026 às 09h10",
        "18.02.2026, 09:10 Uhr",
        "February 18, 2026 at 9:10 am",
        "18 de febrero de 2026 a las 09:10",
    ],
)
def test_the_time_of_a_day_says_nothing_about_the_day(raw):
    assert read_date(raw).value == dt.date(2026, 2, 18)


@pytest.mark.parametrize("raw", ["04-Mar-2026", "4/Mar/2026", "Wednesday, 4 March 2026"])
def test_a_month_by_name_may_stand_between_dashes(raw):
    assert read_date(raw).value == dt.date(2026, 3, 4)
