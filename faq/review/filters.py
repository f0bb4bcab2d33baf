"""The rule of `faq.review.status` as a database filter, for lists and reports.

It reads the stored digest of each page's text (`TextDigest`), so a list costs one query whatever its length.
"""

import datetime as dt

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from wagtail.models import TaskState, WorkflowState

from faq.models.approval import Approval
from faq.models.review_task import MedicalReviewTask
from faq.models.text_digest import TextDigest
from faq.review.status import ReviewStatus


def with_review_status(pages: QuerySet, *, today: dt.date, due_soon_days: int) -> QuerySet:
    """FAQ pages with `review_status`, and `review_due` where an approval is in force."""
    annotated = pages.annotate(last_revocation=_last_revocation()).annotate(review_due=_in_force_until(today))
    due_soon = today + dt.timedelta(days=due_soon_days)
    status = Case(
        When(review_due__lte=due_soon, then=Value(ReviewStatus.DUE_SOON)),
        When(review_due__isnull=False, then=Value(ReviewStatus.REVIEWED)),
        When(_at_medical_review(TaskState.STATUS_IN_PROGRESS), then=Value(ReviewStatus.IN_REVIEW)),
        When(_at_medical_review(TaskState.STATUS_REJECTED), then=Value(ReviewStatus.CHANGES_REQUESTED)),
        When(Exists(_matching()), then=Value(ReviewStatus.EXPIRED)),
        When(Exists(_approvals()), then=Value(ReviewStatus.EDITED_SINCE_REVIEW)),
        When(last_revocation__gt=0, then=Value(ReviewStatus.REVOKED)),
        default=Value(ReviewStatus.UNREVIEWED),
        output_field=CharField(),
    )
    return annotated.annotate(review_status=status)


def _records(decision: str) -> QuerySet[Approval]:
    return Approval.objects.filter(page_id=OuterRef("pk"), decision=decision)


def _last_revocation() -> Coalesce:
    """A revocation of any scope ends the claim for the whole page."""
    newest = _records(Approval.Decision.REVOKED).order_by("-pk").values("pk")[:1]
    return Coalesce(Subquery(newest), Value(0))


def _approvals() -> QuerySet[Approval]:
    whole_page = _records(Approval.Decision.APPROVED).filter(question_uuid=None)
    return whole_page.filter(pk__gt=OuterRef("last_revocation"))


def _matching() -> QuerySet[Approval]:
    text = TextDigest.objects.filter(
        page_id=OuterRef("page_id"),
        version=OuterRef("digest_version"),
        digest=OuterRef("content_digest"),
        source_digest=OuterRef("source_digest"),
    )
    return _approvals().filter(Exists(text))


def _in_force_until(today: dt.date) -> Subquery:
    in_force = _matching().filter(reviewed_on__lte=today, valid_until__gte=today)
    return Subquery(in_force.order_by("-pk").values("valid_until")[:1])


def _at_medical_review(task_status: str) -> Q:
    states = WorkflowState.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField()),
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        current_task_state__task__in=MedicalReviewTask.objects.values("pk"),
        current_task_state__status=task_status,
    )
    return Q(Exists(states))
