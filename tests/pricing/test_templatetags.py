"""Savings in words."""

from django.utils import translation

from pricing.savings import Saving
from pricing.templatetags.prices import compared


def saving(country="MX", percent=50, **fields):
    fields = {"column": None, "unit": None, "at_least": False, **fields}
    return Saving(option="One knee", country=country, compared_with="US", percent=percent, **fields)


def test_a_saving_names_its_option_and_country():
    [comparison] = compared([saving()])
    assert (comparison.country, comparison.lines) == ("US", [("One knee, Mexico", "50% less")])
    assert (comparison.ranges, comparison.open_ended) == (True, False)


def test_a_lower_bound_says_at_least():
    [comparison] = compared([saving(percent=70, at_least=True)])
    assert comparison.lines == [("One knee, Mexico", "at least 70% less")]
    assert (comparison.ranges, comparison.open_ended) == (False, True)


def test_two_savings_on_one_option_say_which_price_each_means():
    [comparison] = compared([saving(column="Private"), saving(percent=13, unit="per night"), saving("ES")])
    assert [subject for subject, _ in comparison.lines] == [
        "One knee, Mexico, Private",
        "One knee, Mexico, per night",
        "One knee, Spain",
    ]


def test_percentages_follow_the_language():
    with translation.override("es"):
        assert compared([saving()])[0].lines == [("One knee, México", "un 50\xa0% menos")]
