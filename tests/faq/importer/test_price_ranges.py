"""Prices whose ends a table prints in two columns."""

import pytest

from faq.importer.grids import Grid
from faq.importer.price_ranges import between, with_ranges

ROWS = (("Crown", "90", "120"), ("Bleaching", "350", ""), ("Advice", "free", ""))


@pytest.mark.parametrize(
    "headings", [("", "Preis von", "Preis bis"), ("Item", "Min price (EUR)", "Max price (EUR)")]
)
def test_both_ends_are_one_price(headings):
    grid = with_ranges(Grid(headings, ROWS))
    assert grid.rows == (("Crown", "90 – 120"), ("Bleaching", "from 350"), ("Advice", "free"))
    assert grid.headings == (headings[0], f"{headings[1]} – {headings[2]}")


@pytest.mark.parametrize(
    "headings",
    [("", "Low", "High"), ("", "Price in Spain", "Price in Italy"), ("", "Price from", "Price to a patient")],
)
def test_other_columns_are_prices_of_their_own(headings):
    grid = Grid(headings, ROWS)
    assert with_ranges(grid) is grid


def test_an_end_may_be_missing():
    assert [between("", "900"), between("900", ""), between("900", "900"), between("free", "")] == [
        "up to 900", "from 900", "900 – 900", "free",
    ]  # fmt: skip
