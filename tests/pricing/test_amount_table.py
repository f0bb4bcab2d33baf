"""A long table of written prices: separators, currencies, ranges, open ends and approximations in five languages.

Each line of it is `what is printed => lowest | highest | currency`, with … for an open end, ? for a currency not
named and `| about` for an approximate price; or `=> no price`, or `=> share`.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from pricing.amounts import is_percentage, parse_amount

ROWS = [
    line.partition(" => ")[::2]
    for line in (Path(__file__).parent / "written_prices.txt").read_text(encoding="utf-8").splitlines()
]
PRICES = [row for row in ROWS if "|" in row[1]]


@pytest.mark.parametrize(("raw", "expected"), PRICES)
def test_a_written_price_is_read(raw, expected):
    lowest, highest, currency, *about = expected.split(" | ")
    amount = parse_amount(raw)
    assert amount is not None
    assert amount.minimum == (None if lowest == "…" else Decimal(lowest))
    assert amount.maximum == (None if highest == "…" else Decimal(highest))
    assert amount.currency == (None if currency == "?" else currency)
    assert amount.approximate == bool(about)
    assert not is_percentage(raw)


@pytest.mark.parametrize("raw", [raw for raw, expected in ROWS if expected == "no price"])
def test_what_has_no_single_meaning_is_no_price(raw):
    assert parse_amount(raw) is None
    assert not is_percentage(raw)


@pytest.mark.parametrize("raw", [raw for raw, expected in ROWS if expected == "share"])
def test_a_share_is_no_price(raw):
    assert parse_amount(raw) is None
    assert is_percentage(raw)


def test_the_table_is_as_long_as_it_was():
    assert len(ROWS) >= 350
