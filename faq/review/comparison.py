"""A page's text beside the one that was last approved."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from uuid import UUID

from faq.digest import reviewable_content
from faq.models.approval import Approval
from faq.review.differences import Differences, Side, differences
from faq.review.ledger import source_digests
from faq.review.reviewers import last_approval

if TYPE_CHECKING:
    from faq.models import FAQPage


@dataclass(frozen=True)
class Comparison:
    """The last approval of the whole page, if there ever was one, and what is different now.

    `source_changed` is True if the page that this one was translated from has changed since.
    """

    approval: Approval | None
    differences: Differences
    source_changed: bool = False


def compare_with_last_approval(draft: "FAQPage", content: Mapping[str, Any] | None = None) -> Comparison:
    """`content` is `faq.digest.reviewable_content` of the draft, where it is known already."""
    content = reviewable_content(draft) if content is None else content
    now = Side(content, [question.uuid for question in draft.questions.all()])
    approval = last_approval(draft)
    if approval is None:
        return Comparison(None, differences(Side(), now))
    source_changed = source_digests([draft]).get(draft.pk, "") != approval.source_digest
    return Comparison(approval, differences(_approved(approval), now), source_changed)


def _approved(approval: Approval) -> Side:
    content = json.loads(approval.content)
    return Side(content, _uuids(content["questions"], _question_records(approval, len(content["questions"]))))


def _question_records(approval: Approval, number: int) -> Iterable[Approval]:
    """The records of its questions, which were written right after it in the page's order."""
    records = Approval.objects.filter(
        page_id=approval.page_id, decision=Approval.Decision.APPROVED, pk__gt=approval.pk
    )
    return records.exclude(question_uuid=None).order_by("pk")[:number]


def _uuids(questions: Sequence[Mapping[str, Any]], records: Iterable[Approval]) -> list[UUID | None]:
    """The uuid of each approved question; None where its record cannot be told."""
    return [
        record.question_uuid if record and json.loads(record.content)["question"] == question else None
        for question, record in zip_longest(questions, records)
    ]
