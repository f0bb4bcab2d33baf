"""FAQ pages in lists that visitors read: which ones, in which order, and what is said about each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from wagtail.models import Site

from cms.visibility import public_pages
from faq.documents.build import documents_of
from faq.documents.schema import FAQDocument
from faq.models.page import FAQPage


@dataclass(frozen=True)
class Card:
    """One page in a list. `reviewer` and `reviewed_on` only while a clinician vouches for the page as it is."""

    title: str
    path: str
    locale: str
    summary: str | None
    treatment: str | None
    country: str | None
    evidence_stage: str | None
    modified_on: dt.date | None
    reviewer: str | None
    reviewed_on: dt.date | None


@dataclass(frozen=True)
class TreatmentCount:
    """A treatment and how many of the pages are about it."""

    slug: str
    name: str
    count: int


def listed_pages(pages: QuerySet[FAQPage], *, site: Site, now: dt.datetime) -> QuerySet[FAQPage]:
    """Those of `pages` that anybody may read, with all that a card needs, by title."""
    found = public_pages(pages, site=site, now=now).select_related("treatment", "locale")
    return found.prefetch_related("questions").order_by("title", "pk")


def cards(pages: Sequence[FAQPage], *, site: Site, now: dt.datetime) -> list[Card]:
    """From the pages' documents, so that a list never says more than the page; queries do not grow with the pages."""
    return [card(document) for document in documents_of(pages, site=site, now=now)]


def card(document: FAQDocument) -> Card:
    """What a list says about a page."""
    reviewer = document.review.reviewer
    return Card(
        title=document.title,
        path=document.meta.path,
        locale=document.meta.locale,
        summary=document.summary or document.subtitle,
        treatment=document.treatment.name if document.treatment else None,
        country=document.country.name if document.country else None,
        evidence_stage=document.evidence_stage,
        modified_on=document.meta.modified_on,
        reviewer=f"{reviewer.prefix or ''} {reviewer.name}".strip() if reviewer else None,
        reviewed_on=document.review.reviewed_on if reviewer else None,
    )


def treatment_counts(pages: QuerySet[FAQPage]) -> list[TreatmentCount]:
    """The treatments of these pages by name; one that is there in two languages counts once, under its first name."""
    rows = (
        pages.filter(treatment__isnull=False)
        .order_by("treatment__name", "treatment__slug")
        .values_list("treatment__slug", "treatment__name")
        .annotate(count=Count("pk"))
    )
    found: dict[str, TreatmentCount] = {}
    for slug, name, count in rows:
        earlier = found.get(slug)
        found[slug] = (
            TreatmentCount(slug, earlier.name, earlier.count + count)
            if earlier
            else TreatmentCount(slug, name, count)
        )
    return list(found.values())
