"""Treatments in the content API."""

import pytest
from django.test import Client
from wagtail.models import Locale

from tests.api_pages import example_page, quick_page
from tests.factories import PriceTableFactory, TreatmentFactory, make_faq_page, make_question
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import assert_fixed_queries
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}treatments/"


def slugs(client: Client, query: str = "") -> list[str]:
    return [item["slug"] for item in client.get(LIST + query).json()["items"]]


def shown(table) -> dict:
    return {"type": "price_table", "value": table.pk}


def test_the_snapshot_of_the_treatments(client, site):
    """Who breaks when this changes: front ends that have a page for each treatment."""
    treatment = example_page().treatment
    answer = client.get(LIST).json()
    assert answer["items"][0].pop("uuid") == str(treatment.translation_key)
    assert_snapshot("treatment_list", answer)


def test_a_treatment_says_what_is_known_of_it(client, site):
    treatment = TreatmentFactory(
        name="Knee replacement",
        slug="knee",
        alternate_name="TKR",
        kind="procedure",
        specialty="Surgical",
        description="An operation.",
    )
    page = quick_page([make_question()], treatment=treatment)
    expected = {
        "uuid": str(treatment.translation_key),
        "slug": "knee",
        "name": "Knee replacement",
        "alternate_name": "TKR",
        "kind": "procedure",
        "specialty": "Surgical",
        "description": "An operation.",
        "locale": "en",
        "url": "http://localhost/treatments/knee/",
    }
    assert client.get(LIST).json()["items"] == [expected]
    response = client.get(f"{LIST}knee/")
    assert {name: response.json()[name] for name in expected} == expected
    assert response["Cache-Tag"] == f"treatment:knee,page:{page.pk}"
    assert response["Link"] == '<http://localhost/treatments/knee/>; rel="canonical"'
    assert response["Content-Language"] == "en"


def test_treatments_of_pages_and_of_the_price_tables_on_them_are_listed_by_name(client, site):
    make_faq_page(
        treatment=TreatmentFactory(slug="of-page", name="B"),
        questions=[
            make_question(
                long_answer=[shown(PriceTableFactory(treatment__slug="of-table", treatment__name="A"))]
            )
        ],
    )
    assert slugs(client) == ["of-table", "of-page"]


def test_what_only_drafts_are_about_is_not_there(client, site):
    of_table = PriceTableFactory(treatment__slug="table-of-draft")
    TreatmentFactory(slug="unused")
    PriceTableFactory(treatment__slug="table-that-no-page-shows")
    make_faq_page(
        live=False,
        treatment=TreatmentFactory(slug="of-draft"),
        questions=[make_question(long_answer=[shown(of_table)])],
    )
    page = make_faq_page(treatment=TreatmentFactory(slug="published"))
    page.treatment = TreatmentFactory(slug="draft-of-live")
    page.questions = [make_question(long_answer=[shown(of_table)])]
    page.save_revision()
    assert slugs(client) == ["published"]
    for slug in (
        "unused",
        "of-draft",
        "table-of-draft",
        "table-that-no-page-shows",
        "draft-of-live",
        "never-was",
    ):
        assert_problem(client.get(f"{LIST}{slug}/"), 404, "not-found")


def test_each_language_has_its_own_treatment(client, site):
    spanish = Locale.objects.get(language_code="es")
    english = TreatmentFactory(slug="knee", name="Knee")
    other = TreatmentFactory(
        slug="knee", name="Rodilla", locale=spanish, translation_key=english.translation_key
    )
    quick_page([], treatment=other)
    assert client.get(f"{LIST}knee/").json()["name"] == "Rodilla"
    quick_page([], treatment=english)
    assert client.get(f"{LIST}knee/").json()["name"] == "Knee"
    response = client.get(f"{LIST}knee/?locale=es")
    assert response.json()["name"] == "Rodilla"
    assert response["Content-Language"] == "es"
    assert [item["name"] for item in client.get(LIST).json()["items"]] == ["Knee", "Rodilla"]
    assert [item["name"] for item in client.get(f"{LIST}?locale=es").json()["items"]] == ["Rodilla"]
    assert client.get(LIST)["Content-Language"] == "en, es"


def test_parameters_are_strict(client, site):
    assert refused(client.get(f"{LIST}?q=knee"))["allowed"] == ["limit", "offset", "fields", "locale"]
    assert refused(client.get(f"{LIST}?locale=fr"))["allowed"] == ["en", "es"]


def test_a_list_shows_the_fields_that_are_named(client, site):
    quick_page([], treatment=TreatmentFactory(slug="knee", name="Knee"))
    assert client.get(f"{LIST}?fields=name,slug").json()["items"] == [{"slug": "knee", "name": "Knee"}]
    [rest] = client.get(f"{LIST}?fields=-uuid,-description").json()["items"]
    assert list(rest) == ["slug", "name", "alternate_name", "kind", "specialty", "url", "locale"]
    assert client.get(f"{LIST}?fields=name&locale=es")["Content-Language"] == "es"
    assert refused(client.get(f"{LIST}?fields=pk"))["code"] == "unknown_field"
    assert refused(client.get(f"{LIST}knee/?fields=name"))["code"] == "unknown_parameter"


def test_a_list_takes_the_same_queries_for_1_20_and_100_treatments(client, site):
    def add(number: int) -> None:
        quick_page([make_question()], title=f"Page {number}", treatment=TreatmentFactory())

    assert_fixed_queries(client, f"{LIST}?limit=100", add, budget=9)
