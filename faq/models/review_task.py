"""The workflow step "Medical review": seen and taken only by clinicians who may approve."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Task, TaskState

from faq.review.reviewers import is_reviewer

Account = AbstractBaseUser | AnonymousUser


class MedicalReviewTask(Task):
    """Passed by an approval of the exact text, never by a click alone.

    "Approve" is offered only as a way into the review view, which records the approval and then moves the
    workflow on. An administrator without a reviewer profile has no action here: superusers are not exempt.
    """

    class Meta:
        verbose_name = "medical review"
        verbose_name_plural = "medical reviews"

    def user_can_access_editor(self, obj: Any, user: Account) -> bool:
        return is_reviewer(user)

    def locked_for_user(self, obj: Any, user: Account) -> bool:
        # An editor may go on working: a change only means that what the reviewer has on screen cannot be approved.
        return False

    def get_actions(self, obj: Any, user: Account) -> list[tuple[str, str, bool]]:
        if not is_reviewer(user):
            return []
        return [("reject", "Ask for changes", True)]

    def get_task_states_user_can_moderate(self, user: Account, **kwargs: Any) -> QuerySet[TaskState]:
        if not is_reviewer(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @classmethod
    def get_description(cls) -> str:
        return "A clinician with a verified registration approves the exact text"
