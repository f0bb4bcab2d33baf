"""FAQ pages in lists that visitors read: which ones, in which order, and what is said about each."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from wagtail.models import Site

from cms.published.documents import fresh, published
from cms.visibility import public_pages
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
    """From the pages' published documents, so that a list never says more than the page."""
    rows = published(site, now=now).filter(page_id__in=[page.pk for page in pages])
    found = {row.page_id: row for row in fresh(list(rows), site=site, now=now)}
    return [card(json.loads(found[page.pk].card)) for page in pages if page.pk in found]


def card(document: Mapping[str, Any]) -> Card:
    """What a list says about a page, from the JSON of its card."""
    meta, review, reviewer = document["meta"], document["review"], document["review"]["reviewer"]
    return Card(
        title=document["title"],
        path=meta["path"],
        locale=meta["locale"],
        summary=document["summary"] or document["subtitle"],
        treatment=document["treatment"]["name"] if document["treatment"] else None,
        country=document["country"]["name"] if document["country"] else None,
        evidence_stage=document["evidence_stage"],
        modified_on=_date(meta["modified_on"]),
        reviewer=f"{reviewer['prefix'] or ''} {reviewer['name']}".strip() if reviewer else None,
        reviewed_on=_date(review["reviewed_on"]) if reviewer else None,
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


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
