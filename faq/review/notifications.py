"""Mails about a medical review: to those who may approve when a page is submitted, and back when it is declined."""

from typing import Any

from wagtail.admin.mail import EmailNotificationMixin, Notifier
from wagtail.models import TaskState, WorkflowState

from cms.models import User
from faq.models import FAQPage, MedicalReviewTask
from faq.review.reviewers import who_may_approve

FOLDER = "faq/mail/"


class ReviewSubmitted(EmailNotificationMixin, Notifier):
    """Wagtail's own mail goes to groups of moderators; a medical review is for those who may approve this text."""

    notification = "submitted"
    template_directory = FOLDER

    def __init__(self) -> None:
        super().__init__((TaskState,))

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        return (
            super().can_handle(instance, **kwargs)
            and isinstance(instance.task.specific, MedicalReviewTask)
            and isinstance(_page(instance.workflow_state), FAQPage)
        )

    def get_template_base_prefix(self, instance: TaskState, **kwargs: Any) -> str:
        return "review_"

    def get_recipient_users(self, instance: TaskState, **kwargs: Any) -> set[User]:
        draft = _page(instance.workflow_state).get_latest_revision_as_object()
        return set(who_may_approve(draft)) - {kwargs.get("user")}

    def get_context(self, instance: TaskState, **kwargs: Any) -> dict[str, Any]:
        state = instance.workflow_state
        return super().get_context(instance, **kwargs) | {
            "page": _page(state),
            "requested_by": state.requested_by,
        }


class ReviewDeclined(EmailNotificationMixin, Notifier):
    """Tells whoever submitted the page that the reviewer will not review it, and why."""

    notification = "rejected"
    template_directory = FOLDER

    def __init__(self) -> None:
        super().__init__((WorkflowState,))

    def get_template_base_prefix(self, instance: WorkflowState, **kwargs: Any) -> str:
        return "review_"

    def get_recipient_users(self, instance: WorkflowState, **kwargs: Any) -> set[User | None]:
        return {instance.requested_by} - {kwargs.get("user")}

    def get_context(self, instance: WorkflowState, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(instance, **kwargs) | {
            "page": _page(instance),
            "declined_by": kwargs["user"],
            "comment": kwargs["comment"],
        }


tell_reviewers = ReviewSubmitted()
tell_submitter = ReviewDeclined()


def _page(state: WorkflowState) -> Any:
    instance = state.content_object
    return getattr(instance, "specific", instance)
