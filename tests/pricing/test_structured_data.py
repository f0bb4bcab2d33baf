"""What price tables claim where machines read them: what is shown, with its currency, and nothing too old."""

import datetime as dt

import pytest

from cms.identity import Identity
from pricing.structured_data import service_nodes
from tests.pricing.test_pivot import row, table

TODAY = dt.date(2026, 11, 22)
IDENTITY = Identity(name="Guide", origin="https://guide.example")
URL = "https://guide.example/pricing/knee/"


def claimed(*rows, checked_on=TODAY, written_on=TODAY, language="en", today=TODAY):
    prices = table(*rows)
    prices.checked_on = checked_on
    return service_nodes(
        [prices], "Knee replacement", IDENTITY, language, url=URL, written_on=written_on, today=today
    )


def offers_of(*rows):
    [service], _ = claimed(*rows)
    return service["offers"]


def test_a_table_is_a_service_in_the_countries_it_has_prices_of():
    [service], countries = claimed(row(), row(country="US"), row("Two knees"))
    assert service["@type"] == "Service"
    assert service["@id"] == f"{URL}#prices-1"
    assert (service["name"], service["serviceType"]) == ("Prices", "Knee replacement")
    assert "provider" not in service
    assert [country["name"] for country in countries] == ["Mexico", "United States"]
    assert service["areaServed"] == [{"@id": country["@id"]} for country in countries]


def test_an_aggregate_spans_the_prices_of_its_currency():
    [aggregate] = offers_of(row(), row(country="US", amount_min="150.00", amount_max="1200.50"))
    assert (aggregate["lowPrice"], aggregate["highPrice"]) == ("100.00", "1200.50")
    assert (aggregate["priceCurrency"], aggregate["offerCount"]) == ("USD", len(aggregate["offers"]))
    specification = aggregate["offers"][1]["priceSpecification"]
    assert (specification["minPrice"], specification["maxPrice"]) == (150.0, 1200.5)
    assert aggregate["offers"][1]["areaServed"] == {"@id": "https://guide.example/#country-us"}
    assert "priceValidUntil" not in aggregate["offers"][1]


@pytest.mark.parametrize(
    "half", [{"amount_min": "900.00", "amount_max": None}, {"amount_min": None, "amount_max": "900.00"}]
)
def test_a_price_with_an_open_end_is_no_offer_and_the_others_are(half):
    [aggregate] = offers_of(row(), row(**half))
    assert aggregate["offerCount"] == len(aggregate["offers"]) == 1
    assert (aggregate["lowPrice"], aggregate["highPrice"]) == ("100.00", "200.00")
    assert claimed(row(**half)) == ([], [])


def test_one_price_is_a_price_and_a_rough_one_says_so():
    [aggregate] = offers_of(row(amount_max="100.00", approximate=True))
    [offer] = aggregate["offers"]
    assert offer["priceSpecification"]["price"] == 100.0
    assert offer["description"] == "about USD 100"


def test_each_currency_has_an_aggregate_of_its_own():
    assert [each["priceCurrency"] for each in offers_of(row(), row(currency="EUR"))] == ["USD", "EUR"]


def test_a_price_without_a_currency_is_no_offer():
    assert claimed(row(currency=None)) == ([], [])
    [aggregate] = offers_of(row(), row(country="US", currency=None))
    assert aggregate["offerCount"] == 1


@pytest.mark.parametrize(
    ("checked_on", "marked"),
    [(dt.date(2024, 11, 23), True), (dt.date(2024, 11, 22), False)],
)
def test_prices_that_are_too_old_are_shown_but_not_claimed(checked_on, marked):
    services, countries = claimed(row(), checked_on=checked_on)
    assert (bool(services), bool(countries)) == (marked, marked)


@pytest.mark.parametrize(
    ("written_on", "marked"), [(dt.date(2024, 11, 23), True), (dt.date(2024, 11, 22), False), (None, False)]
)
def test_an_unknown_age_lasts_no_longer_than_that_of_the_text_around_it(written_on, marked):
    assert bool(claimed(row(), checked_on=None, written_on=written_on)[0]) == marked


def test_a_day_of_checking_counts_more_than_the_age_of_the_text():
    assert claimed(row(), checked_on=TODAY, written_on=dt.date(2020, 1, 1))[0]
    assert claimed(row(), checked_on=dt.date(2020, 1, 1), written_on=TODAY) == ([], [])


def test_how_old_they_may_be_is_a_setting(settings):
    settings.PRICE_MARKUP_MONTHS = 6
    assert claimed(row(), checked_on=dt.date(2026, 5, 22)) == ([], [])


def test_countries_and_words_are_in_the_language_of_the_page():
    [service], [country] = claimed(row(), language="es")
    assert country["name"] == "México"
    assert service["offers"][0]["offers"][0]["description"] == "USD 100–200"
