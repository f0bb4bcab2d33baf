"""The demo: complete, honest, and safe to load twice."""

import json

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.models import User
from faq.documents import documents_of
from faq.models import FAQPage, MedicalReviewer
from home.demo_loader import load_demo
from pricing.models import PricingPage, Treatment
from pricing.page_documents import documents_of as pricing_documents_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(site):
    return load_demo(password="vouch-demo")


def documents(site):
    return documents_of(list(FAQPage.objects.live()), site=site, now=timezone.now())


def test_the_demo_covers_treatments_countries_and_both_languages(demo):
    pages = FAQPage.objects.live()
    assert pages.count() >= 8
    assert Treatment.objects.filter(locale__language_code="en").count() >= 3
    assert len({page.country.code for page in pages}) >= 3
    assert set(pages.values_list("locale__language_code", flat=True)) == {"en", "es"}


def test_loading_it_twice_changes_nothing(demo):
    before = list(FAQPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    call_command("load_demo", verbosity=0)
    assert list(FAQPage.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before
    assert User.objects.count() == 3


def test_an_editors_change_to_the_demo_is_kept(demo):
    page = demo.pages[0]
    page.title = "Changed by an editor"
    page.save_revision().publish()
    call_command("load_demo", verbosity=0)
    assert FAQPage.objects.get(pk=page.pk).title == "Changed by an editor"


def test_every_answer_cites_a_source_and_has_a_short_answer(demo, site):
    for document in documents(site):
        for question in document.questions:
            assert question.sources, f"{document.title}: {question.question}"
            assert 0 < len(question.short_answer) <= 300


def test_the_first_page_shows_the_six_prices_and_says_the_treatment_is_experimental(demo, site):
    document = next(item for item in documents(site) if item.id == demo.pages[0].pk)
    rows = [(row.country, row.currency, row.amount_min, row.amount_max) for row in document.prices[0].rows]
    assert rows == [
        ("MX", "USD", "3000.00", "4500.00"),
        ("US", "USD", "5000.00", "10000.00"),
        ("MX", "USD", "5000.00", "7000.00"),
        ("US", "USD", "12000.00", "20000.00"),
        ("MX", "USD", "6000.00", "9000.00"),
        ("US", "USD", "25000.00", None),
    ]
    assert document.evidence_stage == "experimental"
    assert "has not approved" in document.regulatory_status


def test_each_treatment_of_the_demo_has_a_pricing_page_with_a_table_somebody_checked(demo, site):
    pages = PricingPage.objects.live()
    assert pages.count() == Treatment.objects.count()
    for document in pricing_documents_of(list(pages), site=site, now=timezone.now()):
        assert document.prices, document.title
        assert document.pages, document.title
        assert all(table.checked_on for table in document.prices)
        services = [node for node in document.seo.json_ld["@graph"] if node["@type"] == "Service"]
        assert len(services) == len(document.prices)


def test_nothing_in_the_demo_is_called_reviewed(demo, site):
    for document in documents(site):
        assert document.review.status == "unreviewed"
        assert "reviewedBy" not in json.dumps(document.seo.json_ld)


def test_people_in_the_demo_are_plainly_fictional(demo):
    assert all(reviewer.name.startswith("Demo Reviewer") for reviewer in MedicalReviewer.objects.all())


def test_without_a_password_nobody_can_log_in_with_a_demo_account(site):
    load_demo()
    assert not any(
        user.has_usable_password() for user in User.objects.filter(username__in=["admin", "editor"])
    )


def test_the_spanish_pages_are_translations_of_english_ones(demo, site):
    spanish = [item for item in documents(site) if item.meta.locale == "es"]
    assert spanish
    assert all([other.locale for other in item.meta.translations] == ["en"] for item in spanish)
    assert all(item.meta.path.startswith("/es/faq/") for item in spanish)
