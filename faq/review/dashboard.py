"""Medical review on the dashboard: how many pages need what, the most urgent ones, and a reviewer's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from wagtail.admin.ui.components import Component

from cms.dates import today
from cms.models import User
from faq.models import Approval, FAQPage
from faq.review.report import STYLE, report_address, section_links
from faq.review.reviewers import is_reviewer
from faq.review.status import ReviewStatus
from faq.review.worklist import (
    MOST_URGENT_FIRST,
    NEEDS_ACTION,
    Row,
    may_see_list,
    review_list,
    rows,
    section_counts,
)

SHOWN = 5


@dataclass(frozen=True)
class Own:
    """What waits for one reviewer: pages at a medical review, and pages that lost or will soon lose their approval.

    `count` is how many there are of both; the lists name the first.
    """

    count: int
    awaiting: list[Row]
    awaiting_url: str
    to_renew: list[Row]


class MedicalReviewPanel(Component):
    """A part of the area "What needs me today"; nothing if no review waits for this account.

    Asks the database a fixed number of times, however many pages there are.
    """

    name = "medical_review"
    template_name = "faq/admin/review_dashboard.html"

    @property
    def media(self) -> forms.Media:
        return STYLE

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        if parent_context is None or not may_see_list(parent_context["request"].user):
            return ""
        context = self.get_context_data(parent_context)
        return render_to_string(self.template_name, context) if context["waiting"] else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        pages = review_list(user, today=today()).order_by(*MOST_URGENT_FIRST)
        # What is in review waits for its reviewer, and not for whoever may edit the page.
        open_pages = pages.filter(NEEDS_ACTION.condition, may_edit=True).exclude(
            at_review=ReviewStatus.IN_REVIEW
        )
        own = _own(user, pages) if is_reviewer(user) else None
        return {
            "sections": section_links(section_counts(pages)),
            "urgent": list(rows(open_pages[:SHOWN])),
            "waiting": open_pages.count() + (own.count if own else 0),
            "own": own,
        }


def _own(user: User | AnonymousUser, pages: QuerySet[FAQPage]) -> Own:
    approved = Approval.objects.filter(reviewer__user=user).values("page_id")
    theirs = Q(medical_reviewer__user=user) | Q(pk__in=approved)
    lapsing = [ReviewStatus.DUE_SOON, ReviewStatus.EXPIRED, ReviewStatus.EDITED_SINCE_REVIEW]
    to_renew = pages.filter(theirs, review_status__in=lapsing, at_review="", live=True)
    awaiting = pages.filter(at_review=ReviewStatus.IN_REVIEW)
    return Own(
        count=awaiting.count() + to_renew.count(),
        awaiting=list(rows(awaiting[:SHOWN])),
        awaiting_url=report_address(ReviewStatus.IN_REVIEW),
        to_renew=list(rows(to_renew[:SHOWN])),
    )
