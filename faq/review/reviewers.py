"""From an account to the clinician behind it, and from a page to who changed its text."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from cms import conf
from cms.dates import today
from cms.models import User
from faq.digest import cited_sources, content_digest
from faq.models.approval import Approval
from faq.models.reviewer import MedicalReviewer
from faq.review.eligibility import Profile, reasons_against, registration_in_date
from faq.review.texts import texts_in

if TYPE_CHECKING:
    from faq.models import FAQPage

Account = User | AnonymousUser


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
    editors = editors_since_approval(page) if reviewer else set()
    return _reasons(reviewer, user.pk or 0, editors)


def who_may_approve(page: "FAQPage") -> list[User]:
    """The accounts that may approve this page's text and can log in to the admin."""
    editors = editors_since_approval(page)
    linked = MedicalReviewer.objects.filter(user__is_active=True).select_related("user")
    profiles: dict[int, MedicalReviewer] = {}
    for reviewer in linked.order_by("-active", "pk"):
        if reviewer.user_id:
            profiles.setdefault(reviewer.user_id, reviewer)
    may = [reviewer.user for key, reviewer in profiles.items() if not _reasons(reviewer, key, editors)]
    return [user for user in may if user and user.has_perm("wagtailadmin.access_admin")]


def may_revoke(page: "FAQPage", user: Account) -> bool:
    """True for reviewers, and for whoever may publish the page: withdrawing a claim needs less than making one."""
    return is_reviewer(user) or page.permissions_for_user(user).can_publish()


def may_look(page: "FAQPage", user: Account) -> bool:
    """True for reviewers, and for whoever works on the page."""
    allowed = page.permissions_for_user(user)
    return reviewer_of(user) is not None or allowed.can_edit() or allowed.can_publish()


def _reasons(reviewer: MedicalReviewer | None, user_id: int, editors: set[int]) -> list[str]:
    profile = reviewer and Profile(
        reviewer.active, reviewer.registration_number, reviewer.registration_verified_on
    )
    return reasons_against(
        profile,
        user_id=user_id,
        editors=editors,
        today=today(),
        registration_valid_months=conf.registration_valid_months(),
    )


def last_approval(page: "FAQPage") -> Approval | None:
    """The newest approval of the whole page, in force or not, withdrawn or not."""
    return _approvals(page).last()


def editors_since_approval(page: "FAQPage") -> set[int]:
    """Accounts that changed what the digest covers since the last approval that was not withdrawn, or ever."""
    withdrawn = Approval.objects.filter(page_id=page.pk, decision=Approval.Decision.REVOKED).last()
    approval = _approvals(page).filter(pk__gt=withdrawn.pk if withdrawn else 0).last()
    revisions = page.revisions.order_by("created_at", "pk")
    if approval:
        revisions = revisions.filter(created_at__gt=approval.recorded_at)
    texts = texts_in(page, revisions)
    cited = cited_sources(texts)
    digests = [content_digest(text, cited) for text in texts]
    before = [approval.content_digest if approval else "", *digests]
    changes = zip(revisions, before, digests, strict=False)
    return {revision.user_id for revision, old, new in changes if old != new and revision.user_id}


def _approvals(page: "FAQPage") -> QuerySet[Approval]:
    whole_page = Approval.objects.filter(
        page_id=page.pk, decision=Approval.Decision.APPROVED, question_uuid=None
    )
    return whole_page.order_by("pk")
