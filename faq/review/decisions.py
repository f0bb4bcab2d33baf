"""What a reviewer decides, and what it does to the workflow the page stands in."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import TaskState

from cms.models import User
from faq.models.approval import Approval
from faq.models.review_task import MedicalReviewTask
from faq.review.approving import Statement, approve, revoke
from faq.review.notifications import tell_submitter
from faq.review.reviewers import is_reviewer, may_revoke

if TYPE_CHECKING:
    from faq.models import FAQPage

APPROVED, DECLINED, REVOKED = "faq.review.approve", "faq.review.decline", "faq.review.revoke"
"""How these are named in the page's history."""


def review_in_progress(page: "FAQPage") -> TaskState | None:
    """The medical review the page stands at now, if it does."""
    state = page.current_workflow_task_state
    return state if state and isinstance(state.task.specific, MedicalReviewTask) else None


@transaction.atomic
def approve_and_go_on(
    page: "FAQPage",
    *,
    user: User,
    seen_digest: str,
    statement: Statement,
    questions: Collection[UUID] | None = None,
) -> list[Approval]:
    """Approve as `faq.review.approving.approve` does; a page approved as a whole passes its medical review."""
    records = approve(page, user=user, seen_digest=seen_digest, statement=statement, questions=questions)
    _log(page, APPROVED, user, statement.comment, revision=records[0].revision, questions=questions)
    state = review_in_progress(page) if questions is None else None
    if state:
        state.task.specific.on_action(state, user, "approve", comment=statement.comment)
    return records


@transaction.atomic
def ask_for_changes(page: "FAQPage", *, user: User, comment: str) -> None:
    """Send the page back to its editors, who can change and submit it again."""
    state = _state_to_answer(page, user)
    state.task.specific.on_action(state, user, "reject", comment=comment)


@transaction.atomic
def decline(page: "FAQPage", *, user: User, comment: str) -> None:
    """End the workflow: this reviewer cannot or will not review the page. Whoever submitted it is told why."""
    state = _state_to_answer(page, user)
    state.workflow_state.cancel(user=user)
    state.refresh_from_db()
    state.comment = comment
    state.save(update_fields=["comment"])
    _log(page, DECLINED, user, comment, revision=state.revision)
    tell_submitter(instance=state.workflow_state, user=user, comment=comment)


@transaction.atomic
def withdraw(page: "FAQPage", *, user: User, reason: str, question: UUID | None = None) -> Approval:
    """Revoke the approvals of the page or of one question, if this account may."""
    if not may_revoke(page, user):
        raise PermissionDenied
    record = revoke(page, user=user, reason=reason, question=question)
    _log(page, REVOKED, user, reason, questions=[question] if question else None)
    return record


def _state_to_answer(page: "FAQPage", user: User) -> TaskState:
    if not is_reviewer(user):
        raise PermissionDenied
    state = review_in_progress(page)
    if state is None:
        raise ValidationError("This page is not waiting for a medical review any more.")
    return state


def _log(
    page: "FAQPage",
    action: str,
    user: User,
    comment: str,
    *,
    revision: Any = None,
    questions: Collection[UUID] | None = None,
) -> None:
    data = {"comment": comment, "questions": [str(uuid) for uuid in questions or []]}
    log(instance=page, action=action, user=user, data=data, revision=revision)
