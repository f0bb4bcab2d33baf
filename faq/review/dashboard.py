"""The dashboard panel "Medical review": how many pages need what, the most urgent ones, and a reviewer's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
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
    works_on_pages,
)

SHOWN = 5


@dataclass(frozen=True)
class Own:
    """What waits for one reviewer: pages at a medical review, and pages that lost or will soon lose their approval."""

    awaiting: list[Row]
    awaiting_url: str
    to_renew: list[Row]


class MedicalReviewPanel(Component):
    """Asks the database a fixed number of times, however many pages there are."""

    name = "medical_review"
    template_name = "faq/admin/review_dashboard.html"
    order = 150

    @property
    def media(self) -> forms.Media:
        return STYLE

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        if parent_context is None or not may_see_list(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        pages = review_list(user, today=today()).order_by(*MOST_URGENT_FIRST)
        return {
            "sections": section_links(section_counts(pages)),
            "works_on_pages": works_on_pages(user),
            "urgent": list(rows(pages.filter(NEEDS_ACTION.condition)[:SHOWN])),
            "own": _own(user, pages) if is_reviewer(user) else None,
        }


def _own(user: User | AnonymousUser, pages: QuerySet[FAQPage]) -> Own:
    approved = Approval.objects.filter(reviewer__user=user).values("page_id")
    theirs = Q(medical_reviewer__user=user) | Q(pk__in=approved)
    lapsing = [ReviewStatus.DUE_SOON, ReviewStatus.EXPIRED, ReviewStatus.EDITED_SINCE_REVIEW]
    to_renew = pages.filter(theirs, review_status__in=lapsing, at_review="", live=True)
    return Own(
        awaiting=list(rows(pages.filter(at_review=ReviewStatus.IN_REVIEW)[:SHOWN])),
        awaiting_url=report_address(ReviewStatus.IN_REVIEW),
        to_renew=list(rows(to_renew[:SHOWN])),
    )
