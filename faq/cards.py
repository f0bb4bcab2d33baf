"""FAQ pages in lists that visitors read: which ones, in which order, and what is said about each."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
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
        reviewer=reviewer_name(reviewer),
        reviewed_on=_date(review["reviewed_on"]) if reviewer else None,
    )


def reviewer_name(reviewer: Mapping[str, Any] | None) -> str | None:
    """How a list names the clinician who vouches, from the JSON of a document; None where nobody does."""
    return f"{reviewer['prefix'] or ''} {reviewer['name']}".strip() if reviewer else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
