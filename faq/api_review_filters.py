"""Lists of FAQ pages in the content API narrowed by review: by status, and by the clinician who vouches."""

import datetime as dt

from django.db.models import QuerySet

from cms import conf
from cms.api_parameters import echo
from cms.problems import ParameterError, Problem
from faq.api_parameters import FAQListParameters
from faq.models import Approval, FAQPage
from faq.review.filters import with_last_approval, with_review_status

_MOST_NAMED = 100


def with_review(pages: QuerySet[FAQPage], query: FAQListParameters, *, today: dt.date) -> QuerySet[FAQPage]:
    """Those of `pages` with the review that the parameters ask for; all of them if they ask for none."""
    if not (query.review or query.reviewer):
        return pages
    pages = _reviewed(pages, today=today)
    if query.review:
        pages = pages.filter(review_status=query.review)
    if query.reviewer:
        mine = Approval.objects.filter(reviewer__slug=query.reviewer)
        pages = pages.filter(review_due__isnull=False, approval_id__in=mine.values("pk"))
    return pages


def check_reviewer(slug: str, public: QuerySet[FAQPage], *, today: dt.date) -> None:
    """Call it where a list came out empty: raises a `Problem` for the slug of nobody who reviewed a public page.

    Whoever did, but another text of it or until another day, is an empty list.
    """
    approvals = Approval.objects.filter(decision=Approval.Decision.APPROVED, page_id__in=public.values("pk"))
    if approvals.filter(reviewer__slug=slug).exists():
        return
    in_force = _reviewed(public, today=today).filter(review_due__isnull=False)
    records = Approval.objects.filter(pk__in=in_force.values("approval_id"), reviewer__isnull=False)
    slugs = records.order_by("reviewer__slug").values_list("reviewer__slug", flat=True)
    message = f"{echo(slug)} is not the slug of a reviewer of public pages."
    allowed = list(slugs.distinct()[:_MOST_NAMED])
    error = ParameterError(loc=["query", "reviewer"], code="unknown_value", msg=message, allowed=allowed)
    raise Problem(422, errors=[error])


def _reviewed(pages: QuerySet[FAQPage], *, today: dt.date) -> QuerySet[FAQPage]:
    due_soon_days = conf.review_due_soon_days()
    listed = with_review_status(pages, today=today, due_soon_days=due_soon_days)
    return with_last_approval(listed, today=today)
