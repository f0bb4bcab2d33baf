"""Lists of FAQ pages in the content API narrowed by review."""

import pytest
from django.test import Client

from cms.dates import add_months, today
from faq.models import FAQPage
from faq.review.approving import revoke
from tests.api_pages import quick_page
from tests.factories import (
    TreatmentFactory,
    UserFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_question,
    make_reviewer,
    submit_for_review,
)
from tests.problem_assertions import PREFIX, refused
from tests.query_counts import assert_fixed_queries

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}faqs/"


def titles(client: Client, query: str) -> list[str]:
    return [item["title"] for item in client.get(f"{LIST}?order=title&{query}").json()["items"]]


def edit(page: FAQPage) -> None:
    page.summary = "Another summary."
    page.save_revision().publish()


def page_in_each_status() -> None:
    approve_page(make_faq_page(title="reviewed"))
    approve_page_on(add_months(today(), -12), make_faq_page(title="due_soon"))
    approve_page_on(add_months(today(), -13), make_faq_page(title="expired"))
    edited = make_faq_page(title="edited_since_review")
    approve_page(edited)
    edit(edited)
    revoked = make_faq_page(title="revoked")
    approve_page(revoked)
    revoke(revoked, user=UserFactory(), reason="Safety notice")
    submit_for_review(make_faq_page(title="in_review"))
    make_faq_page(title="unreviewed")


def test_the_filter_by_status_is_what_the_pages_say_of_themselves(client, site):
    page_in_each_status()
    items = client.get(f"{LIST}?limit=100").json()["items"]
    assert {item["title"]: item["review"]["status"] for item in items} == {
        status: status for status in sorted(item["title"] for item in items)
    }
    for item in items:
        status = item["review"]["status"]
        assert titles(client, f"review={status}") == [status]
        assert client.get(f"{LIST}?review={status}").json()["meta"]["total"] == 1
    assert titles(client, "review=changes_requested") == []


def test_the_filter_by_reviewer_is_about_the_approval_in_force(client, site):
    first, second = make_reviewer(slug="first"), make_reviewer(slug="second")
    approve_page(make_faq_page(title="A"), first)
    approve_page(make_faq_page(title="B"), second)
    taken_over = make_faq_page(title="C")
    approve_page(taken_over, first)
    approve_page(taken_over, second)
    lapsed = make_faq_page(title="D")
    approve_page(lapsed, first)
    edit(lapsed)
    assert titles(client, "reviewer=first") == ["A"]
    assert titles(client, "reviewer=second") == ["B", "C"]
    assert titles(client, "reviewer=second&review=reviewed") == ["B", "C"]
    assert titles(client, "reviewer=second&review=expired") == []
    for item in client.get(f"{LIST}?reviewer=second").json()["items"]:
        assert item["review"]["reviewer"]["slug"] == "second"


def test_a_page_of_which_only_a_question_is_reviewed_is_not_the_reviewers(client, site):
    page = make_faq_page()
    approve_page(page, make_reviewer(slug="first"), questions={page.questions.get().uuid})
    assert titles(client, "reviewer=first") == []


def test_a_reviewer_whose_reviews_have_ended_is_answered_like_one_who_never_was(client, faq_page):
    approve_page_on(add_months(today(), -13), faq_page, make_reviewer(slug="first"))
    assert refused(client.get(f"{LIST}?reviewer=first"))["allowed"] == []


def test_a_reviewer_whose_pages_other_filters_leave_out_is_an_empty_list(client, faq_page):
    approve_page(faq_page, make_reviewer(slug="first"))
    assert titles(client, "reviewer=first&locale=es") == []


def test_who_reviewed_nothing_public_is_unknown_and_only_public_reviewers_are_named(client, faq_page):
    approve_page(faq_page, make_reviewer(slug="known"))
    approve_page(make_faq_page(live=False), make_reviewer(slug="of-a-draft"))
    make_reviewer(slug="of-nothing")
    for slug in ("nobody", "of-a-draft", "of-nothing"):
        error = refused(client.get(f"{LIST}?reviewer={slug}"))
        assert error["loc"] == ["query", "reviewer"]
        assert error["code"] == "unknown_value"
        assert error["allowed"] == ["known"]


def test_a_status_that_does_not_exist_is_answered_with_those_that_do(client, site):
    assert "due_soon" in refused(client.get(f"{LIST}?review=good"))["allowed"]


def test_a_filtered_list_takes_the_same_queries_for_1_20_and_100_pages(client, site):
    reviewer, treatment = make_reviewer(slug="first"), TreatmentFactory()

    def add(number: int) -> None:
        approve_page(quick_page([make_question()], title=f"Page {number}", treatment=treatment), reviewer)

    assert_fixed_queries(client, f"{LIST}?limit=100&reviewer=first&review=reviewed", add, budget=20)
