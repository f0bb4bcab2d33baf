"""The review records and workflow states of many pages, read at once."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from wagtail.models import Locale, TaskState, WorkflowState

from cms import conf
from faq.digest import VERSION, cited_sources, content_digest
from faq.models.approval import Approval
from faq.models.review_task import MedicalReviewTask
from faq.review.status import Record, ReviewStatus, Standing, Text, standing

if TYPE_CHECKING:
    from faq.models import FAQPage


@dataclass(frozen=True)
class Ledger:
    """What `standing` needs beside the text itself, by page id; `sources` are digests of translated pages' sources."""

    approvals: dict[int, list[Approval]] = field(default_factory=dict)
    workflows: dict[int, ReviewStatus] = field(default_factory=dict)
    sources: dict[int, str] = field(default_factory=dict)

    def page_standing(self, page_id: int, digest: str, *, today: dt.date) -> Standing:
        """The standing of a page whose text has this digest under the current algorithm."""
        text = Text({VERSION: digest}, self.sources.get(page_id, ""))
        return self._standing(page_id, text, today=today)

    def question_standing(self, page_id: int, question: UUID, digest: str, *, today: dt.date) -> Standing:
        """The standing of one question of a page."""
        return self._standing(page_id, Text({VERSION: digest}), today=today, question=question)

    def approval(self, page_id: int, found: Standing) -> Approval | None:
        """The full record behind a standing that is in force."""
        if found.approval is None:
            return None
        return next(row for row in self.approvals[page_id] if row.pk == found.approval.number)

    def _standing(
        self, page_id: int, text: Text, *, today: dt.date, question: UUID | None = None
    ) -> Standing:
        return standing(
            [record_of(row) for row in self.approvals.get(page_id, [])],
            text,
            today=today,
            due_soon_days=conf.review_due_soon_days(),
            question=question,
            workflow=self.workflows.get(page_id),
        )


def load_ledger(pages: Collection["FAQPage"]) -> Ledger:
    """Records, workflow states and translation sources of these pages, in a fixed number of queries."""
    ids = [page.pk for page in pages if page.pk]
    approvals: dict[int, list[Approval]] = {}
    rows = Approval.objects.filter(page_id__in=ids).defer("content").select_related("reviewer")
    for row in rows.order_by("pk"):
        approvals.setdefault(row.page_id, []).append(row)
    return Ledger(approvals, _workflows(ids), source_digests(pages))


def record_of(row: Approval) -> Record:
    """The deciding part of a stored record."""
    return Record(
        number=row.pk,
        revoked=row.decision == Approval.Decision.REVOKED,
        question=row.question_uuid,
        digest=row.content_digest,
        digest_version=row.digest_version,
        source_digest=row.source_digest,
        reviewed_on=row.reviewed_on,
        valid_until=row.valid_until or dt.date.max,
    )


def source_digests(pages: Iterable["FAQPage"]) -> dict[int, str]:
    """For each translated page the digest of the page it was translated from, as that stands in public now.

    The source is the page of the same translation key in the default language. A page that is the source itself,
    or whose source is not live, has none.
    """
    default = Locale.get_default()
    translated = {page.pk: page for page in pages if page.locale_id != default.pk}
    if not translated:
        return {}
    keys = {page.translation_key for page in translated.values()}
    model = type(next(iter(translated.values())))
    found = model.objects.live().filter(locale=default, translation_key__in=keys)
    originals = list(found.select_related("treatment").prefetch_related("questions"))
    cited = cited_sources(originals)
    digests = {page.translation_key: content_digest(page, cited) for page in originals}
    return {
        key: digests[page.translation_key]
        for key, page in translated.items()
        if page.translation_key in digests
    }


def _workflows(ids: Iterable[int]) -> dict[int, ReviewStatus]:
    """Pages that stand at a medical review now, or were sent back from one."""
    statuses = {
        TaskState.STATUS_IN_PROGRESS: ReviewStatus.IN_REVIEW,
        TaskState.STATUS_REJECTED: ReviewStatus.CHANGES_REQUESTED,
    }
    states = WorkflowState.objects.filter(
        object_id__in=[str(key) for key in ids],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        current_task_state__task__in=MedicalReviewTask.objects.values("pk"),
        current_task_state__status__in=statuses,
    )
    return {
        int(object_id): statuses[status]
        for object_id, status in states.values_list("object_id", "current_task_state__status")
    }
