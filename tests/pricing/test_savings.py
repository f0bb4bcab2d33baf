"""What is saved against the base country: worked out from the amounts, and only where they can be compared."""

import pytest

from pricing.savings import savings
from tests.pricing.test_pivot import row


def saved(*rows):
    return [(saving.country, saving.percent, saving.at_least) for saving in savings(rows, base_country="US")]


def test_the_middles_of_both_ranges_are_compared():
    here = row(amount_min="3000.00", amount_max="4500.00")
    there = row(country="US", amount_min="5000.00", amount_max="10000.00")
    assert saved(here, there) == [("MX", 50, False)]


def test_against_an_open_ended_price_the_saving_is_a_lower_bound():
    here = row(amount_min="6000.00", amount_max="9000.00")
    there = row(country="US", amount_min="25000.00", amount_max=None)
    assert saved(here, there) == [("MX", 70, True)]


@pytest.mark.parametrize(("here", "percent"), [("995.00", 1), ("994.90", 1), ("333.33", 67), ("875.00", 13)])
def test_half_a_percent_is_rounded_up(here, percent):
    there = row(country="US", amount_min="1000.00", amount_max="1000.00")
    assert saved(row(amount_min=here, amount_max=here), there) == [("MX", percent, False)]


@pytest.mark.parametrize(
    "here",
    [
        row(amount_max=None),
        row(amount_min=None),
        row(currency="EUR"),
        row(currency=None),
        row(unit="per night"),
        row("Two knees"),
        row(country=None),
        row(amount_min="10000.00", amount_max="10000.00"),
        row(amount_min="9999.00", amount_max="9999.00"),
        row(amount_min="20000.00", amount_max="20000.00"),
    ],
)
def test_nothing_is_said_where_prices_cannot_be_compared_or_nothing_is_saved(here):
    there = row(country="US", amount_min="10000.00", amount_max="10000.00")
    assert saved(here, there) == []


def test_nothing_is_said_where_the_base_country_has_two_prices_for_the_option():
    assert saved(row(), row(country="US", column="A"), row(country="US", column="B")) == []


def test_nothing_is_said_where_the_base_price_has_no_lowest_amount():
    assert saved(row(), row(country="US", amount_min=None)) == []


def test_two_prices_of_one_country_say_which_of_them_is_meant():
    there = row(country="US", amount_min="1000.00", amount_max="1000.00")
    found = savings([row(column="Private"), row(column="Public"), there], base_country="US")
    assert [saving.column for saving in found] == ["Private", "Public"]


def test_another_base_country_can_be_asked_for():
    here, there = row(country="ES"), row(country="IE", amount_min="300.00", amount_max="300.00")
    assert [saving.compared_with for saving in savings([here, there], base_country="IE")] == ["IE"]


@pytest.mark.parametrize(("here", "percent"), [("504.00", 49), ("500.00", 50), ("501.00", 49), ("1.00", 99)])
def test_at_least_is_never_more_than_is_true(here, percent):
    there = row(country="US", amount_min="1000.00", amount_max=None)
    assert saved(row(amount_min=here, amount_max=here), there) == [("MX", percent, True)]


def test_what_costs_something_is_not_a_hundred_percent_cheaper():
    there = row(country="US", amount_min="1000.00", amount_max="1000.00")
    assert saved(row(amount_min="4.00", amount_max="4.00"), there) == [("MX", 99, False)]
