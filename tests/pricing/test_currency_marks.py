"""What a written currency mark certainly means."""

import pytest

from pricing.currency_marks import currency_of, find_currency, has_currency, may_mean


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cost in Costa Rica (USD)", "USD"),
        ("Precio (euros)", "EUR"),
        ("Price in US dollars", "USD"),
        ("All prices in MX$", "MXN"),
        ("Price ($)", None),
        ("USD or EUR", None),
        ("Costs for all", None),
    ],
)
def test_a_heading_names_one_currency_or_none(text, code):
    assert find_currency(text) == code


def test_letters_inside_a_word_are_no_currency():
    assert not has_currency("MARS and fterm")
    assert has_currency("5,000 ARS")


def test_lower_case_words_are_no_iso_codes():
    assert not has_currency("try all of it")
    assert has_currency("TRY 500")


def test_a_shared_mark_means_one_of_several():
    assert currency_of("$") is None
    assert may_mean("$", "MXN")
    assert not may_mean("$", "EUR")
    assert may_mean(None, "EUR")
