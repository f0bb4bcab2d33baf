"""What review does when Wagtail saves something: it keeps unapproved text back, and tells the reviewers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from wagtail.models import Revision, TaskState, Workflow, WorkflowPage
from wagtail.signals import task_submitted

from faq.models import FAQIndexPage, FAQPage, MedicalReviewTask
from faq.review.notifications import tell_reviewers
from faq.review.policy import check_may_go_live, is_reviewed

PASSED = (TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED)


class ApprovalMissing(PermissionDenied):
    """Somebody tried to pass the medical review of a text that no clinician has approved."""


def connect() -> None:
    """Called once, when apps are ready."""
    pre_save.connect(refuse_to_pass_unapproved, sender=TaskState, dispatch_uid="review-task-passed")
    pre_save.connect(refuse_to_schedule_unapproved, sender=Revision, dispatch_uid="review-scheduled")
    post_save.connect(review_pages_below, sender=FAQIndexPage, dispatch_uid="review-workflow-of-index")
    task_submitted.connect(tell_reviewers, sender=TaskState, dispatch_uid="review-submitted")


def refuse_to_pass_unapproved(
    sender: type[TaskState], instance: TaskState, raw: bool = False, **kwargs: Any
) -> None:
    """The last guard of the workflow: it holds for every way to a passed task, code included."""
    if raw or instance.status not in PASSED or not _is_medical_review(instance) or _has_passed(instance):
        return
    page = instance.workflow_state.content_object.specific
    if not isinstance(page, FAQPage) or not is_reviewed(page.get_latest_revision_as_object()):
        raise ApprovalMissing(
            "No clinician has approved exactly this text. Approve it in the medical review."
        )


def refuse_to_schedule_unapproved(
    sender: type[Revision], instance: Revision, raw: bool = False, **kwargs: Any
) -> None:
    if raw or instance.approved_go_live_at is None:
        return
    page = instance.as_object()
    if isinstance(page, FAQPage):
        check_may_go_live([page], on=timezone.localdate(instance.approved_go_live_at))


def review_pages_below(
    sender: type[FAQIndexPage], instance: FAQIndexPage, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A new index, of another language or site, starts with the workflow of the first; it can be changed there."""
    task = MedicalReviewTask.objects.filter(active=True).values("pk")
    workflow = Workflow.objects.active().filter(workflow_tasks__task__in=task).order_by("pk").first()
    if created and not raw and workflow:
        WorkflowPage.objects.get_or_create(page=instance.page_ptr, defaults={"workflow": workflow})


def _is_medical_review(state: TaskState) -> bool:
    return MedicalReviewTask.objects.filter(pk=state.task_id).exists()


def _has_passed(state: TaskState) -> bool:
    """Saved again, with another comment for example."""
    return TaskState.objects.filter(pk=state.pk, status__in=PASSED).exists()
