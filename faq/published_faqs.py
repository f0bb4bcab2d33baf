"""FAQ pages as published documents."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from cms.published.builders import Finished, ancestor_ids, next_schedule
from cms.published.models import FOREVER
from faq.api_card import card
from faq.documents import FAQDocument, build_document
from faq.documents.dependencies import dependencies, linked_pages, review_changes_on
from faq.documents.related import load_related
from faq.models import FAQPage, MedicalReviewer
from faq.review.texts import with_text
from pricing.documents import prices_change_on


def finished_faqs(page_ids: Sequence[int], site: Site, now: dt.datetime) -> list[Finished]:
    """The documents of these pages, which the site publishes."""
    asked = FAQPage.objects.filter(pk__in=page_ids)
    pages = list(with_text(asked).select_related("treatment__locale", "locale"))
    related = load_related(pages, site=site, now=now)
    documents = [build_document(page, related) for page in pages]
    ancestors = ancestor_ids(pages)
    scheduled = _next_schedule(pages, ancestors, now=now)
    reviewers = _reviewer_ids(documents)
    return [
        Finished(
            page=page,
            document=document,
            card=card(document),
            depends_on=dependencies(page, related, ancestors),
            changes_at=min(
                scheduled,
                _midnight(review_changes_on(page, related)),
                _midnight(
                    prices_change_on(
                        document.prices, written_on=document.meta.modified_on, today=related.today
                    )
                ),
            ),
            columns=_columns(page, document, reviewers),
            parts=document.questions,
        )
        for page, document in zip(pages, documents, strict=True)
    ]


def _next_schedule(
    pages: Sequence[FAQPage], ancestors: Mapping[str, int], *, now: dt.datetime
) -> dt.datetime:
    around = set(ancestors.values()).union(*(linked_pages(page) for page in pages))
    return next_schedule(around, {page.translation_key for page in pages}, now=now)


def _midnight(day: dt.date | None) -> dt.datetime:
    """When the day begins where statuses are computed; FOREVER without a day."""
    if day is None:
        return FOREVER
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _columns(page: FAQPage, document: FAQDocument, reviewers: dict[str, int]) -> dict[str, Any]:
    reviewer = document.review.reviewer
    return {
        "treatment_id": page.treatment_id,
        "country": document.country.code if document.country else "",
        "review_status": document.review.status,
        "reviewer_id": reviewers.get(reviewer.slug) if reviewer else None,
    }


def _reviewer_ids(documents: Sequence[FAQDocument]) -> dict[str, int]:
    slugs = {document.review.reviewer.slug for document in documents if document.review.reviewer}
    return dict(MedicalReviewer.objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
