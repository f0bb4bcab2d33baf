"""Findings of stored pages: their newest drafts, on every site, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faq.editorial.drafts import draft_findings, text_findings
from faq.models import FAQIndexPage, FAQPage
from faq.review.texts import with_text
from tests.factories import PriceFactory, make_faq_page, make_question, make_site
from tests.faq.editorial.pages import CLAIM, cited, fair_page
from tests.faq.review.steps import reword

pytestmark = pytest.mark.django_db


def stored():
    return with_text(FAQPage.objects.all()).select_related("treatment", "locale")


def codes(page):
    return [finding.code for finding in draft_findings(stored())[page.pk]]


def test_a_fair_page_has_no_finding(site):
    assert codes(fair_page()) == []


def test_the_newest_draft_is_read_and_not_what_is_public(site):
    page = fair_page()
    reword(page, CLAIM)
    assert codes(page) == ["absolute_claim"]
    assert text_findings(FAQPage.objects.get(pk=page.pk)) == []


def test_a_price_table_without_a_date_is_found_at_its_question(site):
    price = PriceFactory(price_table__checked_on=None)
    table = {
        "type": "price_table",
        "value": price.price_table_id,
        "id": "b8e5ab2f-5c9f-4b53-93d1-e2b51a3c9a11",
    }
    page = fair_page()
    page.questions = [
        make_question("What does it cost?", "Less.", long_answer=[table], sources=cited()),
        make_question("What are the risks and alternatives?", "Infection.", sources=cited()),
    ]
    [finding] = text_findings(page)
    assert (finding.code, finding.where) == ("price_no_date", "q1 prices")


def test_a_claimed_reviewer_is_found_though_no_document_shows_it(site):
    assert codes(fair_page(claimed_reviewer="Dr Plainly Claimed")) == ["reviewer_unverified"]


def test_pages_of_every_site_are_read(site):
    here = fair_page(CLAIM)
    other = FAQIndexPage.objects.child_of(make_site().root_page).get()
    there = fair_page(CLAIM, parent=other)
    found = draft_findings(stored())
    assert [finding.code for finding in found[here.pk] + found[there.pk]] == ["absolute_claim"] * 2


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(site):
    taken = []
    for count in (1, 4, 5):
        for number in range(count):
            page = make_faq_page(summary=f"Text {number}.")
            reword(page, CLAIM)
        draft_findings(stored())
        with CaptureQueriesContext(connection) as queries:
            draft_findings(stored())
        taken.append(len(queries))
    assert taken == [taken[0]] * 3
