"""Writing the record: an approval binds to the text that was on screen, or nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.models import Page

from cms import conf
from cms.dates import add_months, today
from cms.models import User
from faq.digest import VERSION, canonical, digest, question_content, reviewable_content
from faq.models.approval import Approval
from faq.models.reviewer import MedicalReviewer
from faq.review.ledger import source_digests
from faq.review.reservations import check_reservations
from faq.review.reviewers import reviewer_of, why_not

if TYPE_CHECKING:
    from faq.models import FAQPage


class TextChanged(ValidationError):
    """The text is no longer the one the reviewer had on screen; nothing was approved."""


class NotAllowed(PermissionDenied):
    """This account may not approve this text; `reasons` says why."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Statement:
    """What the reviewer declares with an approval. `comment` is also the reason to pass what the checks find."""

    evidence_checked: bool
    interests: str
    comment: str = ""


@transaction.atomic
def approve(
    page: Page,
    *,
    user: User,
    seen_digest: str,
    statement: Statement,
    questions: Collection[UUID] | None = None,
) -> list[Approval]:
    """Approve the newest revision of `page`, or only these `questions` of it.

    `seen_digest` is the digest of the page as it was shown to the reviewer. A page's approval covers each of its
    questions too, so that they keep it when another question changes. Raises `NotAllowed`, `TextChanged`,
    `ReservationsStand`, or `ValidationError` for an incomplete statement; then nothing is written.
    """
    # The lock keeps an edit from slipping in between the comparison and the record.
    locked = type(page).objects.select_for_update().get(pk=page.pk)
    draft = locked.get_latest_revision_as_object()
    if reasons := why_not(draft, user):
        raise NotAllowed(reasons)
    content = reviewable_content(draft)
    if digest(content) != seen_digest:
        raise TextChanged(
            "The text was changed after you opened it. Nothing was approved. Look at the new text first."
        )
    check_reservations(draft, reason=statement.comment, questions=questions)
    reviewer = reviewer_of(user)
    assert reviewer is not None  # noqa: S101  why_not refuses an account without one
    fields = _fields(draft, reviewer, user, statement)
    records = []
    if questions is None:
        source = source_digests([draft]).get(draft.pk, "")
        records.append(_approval(fields, content, source_digest=source))
    for question in draft.questions.all():
        if questions is None or question.uuid in questions:
            records.append(_approval(fields, question_content(draft, question), question_uuid=question.uuid))
    if not records:
        raise ValidationError("Choose at least one question to approve.")
    return records


def revoke(page: Page, *, user: User, reason: str, question: UUID | None = None) -> Approval:
    """Withdraw every approval of the page, or of one question; the claim for the whole page ends in both cases."""
    record = Approval(
        decision=Approval.Decision.REVOKED,
        page=page.page_ptr if hasattr(page, "page_ptr") else page,
        page_title=page.title,
        locale=page.locale.language_code,
        question_uuid=question,
        reviewer_name=_name(user),
        reviewed_on=today(),
        comment=reason,
        recorded_by=user,
        recorded_by_name=_name(user),
    )
    record.save()
    return record


def _approval(fields: dict[str, Any], content: dict[str, Any], **scope: Any) -> Approval:
    text = canonical(content).decode()
    record = Approval(**fields, content=text, content_digest=digest(content), digest_version=VERSION, **scope)
    record.save()
    return record


def _fields(draft: "FAQPage", reviewer: MedicalReviewer, user: User, statement: Statement) -> dict[str, Any]:
    reviewed_on = today()
    return {
        "page_id": draft.pk,
        "page_title": draft.title,
        "locale": draft.locale.language_code,
        "revision_id": draft.latest_revision_id,
        "reviewer": reviewer,
        "reviewer_prefix": reviewer.prefix,
        "reviewer_name": reviewer.name,
        "reviewer_credentials": reviewer.credentials,
        "registration_authority": reviewer.registration_authority,
        "registration_number": reviewer.registration_number,
        "registration_country": reviewer.registration_country,
        "reviewed_on": reviewed_on,
        "valid_until": add_months(reviewed_on, conf.review_months()),
        "evidence_checked": statement.evidence_checked,
        "interests": statement.interests,
        "comment": statement.comment,
        "recorded_by_id": user.pk,
        "recorded_by_name": _name(user),
    }


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()
