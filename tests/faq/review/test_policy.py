"""The policy "block": which texts it holds back, and how a refusal is told. The doors are in test_doors."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from cms.dates import today
from faq.models import FAQPage
from faq.review.approving import revoke
from faq.review.policy import ReviewRequired, check_may_go_live, is_reviewed
from faq.review.refusals import ReviewRequiredMiddleware
from tests.editing import client_in_group
from tests.factories import UserFactory, approve_page, make_faq_page
from tests.faq.review.steps import draft_of, fresh, post_editor, reword

pytestmark = pytest.mark.django_db


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


def test_approved_text_is_published_at_the_button(draft):
    publisher = client_in_group("Publishers")
    post_editor(publisher, draft)
    approve_page(draft)
    post_editor(publisher, draft, **{"action-publish": "1"})
    assert fresh(draft).live


def test_text_that_was_taken_offline_needs_its_approval_again(reviewed):
    revoke(reviewed, user=UserFactory(), reason="Safety notice")
    fresh(reviewed).unpublish()
    with pytest.raises(ReviewRequired):
        fresh(reviewed).get_latest_revision().publish()


def test_an_alias_follows_its_source(reviewed):
    alias = reviewed.create_alias(update_slug="alias")
    assert FAQPage.objects.get(pk=alias.pk).live


def test_outside_the_admin_a_refusal_stays_an_error(rf):
    refuse = ReviewRequiredMiddleware(lambda request: None).process_exception
    assert refuse(rf.get("/faq/"), ReviewRequired("No.")) is None
    assert refuse(rf.get("/admin/"), ValueError("Another fault")) is None


def test_in_a_dialog_of_the_admin_a_refusal_leads_to_the_page_that_says_why(reviewed):
    reword(reviewed, "Nobody approved this.")
    Workflow.objects.get(name="Moderators approval").start(draft_of(reviewed), None)
    state = fresh(reviewed).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[reviewed.pk, "approve", state.pk])
    answer = client_in_group("Publishers").post(url, headers={"x-requested-with": "XMLHttpRequest"})
    editor = reverse("wagtailadmin_pages:edit", args=[reviewed.pk])
    assert answer.json() == {"step": "success", "redirect": editor}
    assert fresh(reviewed).current_workflow_task_state == state
