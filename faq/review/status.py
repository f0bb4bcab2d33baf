"""What review a text has today: one pure function of its records, its digest and the date.

`faq.review.filters` says the same in SQL; a test runs both over thousands of histories.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ReviewStatus(StrEnum):
    """The status of a text. Only the first two let a reviewer's name and date leave the system."""

    REVIEWED = "reviewed"
    DUE_SOON = "due_soon"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    REVOKED = "revoked"
    EXPIRED = "expired"
    EDITED_SINCE_REVIEW = "edited_since_review"
    UNREVIEWED = "unreviewed"


IN_FORCE = frozenset({ReviewStatus.REVIEWED, ReviewStatus.DUE_SOON})

# What an editor should see to first. A page in review is in somebody's hands already.
URGENCY = (
    ReviewStatus.REVOKED,
    ReviewStatus.EXPIRED,
    ReviewStatus.EDITED_SINCE_REVIEW,
    ReviewStatus.CHANGES_REQUESTED,
    ReviewStatus.UNREVIEWED,
    ReviewStatus.DUE_SOON,
    ReviewStatus.IN_REVIEW,
    ReviewStatus.REVIEWED,
)

LABELS = {
    ReviewStatus.REVIEWED: "Reviewed",
    ReviewStatus.DUE_SOON: "Review due soon",
    ReviewStatus.IN_REVIEW: "In review",
    ReviewStatus.CHANGES_REQUESTED: "Changes requested",
    ReviewStatus.REVOKED: "Review revoked",
    ReviewStatus.EXPIRED: "Review overdue",
    ReviewStatus.EDITED_SINCE_REVIEW: "Edited since review",
    ReviewStatus.UNREVIEWED: "Not reviewed",
}


@dataclass(frozen=True)
class Record:
    """The part of an approval or revocation that decides. `number` rises with every record.

    `question` is None for the whole page. `source_digest` is that of the page this one was translated from,
    as it was that day; empty for a page that is no translation.
    """

    number: int
    revoked: bool
    question: UUID | None = None
    digest: str = ""
    digest_version: int = 1
    source_digest: str = ""
    reviewed_on: dt.date = dt.date.min
    valid_until: dt.date = dt.date.max


@dataclass(frozen=True)
class Text:
    """The text asked about: its digest under each version of the algorithm, and that of its translation source."""

    digests: Mapping[int, str]
    source_digest: str = ""

    def is_what(self, record: Record) -> bool:
        """True if `record` was made for exactly this text."""
        return (
            self.digests.get(record.digest_version) == record.digest
            and self.source_digest == record.source_digest
        )


@dataclass(frozen=True)
class Standing:
    """A status with the approval that gives it, if one is in force."""

    status: ReviewStatus
    approval: Record | None = None

    @property
    def in_force(self) -> bool:
        return self.status in IN_FORCE


def standing(
    records: Iterable[Record],
    text: Text,
    *,
    today: dt.date,
    due_soon_days: int,
    question: UUID | None = None,
    workflow: ReviewStatus | None = None,
) -> Standing:
    """The standing of a page, or with `question` of that question alone.

    `workflow` is IN_REVIEW or CHANGES_REQUESTED while the page is in a review workflow. An approval counts from the
    day it was given to the day it is valid until, both included, and only until a later revocation: one of the whole
    page withdraws everything before it, one of a question withdraws that question and the claim for the whole page.
    """
    records = sorted(records, key=lambda record: record.number)
    last_revocation = max((r.number for r in records if r.revoked and _withdraws(r, question)), default=0)
    approvals = [
        r for r in records if not r.revoked and r.question == question and r.number > last_revocation
    ]
    matching = [r for r in approvals if text.is_what(r)]
    in_force = [r for r in matching if r.reviewed_on <= today <= r.valid_until]
    if in_force:
        approval = in_force[-1]
        due_soon = (approval.valid_until - today).days <= due_soon_days
        return Standing(ReviewStatus.DUE_SOON if due_soon else ReviewStatus.REVIEWED, approval)
    if workflow is not None:
        return Standing(workflow)
    if approvals:
        return Standing(ReviewStatus.EXPIRED if matching else ReviewStatus.EDITED_SINCE_REVIEW)
    return Standing(ReviewStatus.REVOKED if last_revocation else ReviewStatus.UNREVIEWED)


def _withdraws(revocation: Record, question: UUID | None) -> bool:
    return question is None or revocation.question in (None, question)
