"""What the audit checks in a published FAQ page beside its structured data."""

import datetime as dt

import pytest
from django.utils import timezone

from cms.audit.findings import Severity
from cms.audit.kinds import Kind
from cms.audit.rendering import served
from cms.dates import add_months, today
from cms.published.documents import find
from faq.audit.agreement import agreement_findings
from faq.audit.content import audit_published
from faq.audit.places import place_of
from faq.audit.review_state import review_findings
from faq.documents import FAQDocument
from faq.models import FAQPage
from tests.factories import (
    PriceFactory,
    PriceTableFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_question,
)
from tests.faq.review.steps import reword

pytestmark = pytest.mark.django_db


def audited(page: FAQPage):
    site = page.get_site()
    row = find(page.pk, site=site, now=timezone.now())
    return audit_published(row, served(page.full_url, site), today())


def rules(page: FAQPage, kind: Kind = Kind.CONTENT) -> dict[str, Severity]:
    return {each.finding.rule: each.finding.severity for each in audited(page).found if each.kind is kind}


def test_a_page_that_nobody_reviewed_is_for_information(site):
    assert rules(make_faq_page()) == {"unreviewed": Severity.INFORMATION}


def test_a_reviewed_page_has_nothing(site):
    page = make_faq_page()
    approve_page(page)
    assert rules(page) == {}


def test_a_text_that_changed_after_its_review_and_a_review_that_ended_are_warnings(site):
    edited, ended = make_faq_page(), make_faq_page()
    approve_page(edited)
    reword(edited, publish=True)
    approve_page_on(today() - dt.timedelta(days=800), ended)
    assert rules(edited) == {"edited_since_review": Severity.WARNING}
    assert rules(ended) == {"review_expired": Severity.WARNING}


def test_every_status_has_its_words(site):
    page = make_faq_page()
    document = FAQDocument.model_validate_json(find(page.pk, site=site, now=timezone.now()).body)
    for status in ("revoked", "in_review", "changes_requested", "due_soon"):
        document.review.status = status
        assert len(review_findings(document, url="")) == 1


def priced_page(checked_on: dt.date | None) -> FAQPage:
    table = PriceTableFactory(checked_on=checked_on, title="Knee prices")
    PriceFactory(price_table=table)
    blocks = [{"type": "price_table", "value": table.pk, "id": "1"}]
    return make_faq_page(questions=[make_question(long_answer=blocks)])


def test_prices_are_stale_from_the_age_of_the_setting_on(site, settings):
    settings.PRICE_CHECK_MONTHS = 6
    fresh, old = add_months(today(), -6) + dt.timedelta(days=2), add_months(today(), -6)
    assert "stale_prices" not in rules(priced_page(fresh))
    assert rules(priced_page(old))["stale_prices"] is Severity.WARNING


def test_prices_without_a_day_are_for_information_and_the_others_are_due_when_they_are_older(site):
    assert rules(priced_page(None))["unchecked_prices"] is Severity.INFORMATION
    checked = today() - dt.timedelta(days=3)
    assert audited(priced_page(checked)).changes_on == add_months(checked, 1)


def test_editorial_advice_is_a_kind_of_its_own(site):
    page = make_faq_page(questions=[make_question(short_answer="It is 100% safe and always works.")])
    assert "absolute_claim" in rules(page, Kind.EDITORIAL)
    assert "absolute_claim" not in rules(page)


def test_what_the_api_says_and_the_page_does_not_show_is_an_error(site):
    page = make_faq_page(questions=[make_question(short_answer="Nobody can read this.")])
    document = FAQDocument.model_validate_json(find(page.pk, site=site, now=timezone.now()).body)
    whole = served(page.full_url, site)
    assert list(agreement_findings(document, whole)) == []
    html = whole.html.replace("Nobody can read this.</p>", "</p>")
    cut = type(whole)(whole.url, html=html)
    [finding] = agreement_findings(document, cut)
    assert (finding.rule, finding.where) == ("api_text_not_on_page", "Question 1, short answer")


def test_another_graph_in_the_page_than_in_the_api_is_an_error(site):
    page = make_faq_page()
    document = FAQDocument.model_validate_json(find(page.pk, site=site, now=timezone.now()).body)
    document.seo.json_ld = {}
    found = agreement_findings(document, served(page.full_url, site))
    assert [finding.rule for finding in found] == ["json_ld_differs_from_api"]


@pytest.mark.parametrize(
    ("where", "label", "field", "question"),
    [
        ("Question 3, short answer", "Question 3, short answer", "short_answer", 3),
        ("FAQPage.mainEntity[1].acceptedAnswer", "Question 2, answer", "long_answer", 2),
        ("FAQPage.mainEntity[0] <https://a.example/#q1>", "Question 1", "question", 1),
        ("Title", "Title", "title", 0),
        ("meta", "meta", "", 0),
        ("", "Whole page", "", 0),
    ],
)
def test_places_lead_to_fields(where, label, field, question):
    place = place_of(where)
    assert (place.label, place.field, place.question) == (label, field, question)


def test_a_control_character_in_a_title_is_no_difference_between_page_and_api(site):
    page = make_faq_page(title="Knee\x08 surgery", summary="It\x7f depends.")
    assert not {"api_text_not_on_page", "json_ld_differs_from_api"} & rules(page).keys()
