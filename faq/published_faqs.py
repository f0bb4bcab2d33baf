"""FAQ pages as published documents: how they are built, and the rows of their questions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from cms.published.builders import Finished, ancestor_ids, next_schedule
from cms.published.models import FOREVER, PublishedDocument
from faq.api_card import card
from faq.documents import FAQDocument, build_document
from faq.documents.dependencies import dependencies, linked_pages, review_changes_on
from faq.documents.related import load_related
from faq.documents.schema import QuestionDocument
from faq.models import FAQPage, MedicalReviewer, PublishedQuestion
from faq.question_search.entries import Entry, index
from faq.question_search.facets import Facets
from faq.review.texts import with_text


def finished_faqs(page_ids: Sequence[int], site: Site, now: dt.datetime) -> list[Finished]:
    """The documents of these pages, which the site publishes."""
    asked = FAQPage.objects.filter(pk__in=page_ids)
    pages = list(with_text(asked).select_related("treatment", "locale"))
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
            changes_at=min(scheduled, _midnight(review_changes_on(page, related))),
            columns=_columns(page, document, reviewers),
            parts=document.questions,
        )
        for page, document in zip(pages, documents, strict=True)
    ]


def store_questions(documents: Sequence[tuple[PublishedDocument, Sequence[QuestionDocument]]]) -> None:
    """Replace the rows of the questions of these documents."""
    PublishedQuestion.objects.filter(document__in=[row.pk for row, _ in documents]).delete()
    placed = [
        (row, question, PublishedQuestion(document=row, position=position, uuid=question.uuid))
        for row, questions in documents
        for position, question in enumerate(questions)
    ]
    for _, question, stored in placed:
        stored.review_status = question.review.status
    PublishedQuestion.objects.bulk_create(stored for _, _, stored in placed)
    index(_search_entry(*each) for each in placed)


def _search_entry(row: PublishedDocument, question: QuestionDocument, stored: PublishedQuestion) -> Entry:
    return Entry(
        question_id=stored.pk,
        facets=Facets(
            site_id=row.site_id,
            locale=row.locale,
            page_id=row.page_id,
            treatment_id=row.treatment_id,
            country=row.country,
            review_status=stored.review_status,
            page_review_status=row.review_status,
            reviewer_id=row.reviewer_id,
        ),
        question=question.question,
        short_answer=question.short_answer,
        long_answer=question.long_answer.text,
    )


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
