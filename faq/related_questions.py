"""Where an FAQ page leads on to: first questions of other public pages about its treatment, then of its country.

They are read from the published documents while the page is rendered, and are no part of its own document: another page
that is published, renamed or taken down must not rebuild this one. Copies of the HTML end with every change of content.
Shared caches know the HTML by the tags of the pages that were looked at. One that joins them later, because it is new or
about this country now, is named there only when their usual time is over: a tag of each country would purge every page
about it with any change. A schedule bounds that time (`next_change`).
"""

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Site

from cms.countries import country_code
from cms.published.documents import fresh, published
from cms.published.models import PublishedDocument
from faq.documents.schema import FAQDocument

if TYPE_CHECKING:
    from faq.models import FAQPage

MOST_PAGES, MOST_QUESTIONS = 3, 2
"""Pages that are named, and questions of each of them."""
_CANDIDATES = 2 * MOST_PAGES
"""Pages that are looked at: some may ask nothing but what this page answers itself."""


@dataclass(frozen=True)
class RelatedQuestion:
    """A question on another page: where its answer stands."""

    question: str
    path: str


@dataclass(frozen=True)
class RelatedPage:
    """Another page with its first questions; those that this page answers in the same words are left out."""

    title: str
    path: str
    questions: list[RelatedQuestion]


def related_pages(
    page: "FAQPage", document: FAQDocument, *, site: Site, now: dt.datetime
) -> tuple[list[RelatedPage], tuple[str, ...]]:
    """Pages in the language of `page`, the last changed first, and the tags of all that were looked at.

    At most two queries. Pages of the same country only where few are about the same treatment.
    """
    rows = fresh(_rows(page, site=site, now=now), site=site, now=now)
    answered = {_key(row.question) for row in document.questions}
    related = (_related(json.loads(row.body), answered) for row in rows)
    named = [other for other in related if other.questions][:MOST_PAGES]
    return named, tuple(f"page:{row.page_id}" for row in rows)


def _rows(page: "FAQPage", *, site: Site, now: dt.datetime) -> list[PublishedDocument]:
    others = published(site, now=now).filter(type=page._meta.label, locale=page.locale.language_code)
    others = others.exclude(page_id=page.pk or 0).order_by("-modified_on", "page_id")
    found: list[PublishedDocument] = []
    if page.treatment_id:
        found += others.filter(treatment_id=page.treatment_id)[:_CANDIDATES]
    country = country_code(page.country)
    if country and len(found) < _CANDIDATES:
        same = others.filter(country=country).exclude(page_id__in=[row.page_id for row in found])
        found += same[: _CANDIDATES - len(found)]
    return found


def _related(document: dict[str, Any], answered: set[str]) -> RelatedPage:
    path = document["meta"]["path"]
    questions = [row for row in document["questions"] if _key(row["question"]) not in answered]
    return RelatedPage(
        title=document["title"],
        path=path,
        questions=[
            RelatedQuestion(row["question"], f"{path}#{row['anchor']}") for row in questions[:MOST_QUESTIONS]
        ],
    )


def _key(question: str) -> str:
    return " ".join(question.split()).casefold()
