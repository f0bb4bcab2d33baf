"""Pricing pages: what stands on them, and that a change anywhere is right everywhere at the next read."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.published.documents import find
from cms.published.rebuilding import differences
from pricing.models import Price, PriceTable, PricingPage
from pricing.published_pricing import finished_pricing_pages
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    TreatmentFactory,
    make_faq_page,
    make_pricing_page,
    make_question,
)
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


@pytest.fixture
def treatment(site):
    return TreatmentFactory(name="Knee replacement", slug="knee")


@pytest.fixture
def table(treatment):
    return PriceFactory(price_table__title="Knee prices", price_table__treatment=treatment).price_table


@pytest.fixture
def page(treatment):
    return make_pricing_page(treatment)


def showing(*tables, **fields):
    blocks = [{"type": "price_table", "value": table.pk} for table in tables]
    return make_faq_page(questions=[make_question(long_answer=blocks)], **fields)


def told(client, page):
    return client.get(f"{PREFIX}pages/{page.pk}/").json()


def titles(client, page):
    return [table["title"] for table in told(client, page)["prices"]]


def script_of(html):
    return json.loads(BeautifulSoup(html, "html.parser").find("script", type="application/ld+json").string)


def test_a_pricing_page_shows_the_public_tables_of_its_treatment_and_the_pages_about_it(
    client, page, table, treatment
):
    faq = showing(table, title="About knees", treatment=treatment)
    showing(PriceFactory(price_table__title="Of hips").price_table)
    document = told(client, page)
    assert [each["title"] for each in document["prices"]] == ["Knee prices"]
    assert [each["id"] for each in document["pages"]] == [faq.pk]
    assert document["treatment"]["url"].endswith("/treatments/knee/")
    assert document["type"] == "pricing.PricingPage"


def test_html_and_json_ld_say_what_the_api_says(client, page, table, treatment):
    showing(table, treatment=treatment)
    document, response = told(client, page), client.get("/pricing/knee/")
    assert script_of(response.text) == document["seo"]["json_ld"]
    assert response.headers["ETag"]
    for words in ("Knee prices", "USD 3,000–4,500", "One knee", "Mexico"):
        assert words in response.text
    services = [node for node in document["seo"]["json_ld"]["@graph"] if node["@type"] == "Service"]
    assert [service["name"] for service in services] == ["Knee prices"]


def test_what_a_pricing_page_does_not_show_of_its_treatment_is_not_claimed(client, page, table, treatment):
    treatment.alternate_name, treatment.specialty = "TKR", "Musculoskeletal"
    treatment.save()
    showing(table, treatment=treatment)
    graph = told(client, page)["seo"]["json_ld"]["@graph"]
    [claimed] = [node for node in graph if node["@id"].endswith("#treatment")]
    assert set(claimed) == {"@type", "@id", "name", "url"}


def test_what_only_a_draft_shows_is_on_no_pricing_page(client, page, table, treatment):
    draft = showing(table, live=False, treatment=treatment)
    assert (titles(client, page), told(client, page)["pages"]) == ([], [])
    draft.get_latest_revision().publish()
    assert titles(client, page) == ["Knee prices"]
    draft.refresh_from_db()
    draft.unpublish()
    assert titles(client, page) == []


def test_a_table_that_a_live_page_takes_up_or_drops_comes_and_goes(client, page, table, treatment):
    faq = make_faq_page(treatment=treatment)
    assert titles(client, page) == []
    faq.questions = [make_question(long_answer=[{"type": "price_table", "value": table.pk}])]
    revision = faq.save_revision()
    assert titles(client, page) == []
    revision.publish()
    assert titles(client, page) == ["Knee prices"]
    faq.refresh_from_db()
    faq.questions = [make_question()]
    faq.save_revision().publish()
    assert titles(client, page) == []


def test_restricting_the_page_that_shows_a_table_takes_it_away(client, page, table, treatment):
    faq = showing(table, treatment=treatment)
    assert titles(client, page) == ["Knee prices"]
    PageViewRestriction.objects.create(page=faq, restriction_type="login")
    assert titles(client, page) == []


def test_a_table_goes_with_the_page_that_expires(client, page, table, treatment):
    soon = timezone.now() + dt.timedelta(minutes=5)
    showing(table, treatment=treatment, expire_at=soon)
    assert titles(client, page) == ["Knee prices"]
    document = find(page.pk, site=page.get_site(), now=timezone.now())
    assert document.fresh_until <= soon


def test_another_treatment_of_a_table_moves_it(client, page, table, treatment):
    showing(table)
    hip = make_pricing_page(TreatmentFactory(name="Hip", slug="hip"))
    assert (titles(client, page), titles(client, hip)) == (["Knee prices"], [])
    PriceTable.objects.filter(pk=table.pk).update(treatment=hip.treatment)
    assert (titles(client, page), titles(client, hip)) == ([], ["Knee prices"])


def test_one_change_of_a_price_is_right_everywhere_at_once(client, page, table, treatment):
    faqs = [showing(table, treatment=treatment, title=f"Page {number}") for number in range(3)]
    addresses = [
        "/pricing/knee/",
        f"{PREFIX}pages/{page.pk}/",
        f"{PREFIX}prices/",
        *(f"{PREFIX}faqs/{faq.pk}/" for faq in faqs),
        *(f"/faq/{faq.slug}/" for faq in faqs),
        *(f"{PREFIX}faqs/{faq.pk}/jsonld/" for faq in faqs),
    ]
    before = {address: client.get(address) for address in addresses}
    assert all("4500" in answer.text or "4,500" in answer.text for answer in before.values())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pricing_price SET amount_max = 7777 WHERE price_table_id = %s", [table.pk])
    for address, answer in before.items():
        again = client.get(address)
        assert "7777" in again.text or "7,777" in again.text, address
        assert "4500" not in again.text.replace("4500000", "")
        assert again.headers["ETag"] != answer.headers["ETag"]


def test_a_table_is_found_by_its_new_option_after_one_save(client, table, treatment):
    showing(table, treatment=treatment)
    Price.objects.filter(price_table=table).update(option="Both hips")
    [item] = client.get(f"{PREFIX}prices/").json()["items"]
    assert [row["option"] for row in item["rows"]] == ["Both hips"]


def test_stored_documents_are_what_a_rebuild_would_make(client, page, table, treatment):
    showing(table, treatment=treatment)
    client.get("/pricing/knee/")
    assert [found for found in differences(now=timezone.now()) if not isinstance(found, int)] == []


def test_an_age_ends_the_copy_when_the_next_month_is_full(page, table, treatment):
    showing(table, treatment=treatment)
    row = find(page.pk, site=page.get_site(), now=timezone.now())
    assert row.fresh_until <= timezone.now() + dt.timedelta(days=32)


def test_a_treatment_has_one_pricing_page_in_a_language(treatment, page):
    with pytest.raises(ValidationError) as refused:
        make_pricing_page(treatment, slug="again")
    assert "shows the prices of Knee replacement already" in str(refused.value)
    assert PricingPage.objects.live().count() == 1


def test_a_page_about_a_treatment_of_another_language_is_refused(site):
    spanish = TreatmentFactory(locale=Locale.objects.get(language_code="es"))
    with pytest.raises(ValidationError) as refused:
        make_pricing_page(spanish)
    assert list(refused.value.message_dict) == ["treatment"]


def test_a_copy_for_translation_is_about_the_treatment_in_its_language(treatment, page):
    spanish = Locale.objects.get(language_code="es")
    rodilla = TreatmentFactory(name="Rodilla", locale=spanish, translation_key=treatment.translation_key)
    copy = page.copy_for_translation(spanish, copy_parents=True)
    assert PricingPage.objects.get(pk=copy.pk).treatment == rodilla


def test_the_modified_date_moves_with_the_text_only(page):
    PricingPage.objects.filter(pk=page.pk).update(modified_on=dt.date(2026, 1, 1))
    page = PricingPage.objects.get(pk=page.pk)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.modified_on == dt.date(2026, 1, 1)
    page.summary = "Another summary"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.modified_on == timezone.localdate()


def test_a_draft_in_preview_shows_its_text_and_the_public_tables(page, table, treatment):
    showing(table, treatment=treatment)
    page.title = "Draft title"
    shown = page.make_preview_request().text
    assert "Draft title" in shown
    assert "Knee prices" in shown


def test_the_index_lists_public_pricing_pages_only(client, page):
    make_pricing_page(TreatmentFactory(name="Hip", slug="hip"), live=False)
    text = client.get("/pricing/").text
    assert "What Knee replacement costs" in text
    assert "What Hip costs" not in text


def test_building_takes_the_same_queries_for_1_and_20_pages(site):

    counts = []
    for more in (1, 19):
        for _ in range(more):
            treatment = TreatmentFactory()
            table = PriceTableFactory(treatment=treatment)
            PriceFactory(price_table=table)
            showing(table, treatment=treatment)
            make_pricing_page(treatment)
        ids = list(PricingPage.objects.values_list("pk", flat=True))
        finished_pricing_pages(ids, site, timezone.now())  # fills the cache of content types
        with CaptureQueriesContext(connection) as queries:
            assert len(finished_pricing_pages(ids, site, timezone.now())) == len(ids)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_the_home_page_leads_to_each_public_pricing_page(client, page):
    make_pricing_page(TreatmentFactory(name="Hip", slug="hip"), live=False)
    links = {link["href"] for link in BeautifulSoup(client.get("/").text, "html.parser").find_all("a")}
    assert {"/pricing/", "/pricing/knee/"} <= links
    assert "/pricing/hip/" not in links
