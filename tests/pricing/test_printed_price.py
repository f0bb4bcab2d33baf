"""A price as printed and its amounts must say the same, whichever of them an editor changes."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from pricing.printed_price import disagreement
from tests.factories import PriceFactory


def said(raw, low="3000", high="4500", currency="USD"):
    amounts = [Decimal(amount) if amount else None for amount in (low, high)]
    return disagreement(raw, amount_min=amounts[0], amount_max=amounts[1], currency=currency)


@pytest.mark.parametrize(
    ("raw", "low", "high", "currency"),
    [
        ("USD 3,000 to 4,500", "3000", "4500", "USD"),
        ("$3,000 - $4,500", "3000", "4500", "USD"),
        ("$3,000 - $4,500", "3000", "4500", "MXN"),
        ("$3,000 - $4,500", "3000", "4500", ""),
        ("3.000–4.500", "3000", "4500", "EUR"),
        ("From EUR 300", "300", None, "EUR"),
        ("up to 300 EUR", None, "300", "EUR"),
        ("3.999,50 €", "3999.50", "3999.50", "EUR"),
        ("3000 dollars", "3000", "3000", ""),
    ],
)
def test_what_says_the_same_passes(raw, low, high, currency):
    assert said(raw, low, high, currency) is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("USD 3,000 to 4,000", "says 3000 to 4000, the amounts say 3000 to 4500"),
        ("From USD 3,000", "says from 3000, the amounts say 3000 to 4500"),
        ("EUR 3,000 to 4,500", "is in EUR, the price in USD"),
        ("Included", "cannot be read as one price. Write it as the source does"),
    ],
)
def test_what_says_something_else_is_refused_with_both_sides(raw, words):
    assert words in said(raw)


def test_a_certain_currency_does_not_agree_with_none():
    assert "is in EUR, the price in no currency" in said("€3,000 to 4,500", currency="")


@pytest.mark.django_db
def test_an_editor_who_changes_the_amounts_hears_that_the_printed_price_stayed():
    price = PriceFactory(raw="USD 3,000 to 4,500")
    price.amount_max = Decimal(5000)
    with pytest.raises(ValidationError) as refused:
        price.full_clean()
    assert list(refused.value.message_dict) == ["raw"]
    price.raw = ""
    price.full_clean()
