"""Publishing under both policies: refusals leave everything as it was, and a workflow ends with what was approved."""

import datetime as dt
import logging

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from faq.models import FAQPage
from faq.review.policy import ReviewRequired
from tests.editing import client_in_group
from tests.factories import approve_page, make_faq_page
from tests.faq.review.publishing_doors import (
    admin_create_and_publish,
    admin_publish_button,
    api,
    scheduled_publishing,
)
from tests.faq.review.steps import (
    CLAIMED,
    claims,
    decide,
    draft_of,
    fresh,
    logged_in,
    messages_of,
    reviewer_in_group,
    reword,
    submit,
)

pytestmark = pytest.mark.django_db


def test_under_block_the_draft_is_kept_when_publishing_is_refused(reviewed, settings):
    settings.REVIEW_POLICY = "block"
    answer = admin_publish_button(reviewed)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[reviewed.pk])
    assert draft_of(reviewed).summary == "Changed in the editor."
    assert claims(reviewed) == CLAIMED


def test_under_block_a_new_page_is_kept_as_a_draft_when_publishing_is_refused(reviewed, settings):
    settings.REVIEW_POLICY = "block"
    admin_create_and_publish(reviewed)
    page = FAQPage.objects.get(slug="new-page")
    assert not page.live
    assert [row.question for row in draft_of(page).questions.all()] == ["Is it safe?"]


def test_under_block_a_bulk_action_names_every_page_it_is_refused_for(reviewed, settings):
    refused = [make_faq_page(title=f"Page {number}", live=False) for number in (1, 2)]
    settings.REVIEW_POLICY = "block"
    ids = "&".join(f"id={page.pk}" for page in [reviewed, *refused])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = client_in_group("Publishers").post(f"{url}?{ids}&next=/admin/reports/")
    assert answer.url == "/admin/reports/"
    assert "“Page 1”, “Page 2” cannot be published" in messages_of(answer)
    assert not any(fresh(page).live for page in refused)


def test_under_block_the_scheduler_publishes_the_other_pages_and_logs_the_one_it_skips(
    reviewed, settings, caplog
):
    waiting = make_faq_page(title="Approved for later", live=False)
    approve_page(waiting)
    settings.REVIEW_POLICY = "block"
    revision = draft_of(waiting).get_latest_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - dt.timedelta(hours=1))
    caplog.set_level(logging.WARNING, logger="faq.review.publishing")
    scheduled_publishing(reviewed)
    assert fresh(waiting).live
    assert claims(waiting) == claims(reviewed) == CLAIMED
    assert f"Page {reviewed.pk} was not published on schedule" in caplog.text


def test_a_schedule_beyond_the_end_of_the_approval_is_refused_under_block(site, settings):
    page = make_faq_page(live=False)
    approve_page(page)
    settings.REVIEW_POLICY = "block"
    draft = draft_of(page)
    draft.go_live_at = timezone.now() + dt.timedelta(days=500)
    with pytest.raises(ReviewRequired):
        draft.save_revision().publish()
    draft.go_live_at = timezone.now() + dt.timedelta(days=5)
    draft.save_revision().publish()
    assert fresh(page).scheduled_revision


def by_code(page):
    with pytest.raises(ReviewRequired):
        draft_of(page).get_latest_revision().publish()


def by_the_api(page):
    assert api("post", f"{page.pk}/actions/publish/").status_code == 422


@pytest.mark.urls("tests.faq.review.urls_with_api_v3")
@pytest.mark.parametrize("publish", [by_code, by_the_api])
def test_a_refused_publication_leaves_a_schedule_as_it_was(reviewed, settings, publish):
    settings.REVIEW_POLICY = "block"
    draft = draft_of(reviewed)
    draft.go_live_at = timezone.now() + dt.timedelta(days=5)
    scheduled = draft.save_revision()
    scheduled.publish()
    draft.go_live_at, draft.summary = None, "Another text."
    draft.save_revision()
    publish(reviewed)
    assert fresh(reviewed).scheduled_revision == scheduled


@pytest.fixture
def two_steps(reviewed) -> Workflow:
    """A medical review, and after it a moderator."""
    workflow = Workflow.objects.get(name="Medical review")
    moderation = GroupApprovalTask.objects.get(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=moderation, sort_order=1)
    return workflow


@pytest.mark.parametrize("policy", ["label", "block"])
def test_the_end_of_a_workflow_publishes_what_was_approved_and_not_what_was_written_after(
    reviewed, two_steps, settings, policy
):
    settings.REVIEW_POLICY = policy
    reword(reviewed, "Approved in the first step.")
    submit(reviewed)
    decide(logged_in(reviewer_in_group().user), reviewed)
    reword(reviewed, "Slipped in before the second step.")
    state = fresh(reviewed).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[reviewed.pk, "approve", state.pk])
    client_in_group("Publishers").post(url)
    live = fresh(reviewed)
    assert live.questions.first().short_answer == "Approved in the first step."
    assert live.has_unpublished_changes
    assert claims(reviewed) == CLAIMED
