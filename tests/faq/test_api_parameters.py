"""What lists of FAQ pages can be asked for in the content API."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories import TreatmentFactory, make_faq_page
from tests.problem_assertions import PREFIX, refused

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}faqs/"


def titles(client: Client, query: str = "") -> list[str]:
    return [item["title"] for item in client.get(LIST + query).json()["items"]]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("fields=questions.foo", "unknown_field"),
        ("fields=claimed_reviewer", "unknown_field"),
        ("fields=questions.questions.questions", "unknown_field"),
        ("include=questions.short_answer", "unknown_field"),
        ("include=everything", "unknown_field"),
        ("order=id", "unknown_value"),
        ("order=title,modified_on", "unknown_value"),
        ("order=medical_reviewer", "unknown_value"),
        ("country=mx", "unknown_value"),
        ("country=XX", "unknown_value"),
        ("locale=fr", "unknown_value"),
        ("treatment=nothing", "unknown_value"),
    ],
)
def test_what_is_unknown_is_answered_with_what_is_allowed(client, faq_page, query, code):
    error = refused(client.get(f"{LIST}?{query}"))
    assert error["loc"] == ["query", query.split("=")[0]]
    assert error["code"] == code
    assert error["allowed"]


@pytest.mark.parametrize("query", ["search=knee", "status=live", "page=2"])
def test_parameters_that_do_not_exist_are_refused(client, query):
    assert refused(client.get(f"{LIST}?{query}"))["code"] == "unknown_parameter"


def test_lists_are_narrowed_by_treatment_country_and_language(client, site):
    knee, hip = TreatmentFactory(slug="knee"), TreatmentFactory(slug="hip")
    make_faq_page(title="Knee in Spain", treatment=knee, country="ES")
    make_faq_page(title="Knee in Mexico", treatment=knee, country="MX")
    make_faq_page(title="Hip in Mexico", treatment=hip, country="MX")
    assert titles(client, "?treatment=knee&order=title") == ["Knee in Mexico", "Knee in Spain"]
    assert titles(client, "?country=MX&order=-title") == ["Knee in Mexico", "Hip in Mexico"]
    assert titles(client, "?treatment=knee&country=MX") == ["Knee in Mexico"]
    assert titles(client, "?country=HU") == []
    assert titles(client, "?locale=es") == []


def test_a_treatment_that_no_public_page_is_about_is_answered_like_one_that_never_was(client, faq_page):
    unused = TreatmentFactory()
    for slug in (unused.slug, "nothing"):
        assert refused(client.get(f"{LIST}?treatment={slug}"))["allowed"] == [faq_page.treatment.slug]


def test_a_treatment_whose_pages_other_filters_leave_out_is_an_empty_list(client, faq_page):
    assert titles(client, f"?treatment={faq_page.treatment.slug}&locale=es") == []


def test_lists_are_narrowed_by_the_day_the_text_changed(client, site):
    for day in (1, 2, 3):
        make_faq_page(title=f"Day {day}", modified_on=dt.date(2026, 9, day))
    assert titles(client, "?modified__gte=2026-09-02") == ["Day 3", "Day 2"]
    assert titles(client, "?modified__gt=2026-09-02") == ["Day 3"]
    assert titles(client, "?modified__lte=2026-09-02") == ["Day 2", "Day 1"]
    assert titles(client, "?modified__lt=2026-09-02") == ["Day 1"]
    assert titles(client, "?modified__gte=2026-09-02&modified__lt=2026-09-03") == ["Day 2"]


def test_the_newest_comes_first_and_ties_are_sorted_by_id(client, site):
    pages = [make_faq_page(title=f"Page {number}") for number in range(4)]
    newest = make_faq_page(title="Newest", modified_on=dt.date(2026, 9, 2))
    expected = [newest.title, *(page.title for page in pages)]
    assert titles(client) == expected
    one_by_one = [titles(client, f"?limit=1&offset={offset}") for offset in range(5)]
    assert [title for [title] in one_by_one] == expected


def test_following_next_visits_every_page_once(client, site):
    for _ in range(5):
        make_faq_page()
    seen, address = [], f"{LIST}?limit=2&order=title"
    while address:
        answer = client.get(address).json()
        seen += [item["id"] for item in answer["items"]]
        assert answer["meta"]["total"] == 5
        address = answer["links"]["next"]
    assert len(seen) == len(set(seen)) == 5


def test_past_the_end_is_an_empty_page(client, faq_page):
    answer = client.get(f"{LIST}?offset=10000").json()
    assert answer["items"] == []
    assert answer["meta"]["total"] == 1
