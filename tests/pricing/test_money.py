"""Money in words and figures: always with its currency, and never less certain than its source."""

import pytest
from django.utils import translation

from pricing.money import price_text


def text(low=None, high=None, *, currency="USD", approximate=False, language="en", raw=None):
    return price_text(
        amount_min=low,
        amount_max=high,
        currency=currency,
        approximate=approximate,
        language=language,
        raw=raw,
    )


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("3000.00", "4500.00", "USD 3,000–4,500"),
        ("3000.00", "3000.00", "USD 3,000"),
        ("25000.00", None, "from USD 25,000"),
        (None, "500.00", "up to USD 500"),
        ("0.00", "12.50", "USD 0–12.50"),
        ("1234567.80", None, "from USD 1,234,567.80"),
    ],
)
def test_a_price_is_shown_with_its_ends(low, high, shown):
    assert text(low, high) == shown


def test_a_rough_price_says_about():
    assert text("3000.00", "4500.00", approximate=True) == "about USD 3,000–4,500"


def test_without_a_currency_the_price_is_shown_as_the_source_prints_it():
    assert text("900.00", None, currency=None, raw="$ 900 a month") == "$ 900 a month"


def test_without_a_currency_and_the_printed_price_only_figures_remain():
    assert text("900.00", "950.00", currency=None) == "900–950"


def test_figures_and_words_follow_the_language():
    with translation.override("es"):
        assert text("25000.50", None, language="es") == "desde USD 25.000,50"
        assert text(None, "25000.00", language="es") == "hasta USD 25.000"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("pt-br", "ISK 1.234.567–2.000.000,50"),
        ("pt-pt", "ISK 1\xa0234\xa0567–2\xa0000\xa0000,50"),
        ("de", "ISK 1.234.567–2.000.000,50"),
        ("fr", "ISK 1\u202f234\u202f567–2\u202f000\u202f000,50"),
        ("ar", "ISK 1,234,567–2,000,000.50"),
        ("hi", "ISK 12,34,567–20,00,000.50"),
        ("zh-hans", "ISK 1,234,567–2,000,000.50"),
    ],
)
def test_figures_are_grouped_as_the_language_groups_them_under_its_code_in_addresses(language, shown):
    assert text("1234567.00", "2000000.50", currency="ISK", language=language) == shown
