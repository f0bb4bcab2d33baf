"""The policy "block": only text that a clinician approved goes live, at every door, and the refusal is told."""

import datetime as dt
import logging

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, Revision, Workflow, WorkflowTask

from cms.dates import today
from faq.models import FAQPage
from faq.review.approving import revoke
from faq.review.policy import ReviewRequired, check_may_go_live, is_reviewed
from tests.editing import client_in_group, page_form, question_row
from tests.factories import UserFactory, approve_page, faq_index, home_page, make_faq_page
from tests.faq.review.steps import (
    decide,
    draft_of,
    fresh,
    logged_in,
    messages_of,
    post_editor,
    reviewer_in_group,
    reword,
    submit,
)

pytestmark = pytest.mark.django_db
REFUSAL = "no clinician has approved exactly these words"


@pytest.fixture
def block(settings):
    settings.REVIEW_POLICY = "block"


@pytest.fixture
def draft(site, block) -> FAQPage:
    """Nobody has approved it."""
    return make_faq_page(title="Knee replacement", live=False)


@pytest.fixture
def reviewed(site, block) -> FAQPage:
    """Live, with the text that was approved."""
    page = make_faq_page(title="Hip replacement", live=False)
    approve_page(page)
    draft_of(page).get_latest_revision().publish()
    return fresh(page)


@pytest.fixture
def publisher(site):
    return client_in_group("Moderators")


def test_by_default_unapproved_text_may_be_published(site):
    assert make_faq_page().live


def test_a_text_is_reviewed_on_the_days_its_approval_covers(draft):
    approve_page(draft)
    page = draft_of(draft)
    assert is_reviewed(page)
    assert not is_reviewed(page, on=today() + dt.timedelta(days=400))
    assert not is_reviewed(FAQPage(title="Not saved"))


def test_a_refusal_names_the_pages_and_counts_the_rest(draft):
    pages = [FAQPage(title=f"Page {number}") for number in range(7)]
    with pytest.raises(ReviewRequired) as refusal:
        check_may_go_live(pages)
    assert "“Page 4” and 2 more cannot be published" in refusal.value.messages[0]


def test_saving_a_page_as_live_is_refused(draft):
    page = fresh(draft)
    page.live = True
    with pytest.raises(ReviewRequired):
        page.save()
    assert not fresh(draft).live


def test_what_is_live_can_be_saved_again_though_its_approval_ended(reviewed):
    revoke(reviewed, user=UserFactory(), reason="Safety notice")
    page = fresh(reviewed)
    page.slug = "another-address"
    page.save()
    assert fresh(reviewed).slug == "another-address"


def test_approved_text_is_published_at_the_button(draft, publisher):
    rows = [question_row("Is it safe?")]
    post_editor(publisher, draft, questions=page_rows(draft, rows))
    approve_page(draft)
    post_editor(publisher, draft, **{"action-publish": "1"})
    assert fresh(draft).live


def page_rows(page, rows):
    """As many rows as the page has, so that the form's row stands for its question."""
    from_page = [question_row(row.question, row) for row in draft_of(page).questions.all()]
    return page_form(from_page or rows)["questions-TOTAL_FORMS"] and _formset(from_page or rows)


def _formset(rows):
    from wagtail.test.utils.form_data import inline_formset

    return inline_formset(rows, initial=sum(bool(row["id"]) for row in rows))
