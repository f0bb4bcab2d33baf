"""The rule of `faq.review.status` as a database filter, for lists and reports.

It reads the stored digest of each page's text (`TextDigest`), so a list costs one query whatever its length.
"""

import datetime as dt

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import TaskState, WorkflowState

from faq.models.approval import Approval
from faq.models.review_task import MedicalReviewTask
from faq.models.text_digest import TextDigest
from faq.review.status import URGENCY, ReviewStatus


def with_review_status(pages: QuerySet, *, today: dt.date, due_soon_days: int) -> QuerySet:
    """FAQ pages with `review_status`, and `review_due` where an approval is in force."""
    annotated = pages.annotate(last_revocation=_last_revocation()).annotate(review_due=_in_force_until(today))
    rules = _rules(due_soon=today + dt.timedelta(days=due_soon_days))
    status = Case(
        *(When(condition, then=Value(status)) for condition, status in rules),
        default=Value(ReviewStatus.UNREVIEWED),
        output_field=CharField(),
    )
    return annotated.annotate(review_status=status)


def with_urgency(pages: QuerySet, *, today: dt.date, due_soon_days: int) -> QuerySet:
    """Pages from `with_review_status` with `urgency`: 0 for the most urgent status, as `URGENCY` has them."""
    rules = _rules(due_soon=today + dt.timedelta(days=due_soon_days))
    urgency = Case(
        *(When(condition, then=Value(URGENCY.index(status))) for condition, status in rules),
        default=Value(URGENCY.index(ReviewStatus.UNREVIEWED)),
        output_field=IntegerField(),
    )
    return pages.annotate(urgency=urgency)


def with_last_approval(pages: QuerySet, *, today: dt.date) -> QuerySet:
    """Pages from `with_review_status` with `approval_id` and `approved_until` of the approval their status is about.

    That is the one in force; where none is, the newest of this very text, else the newest of any text.
    """
    return pages.annotate(
        approval_id=_of_last_approval("pk", today), approved_until=_of_last_approval("valid_until", today)
    )


def with_workflow(pages: QuerySet) -> QuerySet:
    """Pages with `at_review`: "in_review" or "changes_requested" while a draft stands at a medical review, else "".

    Of a live page that is reviewed, `review_status` does not tell that.
    """
    at_review = Case(
        When(_at_medical_review(TaskState.STATUS_IN_PROGRESS), then=Value(ReviewStatus.IN_REVIEW)),
        When(_at_medical_review(TaskState.STATUS_REJECTED), then=Value(ReviewStatus.CHANGES_REQUESTED)),
        default=Value(""),
        output_field=CharField(),
    )
    return pages.annotate(at_review=at_review)


def _rules(due_soon: dt.date) -> list[tuple[Q | Exists, ReviewStatus]]:
    """The first condition that holds gives the status; where none does, nobody ever reviewed the page."""
    return [
        (Q(review_due__lte=due_soon), ReviewStatus.DUE_SOON),
        (Q(review_due__isnull=False), ReviewStatus.REVIEWED),
        (_at_medical_review(TaskState.STATUS_IN_PROGRESS), ReviewStatus.IN_REVIEW),
        (_at_medical_review(TaskState.STATUS_REJECTED), ReviewStatus.CHANGES_REQUESTED),
        (Exists(_matching()), ReviewStatus.EXPIRED),
        (Exists(_approvals()), ReviewStatus.EDITED_SINCE_REVIEW),
        (Q(last_revocation__gt=0), ReviewStatus.REVOKED),
    ]


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


def _in_force(today: dt.date) -> QuerySet[Approval]:
    return _matching().filter(reviewed_on__lte=today, valid_until__gte=today)


def _in_force_until(today: dt.date) -> Subquery:
    return _newest(_in_force(today), "valid_until")


def _newest(records: QuerySet[Approval], column: str) -> Subquery:
    return Subquery(records.order_by("-pk").values(column)[:1])


def _of_last_approval(column: str, today: dt.date) -> Coalesce:
    ever = _records(Approval.Decision.APPROVED).filter(question_uuid=None)
    return Coalesce(*(_newest(records, column) for records in (_in_force(today), _matching(), ever)))


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
