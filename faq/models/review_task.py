"""The workflow step "Medical review": seen and taken only by clinicians who may approve."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from cms.models import User
from faq.review.reviewers import is_reviewer

Account = User | AnonymousUser


class ReviewerLock(WorkflowLock):
    """What keeps a reviewer who is no editor from changing the text that they are to judge."""

    def get_message(self, user: Account) -> str | None:
        if not self.for_user(user):
            return None
        return (
            "You can look at this page here but not change it. Open “Medical review” to give your decision."
        )

    def get_description(self, user: Account, can_lock: bool = False) -> str:
        return "Reviewers read the page; its editors may go on working."


class MedicalReviewTask(Task):
    """Passed by an approval of the exact text, never by a click alone.

    Its only action leads to the review view, which records the approval and then moves the workflow on. Whatever
    else marks the task as passed is refused unless such an approval is in force (`faq.review.receivers`). An
    administrator without a reviewer profile has no action here: superusers are not exempt.
    """

    lock_class = ReviewerLock

    class Meta:
        verbose_name = "medical review"
        verbose_name_plural = "medical reviews"

    def user_can_access_editor(self, obj: Any, user: Account) -> bool:
        return is_reviewer(user)

    def locked_for_user(self, obj: Any, user: Account) -> bool:
        # An editor may go on working: a change only means that what the reviewer has on screen cannot be approved.
        return is_reviewer(user) and not _edits(obj, user)

    def get_actions(self, obj: Any, user: Account) -> list[tuple[str, str, bool]]:
        return [("review", "Medical review", False)] if _has_text(obj) and is_reviewer(user) else []

    def on_action(self, task_state: TaskState, user: Account, action_name: str, **kwargs: Any) -> str | None:
        """ "review" answers where to go on; "approve" and "reject" are for the review view alone."""
        if action_name == "review":
            return reverse("faq_review", args=[task_state.workflow_state.object_id])
        return super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: Account, **kwargs: Any) -> QuerySet[TaskState]:
        if not is_reviewer(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return "A clinician with a verified registration approves the exact text"


def _has_text(obj: Any) -> bool:
    """True for an FAQ page. Other pages may be put into the workflow, but have no text with a digest."""
    content_type = getattr(obj, "cached_content_type", None)
    return content_type is not None and content_type.natural_key() == ("faq", "faqpage")


def _edits(obj: Any, user: Account) -> bool:
    """True if the account could edit the page without this task."""
    if user.is_superuser:
        return True
    granted = obj.permissions_for_user(user).permissions
    return "change" in granted or ("add" in granted and obj.owner_id == user.pk)
