"""Pages of any type in the content API."""

import datetime as dt

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import faq_index, home_page, make_faq_page, make_question
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import assert_fixed_queries
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}pages/"


def titles(client: Client, query: str = "") -> list[str]:
    return [item["title"] for item in client.get(LIST + query).json()["items"]]


def test_the_snapshot_of_the_pages(client, site):
    """Who breaks when this changes: front ends that route by page type."""
    page = example_page()
    for number, each in enumerate(Page.objects.order_by("path")):
        Page.objects.filter(pk=each.pk).update(translation_key=f"00000000-0000-0000-0000-{number:012}")
    assert_snapshot("page_list", with_example_ids(client.get(LIST).json(), page))


def test_pages_of_every_type_are_listed_in_the_order_of_the_tree(client, faq_page):
    answer = client.get(LIST).json()
    assert [(item["type"], item["meta"]["path"]) for item in answer["items"]] == [
        ("home.HomePage", "/"),
        ("faq.FAQIndexPage", "/faq/"),
        ("faq.FAQPage", "/faq/knee-replacement-spain/"),
    ]
    assert answer["meta"]["total"] == 3
    summary = answer["items"][2]
    document = client.get(f"{PREFIX}faqs/{faq_page.pk}/").json()
    assert set(summary) == {"id", "uuid", "type", "title", "meta"}
    assert {**summary["meta"], "tags": []} == {**document["meta"], "tags": []}


def test_lists_are_narrowed_by_type_and_language_and_sorted(client, site):
    make_faq_page(title="B", modified_on=dt.date(2026, 9, 2))
    make_faq_page(title="A", modified_on=dt.date(2026, 9, 1))
    assert titles(client, "?type=faq.FAQPage") == ["B", "A"]
    assert titles(client, "?type=faq.FAQPage&order=title") == ["A", "B"]
    assert titles(client, "?type=faq.FAQPage&order=-title") == ["B", "A"]
    assert titles(client, "?type=faq.FAQPage&order=modified_on") == ["A", "B"]
    assert titles(client, "?type=faq.FAQPage&order=-modified_on&limit=1") == ["B"]
    assert titles(client, "?type=home.HomePage") == ["Home"]
    assert titles(client, "?locale=es") == []
    home_page().copy_for_translation(Locale.objects.get(language_code="es")).get_latest_revision().publish()
    assert titles(client, "?locale=es") == ["Home"]
    assert client.get(LIST)["Content-Language"] == "en, es"


def test_an_faq_page_is_the_whole_document_and_other_pages_their_summary(client, faq_page):
    whole, faq = client.get(f"{LIST}{faq_page.pk}/"), client.get(f"{PREFIX}faqs/{faq_page.pk}/")
    assert whole.content == faq.content
    assert whole["Cache-Tag"] == faq["Cache-Tag"]
    assert whole["Link"] == faq["Link"]
    response = client.get(f"{LIST}{faq_index().pk}/")
    document = response.json()
    # A list of pages says of each what it is called; what search engines read of it is in its own document.
    assert document.pop("seo")["title"] == document["title"]
    assert document in client.get(LIST).json()["items"]
    assert response["Cache-Tag"] == f"page:{faq_index().pk}"


def test_what_is_not_public_is_not_found(client, site):
    root = Page.objects.get(depth=1)
    for key in (make_faq_page(live=False).pk, root.pk, 2147483647):
        assert_problem(client.get(f"{LIST}{key}/"), 404, "not-found")
    assert_problem(client.get(f"{LIST}2147483648/"), 404, "not-found")
    assert_problem(client.get(f"{LIST}0/"), 404, "not-found")


def test_what_is_unknown_is_answered_with_what_is_allowed(client, site):
    assert "faq.FAQPage" in refused(client.get(f"{LIST}?type=faq.Nothing"))["allowed"]
    assert refused(client.get(f"{LIST}?order=id"))["allowed"]
    assert refused(client.get(f"{LIST}?slug=x"))["code"] == "unknown_parameter"


def test_a_list_takes_the_same_queries_for_1_20_and_100_pages(client, site):
    def add(number: int) -> None:
        quick_page([make_question()], title=f"Page {number}")

    assert_fixed_queries(client, f"{LIST}?limit=100&order=title", add, budget=14)
