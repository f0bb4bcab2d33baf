"""The workflow "Medical review": who sees it, who is told, and what alone lets a page pass."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState, Workflow, WorkflowState

from faq.models import FAQIndexPage, FAQPage, MedicalReviewTask
from faq.review.decisions import review_in_progress
from faq.review.receivers import ApprovalMissing
from tests.editing import client_in_group
from tests.factories import UserFactory, approve_page, faq_index, home_page, make_faq_page, make_reviewer
from tests.faq.review.steps import (
    decide,
    draft_of,
    fresh,
    logged_in,
    messages_of,
    post_editor,
    review_of,
    reviewer_in_group,
    reword,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(site) -> FAQPage:
    return make_faq_page(title="Knee replacement", live=False)


def action_url(page, action, state):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])


def test_faq_pages_are_reviewed_medically_and_other_pages_moderated(draft):
    assert [task.name for task in draft.get_workflow().tasks] == ["Medical review"]
    assert home_page().get_workflow().name == "Moderators approval"
    assert faq_index().get_workflow().name == "Moderators approval"


def test_a_new_index_starts_with_the_workflow_of_the_first(site):
    index = FAQIndexPage(title="More questions", slug="more")
    home_page().add_child(instance=index)
    assert make_faq_page(parent=index, live=False).get_workflow().name == "Medical review"


def test_a_new_page_is_offered_the_medical_review(admin_client):
    response = admin_client.get(reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk]))
    assert "Submit to Medical review" in response.text


def test_the_group_of_reviewers_may_enter_the_admin_and_nothing_more(site):
    group = Group.objects.get(name="Medical reviewers")
    assert [permission.codename for permission in group.permissions.all()] == ["access_admin"]
    assert not group.page_permissions.exists()


def test_a_reviewer_finds_the_page_on_the_dashboard_with_the_way_to_the_review(draft):
    reviewer, state = reviewer_in_group(), submit(draft)
    client = logged_in(reviewer.user)
    url = action_url(draft, "review", state)
    assert url in client.get(reverse("wagtailadmin_home")).text
    assert client.post(url).url == reverse("faq_review", args=[draft.pk])
    assert fresh(draft).current_workflow_task_state == state


@pytest.mark.parametrize(
    "fields", [{"active": False}, {"registration_verified_on": None}, {"registration_number": ""}]
)
def test_a_reviewer_without_a_verified_registration_sees_no_task(draft, fields):
    reviewer, state = reviewer_in_group(**fields), submit(draft)
    task = state.task.specific
    assert task.get_actions(draft, reviewer.user) == []
    assert not TaskState.objects.reviewable_by(reviewer.user).exists()


def test_a_superuser_without_a_profile_has_no_action_and_cannot_pass_it(admin_client, admin_user, draft):
    state = submit(draft)
    assert state.task.specific.get_actions(draft, admin_user) == []
    for action in ("approve", "reject", "review"):
        admin_client.post(action_url(draft, action, state), {"comment": "Fine"})
    assert state.status == TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS
    assert not fresh(draft).live


def test_a_reviewer_reads_the_page_in_the_editor_but_cannot_change_it(draft):
    reviewer = reviewer_in_group()
    client, url = logged_in(reviewer.user), reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert client.get(url).status_code == 302
    submit(draft)
    response = client.get(url)
    assert "look at this page here but not change it" in response.text
    assert reverse("faq_review", args=[draft.pk]) in response.text
    assert "data-workflow-action-name" not in response.text
    before = fresh(draft).latest_revision_id
    assert "could not be saved as it is locked" in post_editor(client, draft).text
    assert fresh(draft).latest_revision_id == before


def test_an_editor_may_go_on_working_while_the_page_waits(draft):
    client = client_in_group("Editors")
    submit(draft)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert response.status_code == 200
    assert not response.context["page_locked"]


@pytest.mark.parametrize("status", [TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED])
def test_nothing_marks_the_task_as_passed_without_an_approval(draft, status):
    state = submit(draft)
    state.status = status
    with pytest.raises(ApprovalMissing, match="No clinician"):
        state.save()


def test_an_approval_of_an_earlier_text_does_not_pass_the_task(draft):
    approve_page(draft)
    reword(draft)
    state = submit(draft)
    with pytest.raises(ApprovalMissing):
        state.task.specific.on_action(state, UserFactory(is_superuser=True), "approve")


def test_a_text_that_is_approved_passes_and_goes_live(draft):
    approve_page(draft)
    state = submit(draft)
    state.approve(user=None)
    assert fresh(draft).live
    assert review_of(draft).status == "reviewed"


def test_the_medical_review_of_a_page_without_reviewable_text_cannot_be_passed(site):
    home = home_page()
    home.save_revision()
    Workflow.objects.get(name="Medical review").start(home, None)
    state = Page.objects.get(pk=home.pk).current_workflow_task_state
    assert state.task.specific.get_actions(home, make_reviewer().user) == []
    with pytest.raises(ApprovalMissing):
        state.approve()


def test_submitting_tells_those_who_may_approve_and_nobody_else(draft):
    writer, free = reviewer_in_group(), reviewer_in_group()
    reviewer_in_group(active=False)
    reword(draft, user=writer.user)
    submit(draft, user=UserFactory(first_name="Demo", last_name="Editor"))
    [message] = [message for message in mail.outbox if "Medical review" in message.subject]
    assert message.to == [free.user.email]
    assert message.subject == "Medical review: “Knee replacement”"
    assert f"/admin/faq/review/{draft.pk}/" in message.body
    assert "by Demo Editor" in message.body


def test_approving_the_whole_page_passes_the_task_and_publishes(draft):
    reviewer = reviewer_in_group()
    state = submit(draft)
    response = decide(logged_in(reviewer.user), draft, comment="Well written.")
    assert "Readers see it as reviewed now" in messages_of(response)
    passed = TaskState.objects.get(pk=state.pk)
    assert (passed.status, passed.finished_by, passed.comment) == ("approved", reviewer.user, "Well written.")
    assert fresh(draft).live
    assert review_of(draft).reviewer.name == reviewer.name


def test_approving_single_questions_does_not_pass_the_task(draft):
    submit(draft)
    question = str(draft.questions.first().uuid)
    response = decide(logged_in(reviewer_in_group().user), draft, scope="questions", questions=[question])
    assert "Questions approved: 1" in messages_of(response)
    assert review_in_progress(fresh(draft))
    assert not fresh(draft).live


def test_asking_for_changes_sends_the_page_back_with_the_comment(draft):
    editor, reviewer = UserFactory(), reviewer_in_group()
    state = submit(draft, user=editor)
    mail.outbox.clear()
    decide(logged_in(reviewer.user), draft, "changes", comment="Name the risks.")
    assert TaskState.objects.get(pk=state.pk).comment == "Name the risks."
    assert fresh(draft).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    [message] = [message for message in mail.outbox if message.to == [editor.email]]
    assert "Name the risks." in message.body


def test_declining_ends_the_workflow_and_tells_who_submitted(draft):
    editor, reviewer = UserFactory(), reviewer_in_group()
    state = submit(draft, user=editor)
    mail.outbox.clear()
    decide(logged_in(reviewer.user), draft, "decline", comment="Outside my field.")
    assert fresh(draft).current_workflow_state is None
    declined = TaskState.objects.get(pk=state.pk)
    assert (declined.status, declined.comment, declined.finished_by) == (
        "cancelled",
        "Outside my field.",
        reviewer.user,
    )
    [message] = mail.outbox
    assert message.to == [editor.email]
    assert "Outside my field." in message.body


def test_a_reviewer_who_changed_the_text_can_still_send_it_back(draft):
    reviewer = reviewer_in_group()
    reword(draft, user=reviewer.user)
    submit(draft)
    decide(logged_in(reviewer.user), draft, "decline", comment="I wrote a part of it.")
    assert fresh(draft).current_workflow_state is None


def test_every_decision_stands_in_the_history_of_the_page(draft, admin_client):
    reviewer = reviewer_in_group()
    client = logged_in(reviewer.user)
    submit(draft)
    decide(client, draft, "decline", comment="Outside my field.")
    submit(draft)
    decide(client, draft, comment="Well written.")
    client.post(
        reverse("faq_review", args=[draft.pk]), {"decision": "revoke", "withdraw-reason": "Safety notice"}
    )
    actions = PageLogEntry.objects.filter(page=draft.pk, action__startswith="faq.review").order_by(
        "timestamp"
    )
    assert [entry.action for entry in actions] == [
        "faq.review.decline",
        "faq.review.approve",
        "faq.review.revoke",
    ]
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[draft.pk])).text
    for words in (
        "Declined the medical review: “Outside",
        "Approved: “Well",
        "Withdrew the medical approval: “Safety",
    ):
        assert words in history


def test_a_task_that_was_passed_can_be_saved_again_when_its_approval_is_gone(draft):
    reviewer = reviewer_in_group()
    state = submit(draft)
    decide(logged_in(reviewer.user), draft)
    reword(draft, publish=True)
    passed = TaskState.objects.get(pk=state.pk)
    passed.comment = "Noted"
    passed.save()
    assert MedicalReviewTask.objects.get().task_states.get().comment == "Noted"
    assert draft_of(draft).live
