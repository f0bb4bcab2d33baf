"""Savings in words."""

import pytest
from babel import Locale
from django.utils import translation

from pricing.savings import Saving
from pricing.templatetags.prices import age_text, compared, country_in_sentence


def saving(country="MX", percent=50, **fields):
    amounts = {"currency": "USD", "price": "3750.00", "compared_price": "7500.00"}
    fields = {"column": None, "unit": None, "at_least": False, **amounts, **fields}
    return Saving(option="One knee", country=country, compared_with="US", percent=percent, **fields)


def test_a_saving_names_its_option_and_country():
    [comparison] = compared([saving()])
    assert comparison.country == "US"
    assert comparison.lines == [("One knee, Mexico", "50% less", "USD 3,750 against USD 7,500")]
    assert (comparison.ranges, comparison.open_ended) == (True, False)


def test_a_lower_bound_says_at_least():
    [comparison] = compared([saving(percent=70, at_least=True)])
    assert comparison.lines[0][:2] == ("One knee, Mexico", "at least 70% less")
    assert (comparison.ranges, comparison.open_ended) == (False, True)


def test_two_savings_on_one_option_say_which_price_each_means():
    [comparison] = compared([saving(column="Private"), saving(percent=13, unit="per night"), saving("ES")])
    assert [subject for subject, *_ in comparison.lines] == [
        "One knee, Mexico, Private",
        "One knee, Mexico, per night",
        "One knee, Spain",
    ]


def test_a_country_stands_in_an_english_sentence_with_its_article():
    assert [country_in_sentence(code) for code in ("US", "MX")] == ["the United States", "Mexico"]
    with translation.override("es"):
        assert country_in_sentence("US") == "Estados Unidos"


def test_percentages_follow_the_language():
    with translation.override("es"):
        [line] = compared([saving()])[0].lines
    assert line == ("One knee, México", "un 50\xa0% menos", "USD 3.750 frente a USD 7.500")


@pytest.mark.parametrize(
    ("months", "english", "spanish"),
    [
        (0, "", ""),
        (1, "1 month ago", "hace 1 mes"),
        (7, "7 months ago", "hace 7 meses"),
        (23, "23 months ago", "hace 23 meses"),
        (24, "2 years ago", "hace 2 años"),
        (35, "2 years ago", "hace 2 años"),
    ],
)
def test_an_age_is_said_in_the_language_of_the_page(months, english, spanish):
    assert age_text(months, locale=Locale("en")) == english
    assert age_text(months, locale=Locale("es")) == spanish
