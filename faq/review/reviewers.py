"""From an account to the clinician behind it, and from a page to who changed its text."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from cms import conf
from cms.dates import today
from faq.digest import content_digest
from faq.models.approval import Approval
from faq.models.reviewer import MedicalReviewer
from faq.review.eligibility import Profile, reasons_against, registration_in_date

if TYPE_CHECKING:
    from faq.models import FAQPage

Account = AbstractBaseUser | AnonymousUser


def reviewer_of(user: Account) -> MedicalReviewer | None:
    """The medical reviewer this account belongs to: an active profile before an inactive one."""
    if not user.is_authenticated or not user.is_active:
        return None
    return MedicalReviewer.objects.filter(user_id=user.pk).order_by("-active", "pk").first()


def is_reviewer(user: Account) -> bool:
    """True if the account belongs to an active reviewer with a verified registration, for some text at least."""
    reviewer = reviewer_of(user)
    return (
        reviewer is not None
        and reviewer.active
        and bool(reviewer.registration_number)
        and registration_in_date(
            reviewer.registration_verified_on, today=today(), months=conf.registration_valid_months()
        )
    )


def why_not(page: "FAQPage", user: Account) -> list[str]:
    """Why this account may not approve this page's text; empty if it may."""
    reviewer = reviewer_of(user)
    profile = reviewer and Profile(
        reviewer.active, reviewer.registration_number, reviewer.registration_verified_on
    )
    return reasons_against(
        profile,
        user_id=user.pk,
        editors=editors_since_approval(page) if profile else set(),
        today=today(),
        registration_valid_months=conf.registration_valid_months(),
    )


def last_approval(page: "FAQPage") -> Approval | None:
    """The newest approval of the whole page, in force or not."""
    approvals = Approval.objects.filter(
        page_id=page.pk, decision=Approval.Decision.APPROVED, question_uuid=None
    )
    return approvals.order_by("pk").last()


def editors_since_approval(page: "FAQPage") -> set[int]:
    """Accounts that changed what the digest covers since the last approval, or ever if there was none."""
    approval = last_approval(page)
    revisions = page.revisions.order_by("created_at", "pk")
    if approval:
        revisions = revisions.filter(created_at__gt=approval.recorded_at)
    digest = approval.content_digest if approval else ""
    editors = set()
    for revision in revisions:
        before, digest = digest, content_digest(revision.as_object())
        if digest != before and revision.user_id:
            editors.add(revision.user_id)
    return editors
