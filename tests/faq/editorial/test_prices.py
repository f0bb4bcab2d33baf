"""Currencies, dates and agreement of prices."""

import datetime as dt

import pytest

from faq.editorial.manuscript import PricedTable
from tests.faq.editorial.manuscripts import Row, answer, found, manuscript, places

IN_BOTH = pytest.mark.parametrize("language", ["en", "es"])
COLUMNS = (
    Row(),
    Row(option="Both knees", amount_min="5000.00", amount_max="7000.00"),
    Row(country="US", amount_min="6000.00", amount_max="9000.00"),
)


def table(*rows, question=1, **fields):
    return PricedTable(question=question, rows=rows or (Row(),), **fields)


@IN_BOTH
def test_a_price_without_any_currency_is_found(language):
    bare = table(Row(currency=None, raw="3000 - 4500"))
    assert places(manuscript(language=language, table=bare), "price_no_currency") == ["q1 prices"]
    assert places(manuscript(language=language, table=table()), "price_no_currency") == []


@IN_BOTH
def test_a_shared_sign_is_found_in_a_table(language):
    shared = table(Row(currency=None, raw="$3,000"))
    assert places(manuscript(language=language, table=shared), "ambiguous_currency") == ["q1 prices"]
    assert places(manuscript(language=language, table=shared), "price_no_currency") == []


@IN_BOTH
@pytest.mark.parametrize("code", ["price_no_currency", "ambiguous_currency"])
def test_a_currency_in_the_note_or_the_heading_of_the_column_is_enough(language, code):
    for raw in ("3000", "$3,000"):
        noted = table(Row(currency=None, raw=raw), note="All prices in USD.")
        headed = table(Row(currency=None, raw=raw, column="Price (USD)"))
        assert places(manuscript(language=language, table=noted), code) == []
        assert places(manuscript(language=language, table=headed), code) == []


@pytest.mark.parametrize(("language", "text"), [("en", "It costs $900."), ("es", "Cuesta $900.")])
def test_a_shared_sign_is_found_in_an_answer(language, text):
    assert places(manuscript(text, language), "ambiguous_currency") == ["q1 long_answer"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It costs $900. Two cost $1,500 USD."),
        ("en", "It costs €900."),
        ("en", "It takes 900 days."),
        ("es", "Cuesta 900 euros."),
    ],
)
def test_a_currency_in_the_same_answer_settles_it(language, text):
    assert places(manuscript(text, language), "ambiguous_currency") == []


def test_the_currency_of_the_table_in_the_answer_settles_it():
    assert places(manuscript("It costs $900.", table=table()), "ambiguous_currency") == []
    assert places(manuscript("It costs $900.", table=table(question=None)), "ambiguous_currency")


@IN_BOTH
def test_a_table_needs_a_date(language):
    assert places(manuscript(language=language, table=table()), "price_no_date") == ["q1 prices"]
    assert (
        places(manuscript(language=language, table=table(checked_on=dt.date(2026, 9, 1))), "price_no_date")
        == []
    )


@IN_BOTH
def test_prices_are_old_after_six_months_and_not_a_day_before(language):
    old, fresh = table(checked_on=dt.date(2026, 5, 1)), table(checked_on=dt.date(2026, 5, 2))
    assert places(manuscript(language=language, table=old), "price_stale") == ["q1 prices"]
    assert places(manuscript(language=language, table=fresh), "price_stale") == []
    assert places(manuscript(language=language, table=table()), "price_stale") == []


def test_how_many_months_prices_may_be_old_is_a_setting(settings):
    settings.PRICE_CHECK_MONTHS = 2
    assert places(manuscript(table=table(checked_on=dt.date(2026, 9, 1))), "price_stale")


def test_a_saving_is_held_against_the_base_country_of_its_table():
    cheap, dear = Row(country="ES"), Row(country="IE", amount_min="6000.00", amount_max="9000.00")
    text = "You save 50%."
    assert places(manuscript(text, table=table(cheap, dear, base_country="IE")), "savings_no_basis") == []
    assert places(manuscript(text, table=table(cheap, dear)), "savings_no_basis")


@pytest.mark.parametrize(
    ("language", "note"),
    [("en", "Checked on 3 May 2026."), ("en", "Prices of June 2026."), ("es", "Precios de mayo de 2026.")],
)
def test_a_date_in_the_note_or_the_answer_is_enough(language, note):
    assert places(manuscript(language=language, table=table(note=note)), "price_no_date") == []
    assert places(manuscript(note, language, table=table()), "price_no_date") == []


@pytest.mark.parametrize(
    ("language", "text", "dated"),
    [
        ("en", "It costs $900 USD.", "It cost $900 USD in May 2026."),
        ("es", "Cuesta 900 euros.", "En mayo de 2026 costaba 900 euros."),
    ],
)
def test_a_price_in_an_answer_needs_a_date_too(language, text, dated):
    assert places(manuscript(text, language), "price_no_date") == ["q1 long_answer"]
    assert places(manuscript(dated, language), "price_no_date") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It costs $3,000 to $6,000 USD per knee."),
        ("en", "Elsewhere it is $8,000 to $12,000."),
        ("es", "Cuesta de 3.000 a 6.000 USD."),
    ],
)
def test_a_range_that_the_table_does_not_know_is_found(language, text):
    page = manuscript(text, language, table=table(*COLUMNS))
    [finding] = found(page, "price_inconsistent")
    assert (finding.where, finding.excerpt) == ("q1 long_answer", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It costs $3,000 to $4,500 USD."),
        ("en", "It costs $3,000 to $7,000 USD, all options together."),
        ("en", "Usually it is $3,200 to $4,000 USD."),
        ("en", "A check-up costs $100 to $200 USD."),
        ("en", "It costs €2,000 to €6,000."),
        ("en", "It costs $4,800 USD."),
        ("es", "Cuesta de 3.000 a 4.500 USD."),
    ],
)
def test_a_range_of_the_table_or_of_something_else_is_not(language, text):
    assert found(manuscript(text, language, table=table(*COLUMNS)), "price_inconsistent") == []


def test_another_unit_is_not_compared():
    rows = table(Row(unit="per night", amount_min="3000.00", amount_max="4500.00"))
    assert (
        found(manuscript("It costs $3,000 to $6,000 USD per knee.", table=rows), "price_inconsistent") == []
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You save up to 70%."),
        ("en", "It is 50-70% less."),
        ("es", "Ahorra hasta un 70 %."),
        ("es", "Es un 60 % más barato."),
    ],
)
def test_a_saving_needs_prices_to_compare(language, text):
    assert places(manuscript(text, language), "savings_no_basis") == ["q1 long_answer"]


@pytest.mark.parametrize(("language", "text"), [("en", "It is 45-55% less."), ("es", "Ahorra un 50 %.")])
def test_a_saving_that_follows_from_the_table_is_fine(language, text):
    compared = table(COLUMNS[0], COLUMNS[2])
    assert places(manuscript(text, language, table=compared), "savings_no_basis") == []


def test_a_saving_that_the_table_contradicts_is_found():
    compared = table(COLUMNS[0], COLUMNS[2])
    assert places(manuscript("It is 80% less.", table=compared), "savings_no_basis") == ["q1 long_answer"]
    assert places(manuscript("About 80% feel less pain.", table=compared), "savings_no_basis") == []


def test_a_price_in_words_is_found_once_for_each_answer():
    answers = (answer("It costs $900 USD. Two cost $1,500 USD."), answer("It costs $70 USD.", number=2))
    assert places(manuscript(answers=answers), "price_no_date") == ["q1 long_answer", "q2 long_answer"]
