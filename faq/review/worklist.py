"""FAQ pages by what their medical review needs: the list behind the report and the dashboard."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.urls import reverse
from wagtail.permissions import page_permission_policy

from cms import conf
from cms.models import User
from faq.models import Approval, FAQPage
from faq.page_permissions import ACTIONS, listed_pages
from faq.review.filters import with_last_approval, with_review_status, with_urgency, with_workflow
from faq.review.reviewers import is_reviewer
from faq.review.status import LABELS, URGENCY, ReviewStatus

BATCH = 500

# Public pages first: a draft misleads nobody yet.
MOST_URGENT_FIRST = (
    "-live",
    "urgency",
    F("approved_until").asc(nulls_last=True),
    "-latest_revision_created_at",
    "pk",
)


@dataclass(frozen=True)
class Section:
    """A part of the list, by the name it has in addresses."""

    name: str
    label: str
    condition: Q


def _section_of(status: ReviewStatus) -> Section:
    condition = Q(review_status=status)
    if status in (ReviewStatus.IN_REVIEW, ReviewStatus.CHANGES_REQUESTED):
        condition |= Q(at_review=status)
    return Section(status.value, LABELS[status], condition)


NEEDS_ACTION = Section("action", "Needs action", ~Q(review_status=ReviewStatus.REVIEWED) | ~Q(at_review=""))
UNMATCHED = Section("unmatched", "Claimed reviewer not matched", Q(unmatched_claim=True))
ALL = Section("all", "All pages", Q())
SECTIONS = {
    section.name: section
    for section in [NEEDS_ACTION, *(_section_of(status) for status in URGENCY), UNMATCHED, ALL]
}


@dataclass(frozen=True)
class Row:
    """A page in the list with the approval that its status is about: the one in force, else the last one."""

    page: FAQPage
    approval: Approval | None

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def url(self) -> str:
        """Where to do something about it; empty if this account may only know of it."""
        if self.page.may_edit:
            return reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return self.review_url if self.page.may_review else ""

    @property
    def review_url(self) -> str:
        return reverse("faq_review", args=[self.page.pk])

    @property
    def language(self) -> str:
        return self.page.locale.get_display_name()

    @property
    def publication(self) -> str:
        return "Live" if self.page.live else "Not live"

    @property
    def status(self) -> str:
        return LABELS[ReviewStatus(self.page.review_status)]

    @property
    def in_force(self) -> bool:
        return self.page.review_due is not None

    @property
    def draft_status(self) -> str:
        """Where a newer text stands, if it stands elsewhere than the page."""
        if self.page.at_review in ("", self.page.review_status):
            return ""
        return f"New text: {LABELS[ReviewStatus(self.page.at_review)].lower()}"

    @property
    def reviewer(self) -> str:
        return self.approval.signature if self.approval else ""

    @property
    def assigned_reviewer(self) -> str:
        return str(self.page.medical_reviewer or "")

    @property
    def reviewed_on(self) -> dt.date | None:
        return self.approval.reviewed_on if self.approval else None

    @property
    def due(self) -> dt.date | None:
        """The day the approval ends or ended by itself; none where it ended otherwise."""
        counts = self.in_force or self.page.review_status == ReviewStatus.EXPIRED
        return self.page.approved_until if counts else None

    @property
    def claimed_reviewer(self) -> str:
        return self.page.claimed_reviewer

    @property
    def last_edited(self) -> dt.datetime | None:
        return self.page.latest_revision_created_at


def may_see_list(user: User | AnonymousUser) -> bool:
    """True for those who may do something with pages, and for medical reviewers."""
    return works_on_pages(user) or is_reviewer(user)


def works_on_pages(user: User | AnonymousUser) -> bool:
    """True for those who may do something with any page, without being asked as a reviewer."""
    return page_permission_policy.user_has_any_permission(user, ACTIONS)


def review_list(user: User | AnonymousUser, *, today: dt.date) -> QuerySet[FAQPage]:
    """The FAQ pages whose review this account may know about, with all that `SECTIONS` and `Row` ask for.

    An editor sees the pages they may do something with. A medical reviewer also sees pages that stand at a medical
    review, that are to be reviewed by them, or that they once approved. `may_edit` says for whom the editor opens,
    `may_review` for whom the review does.
    """
    days = conf.review_due_soon_days()
    pages = with_review_status(FAQPage.objects.all(), today=today, due_soon_days=days)
    pages = with_urgency(pages, today=today, due_soon_days=days)
    pages = with_workflow(with_last_approval(pages, today=today))
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    seen, may_review = Q(pk__in=listed_pages(user).values("pk")), is_reviewer(user)
    if may_review:
        approved = Approval.objects.filter(reviewer__user=user).values("page_id")
        seen |= Q(at_review=ReviewStatus.IN_REVIEW) | Q(medical_reviewer__user=user) | Q(pk__in=approved)
    pages = pages.filter(seen).annotate(
        may_edit=_flag(Q(pk__in=editable.values("pk"))),
        may_review=Value(may_review, output_field=BooleanField()),
        unmatched_claim=_flag(~Q(claimed_reviewer="") & Q(review_due__isnull=True)),
    )
    pages = pages.select_related("locale", "medical_reviewer")
    return pages.defer_streamfields().defer("introduction", "import_report")


def rows(pages: Iterable[FAQPage]) -> Iterator[Row]:
    """The rows of pages from `review_list`, one query for every 500 of them."""
    remaining = iter(pages)
    while batch := list(islice(remaining, BATCH)):
        found = Approval.objects.defer("content").in_bulk({page.approval_id for page in batch} - {None})
        yield from (Row(page, found.get(page.approval_id)) for page in batch)


def section_counts(pages: QuerySet[FAQPage]) -> dict[str, int]:
    """How many pages of `review_list` each section has, in one query."""
    groups = (
        pages.order_by().values("review_status", "at_review", "unmatched_claim").annotate(pages=Count("pk"))
    )
    counts = dict.fromkeys(SECTIONS, 0)
    for group in groups:
        for name in _sections_with(**group):
            counts[name] += group["pages"]
    return counts


def _sections_with(review_status: str, at_review: str, unmatched_claim: bool, pages: int) -> set[str]:
    """The names of the sections that pages like these stand in; the same as the sections' conditions."""
    names = {ALL.name, review_status}
    if at_review:
        names.add(at_review)
    if review_status != ReviewStatus.REVIEWED or at_review:
        names.add(NEEDS_ACTION.name)
    if unmatched_claim:
        names.add(UNMATCHED.name)
    return names


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
