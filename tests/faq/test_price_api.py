"""Price tables in the content API."""

import pytest
from django.test import Client
from wagtail.models import Locale

from faq.models import FAQPage
from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import PriceFactory, PriceTableFactory, TreatmentFactory, make_faq_page, make_question
from tests.problem_assertions import PREFIX, refused
from tests.query_counts import assert_fixed_queries
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}prices/"


def titles(client: Client, query: str = "") -> list[str]:
    return [item["title"] for item in client.get(LIST + query).json()["items"]]


def page_with(*tables, **fields) -> FAQPage:
    blocks = [{"type": "price_table", "value": table.pk} for table in tables]
    return quick_page([make_question(long_answer=blocks)], **fields)


def test_the_snapshot_of_the_prices(client, site):
    """Who breaks when this changes: front ends that show prices outside their pages."""
    page = example_page()
    assert_snapshot("price_list", with_example_ids(client.get(LIST).json(), page))


def test_a_table_is_the_one_of_the_page_with_every_page_that_shows_it(client, site):
    table = PriceFactory().price_table
    second, first = page_with(table, title="B"), page_with(table, table, title="A")
    page_with(title="Without")
    [item] = client.get(LIST).json()["items"]
    [on_page] = client.get(f"{PREFIX}faqs/{first.pk}/").json()["prices"]
    assert {key: item[key] for key in on_page} == on_page
    assert [(page["id"], page["title"], page["path"]) for page in item["pages"]] == [
        (page.pk, page.title, f"/faq/{page.slug}/") for page in (first, second)
    ]
    assert item["treatment"]["slug"] == table.treatment.slug
    assert item["locale"] == "en"


def test_only_what_public_pages_show_is_there(client, site):
    draft = PriceTableFactory(title="Of a draft")
    make_faq_page(
        live=False, questions=[make_question(long_answer=[{"type": "price_table", "value": draft.pk}])]
    )
    PriceTableFactory(title="On no page")
    live = make_faq_page()
    live.questions = [make_question(long_answer=[{"type": "price_table", "value": draft.pk}])]
    live.save_revision()
    shown = PriceTableFactory(title="Shown")
    page_with(shown)
    assert titles(client) == ["Shown"]


def test_words_that_look_like_a_table_are_none(client, site):
    table = PriceTableFactory()
    text = f'<p>{{"type": "price_table", "value": {table.pk}}}</p>'
    quick_page([make_question(long_answer=[{"type": "paragraph", "value": text}])])
    assert titles(client) == []


def test_a_deleted_table_is_left_out(client, site):
    table = PriceTableFactory()
    page_with(table)
    type(table).objects.filter(pk=table.pk)._raw_delete("default")
    assert titles(client) == []


def test_lists_are_narrowed_by_treatment_country_currency_and_language(client, site):
    knee = TreatmentFactory(slug="knee")
    table = PriceFactory(
        price_table__title="Knee", price_table__treatment=knee, country="MX", currency="USD"
    ).price_table
    PriceFactory(price_table=table, country="ES", currency="EUR")
    hip = PriceFactory(price_table__title="Hip", country="ES", currency="USD").price_table
    spanish = PriceTableFactory(title="Rodilla", locale=Locale.objects.get(language_code="es"))
    page_with(table, hip, spanish)
    assert titles(client) == ["Hip", "Knee", "Rodilla"]
    assert titles(client, "?treatment=knee") == ["Knee"]
    assert titles(client, "?country=ES") == ["Hip", "Knee"]
    assert titles(client, "?currency=EUR") == ["Knee"]
    assert titles(client, "?country=ES&currency=USD") == ["Hip"]
    assert titles(client, "?country=MX&currency=EUR") == []
    assert titles(client, "?locale=es") == ["Rodilla"]
    [item] = client.get(f"{LIST}?currency=EUR").json()["items"]
    assert len(item["rows"]) == 2


@pytest.mark.parametrize(
    "query", ["country=mx", "country=XX", "currency=usd", "currency=$", "locale=fr", "treatment=nothing"]
)
def test_what_is_unknown_is_answered_with_what_is_allowed(client, site, query):
    page_with(PriceTableFactory(), treatment=TreatmentFactory())
    error = refused(client.get(f"{LIST}?{query}"))
    assert error["code"] == "unknown_value"
    assert error["loc"] == ["query", query.split("=")[0]]
    assert error["allowed"]


def test_a_list_shows_the_fields_that_are_named(client, site):
    page_with(PriceFactory(price_table__title="Knee").price_table)
    [item] = client.get(f"{LIST}?fields=title,rows.amount_min,treatment.name&currency=USD").json()["items"]
    assert list(item) == ["title", "rows", "treatment"]
    assert (item["rows"], list(item["treatment"])) == ([{"amount_min": "3000.00"}], ["name"])
    [rest] = client.get(f"{LIST}?fields=-rows,-pages.url").json()["items"]
    assert "rows" not in rest
    assert list(rest["pages"][0]) == ["id", "title", "path"]
    error = refused(client.get(f"{LIST}?fields=rows.profit"))
    assert (error["code"], "rows.amount_min" in error["allowed"]) == ("unknown_field", True)


def test_a_list_takes_the_same_queries_for_1_20_and_100_tables(client, site):
    def add(number: int) -> None:
        page_with(PriceFactory().price_table, title=f"Page {number}")

    assert_fixed_queries(client, f"{LIST}?limit=100", add, budget=14)
