"""Single questions in the content API, across all public pages."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Site

from cms.api import endpoint
from cms.api_documents import FormParameters
from cms.api_languages import Language
from cms.api_lists import CursorParameters, ListLinks, ListMeta, Slice, languages, respond_list, slice_of
from cms.api_parameters import OneOf, Slug, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.api_selection import selected, selection_parameters
from cms.cursors import SortColumn, keyset
from cms.locale_fallback import NONE, LocaleParameters
from cms.page_documents import PageLink
from cms.page_ids import LARGEST_ID
from cms.published.models import PublishedDocument
from cms.rich_text_formats import formatted, stored_names
from cms.sites import requested_site
from faq.api_filters import (
    check_names,
    matching,
    published_faqs,
    refresh_for_review,
    treatment_ids,
    with_locale,
    with_treatment,
)
from faq.api_parameters import Country
from faq.documents.schema import CountryRef, QuestionDocument, TreatmentRef
from faq.models import PublishedQuestion
from faq.question_entries import entries, match_of, rows_of
from faq.question_search.excerpts import Match
from faq.question_search.parameter import SearchText
from faq.question_search.wanted import Wanted
from faq.review.status import ReviewStatus

LIST_TAG = "list:faq.Question"
_ORDER = (
    SortColumn("document__modified_on", descending=True),
    SortColumn("document__page_id"),
    SortColumn("position"),
)

router = Router(tags=["Questions"])


class QuestionPage(PageLink):
    """The page that a question stands on."""

    locale: str


class QuestionEntry(QuestionDocument):
    """A question as on its page; `url` leads to it there."""

    url: str
    page: QuestionPage
    treatment: TreatmentRef | None
    country: CountryRef | None


class QuestionFound(QuestionEntry):
    """A question in a list; `match` shows where it holds what `q` asks for, null without `q`."""

    match: Match | None


class QuestionDetail(QuestionEntry):
    """A question; `also_on` are further public pages with a copy of it, whose answer may differ by now."""

    also_on: list[QuestionPage]


class QuestionList(BaseModel):
    items: list[QuestionFound | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class QuestionListParameters(
    selection_parameters(QuestionFound),
    FormParameters,
    LocaleParameters,
    CursorParameters,
):
    """Filters narrow the list together."""

    q: Annotated[Wanted | None, SearchText()] = Field(
        None,
        description="Words that the question or its answers hold, all of them, with phrases in double quotes. "
        "What is found comes best first.",
    )
    treatment: Annotated[str | None, Slug()] = Field(
        None, description="Slug of the treatment the questions are about."
    )
    country: Annotated[str | None, Country()] = Field(
        None, description="ISO 3166-1 alpha-2 code of the country the answers hold for."
    )
    review: Annotated[str | None, OneOf(tuple(ReviewStatus))] = Field(
        None, description="Review status of the question, as in its `review.status`."
    )
    page: Annotated[int | None, WholeNumber(1, LARGEST_ID)] = Field(
        None, description="Id of the page the questions stand on."
    )

    def conditions(self) -> dict[str, Any]:
        """The filters that a row of a published document answers by itself, as lookups."""
        given = {"country": self.country, "page_id": self.page}
        return {name: value for name, value in given.items() if value is not None}

    def facets(self) -> dict[str, Any]:
        """All filters as the search knows them."""
        return self.conditions() | {
            "locale": self.locale if self.fallback == NONE else None,
            "treatment_ids": treatment_ids(self.treatment),
            "review_status": self.review,
        }


class QuestionParameters(FormParameters):
    """Which of the languages of one question."""

    locale: Annotated[str | None, Language] = Field(
        None, description="Language of the question, where it stands on pages in several."
    )


@endpoint(
    router,
    "questions/",
    QuestionListParameters,
    response=QuestionList,
    operation_id="list_questions",
    summary="List questions",
)
def list_questions(request: HttpRequest, query: QuestionListParameters) -> HttpResponse:
    """Questions in reading order, those of the page whose text changed last first; with `q` the best first."""
    site, now = requested_site(request), timezone.now()
    refresh_for_review(site, query.review, now=now)
    part = _found(query, query.q, site, now) if query.q else _slice(query, site, now)
    if not part.total:
        check_names(query, site, now=now)
    shown, valid_until = entries(part.rows, site, now)
    return respond_list(
        request,
        query,
        [_shown(entry, query) for entry in shown],
        part,
        language=languages((entry["page"]["locale"] for entry in shown), otherwise=query.locale),
        tags=[LIST_TAG, *(f"page:{entry['page']['id']}" for entry in shown)],
        valid_until=valid_until,
    )


@endpoint(
    router,
    "questions/{uuid:question_uuid}/",
    QuestionParameters,
    response=QuestionDetail,
    operation_id="get_question",
    summary="Get a question",
)
def question_detail(request: HttpRequest, query: QuestionParameters, question_uuid: UUID) -> HttpResponse:
    """One question as on its oldest public page: copies of a page keep the identity of its questions."""
    site, now = requested_site(request), timezone.now()
    rows = list(
        _questions(published_faqs(site, now=now)).filter(uuid=question_uuid).order_by("document__page_id")
    )
    found, valid_until = entries(rows, site, now)
    first = next((entry for entry in found if query.locale in (None, entry["page"]["locale"])), None)
    if first is None:
        raise Http404
    others = [entry["page"] for entry in found if entry is not first]
    return respond(
        request,
        json_bytes(formatted(first | {"also_on": others}, query.html)),
        language=first["page"]["locale"],
        tags=[f"page:{page['id']}" for page in (first["page"], *others)],
        links={"canonical": first["page"]["url"]},
        valid_until=valid_until,
    )


def _questions(documents: QuerySet[PublishedDocument]) -> QuerySet[PublishedQuestion]:
    return PublishedQuestion.objects.filter(document__in=documents)


def _slice(query: QuestionListParameters, site: Site, now: dt.datetime) -> Slice:
    public = with_locale(published_faqs(site, now=now), query, now=now)
    rows = _questions(with_treatment(public.filter(**query.conditions()), query.treatment))
    if query.review:
        rows = rows.filter(review_status=query.review)
    return slice_of(rows, query, _ORDER, endpoint="questions", site=site)


def _found(query: QuestionListParameters, wanted: Wanted, site: Site, now: dt.datetime) -> Slice:
    """By offset only: what a search finds has no order that a cursor could name a place in."""
    if query.cursor:
        keyset("questions", query, _ORDER, site_id=site.pk).read(query.cursor)
    public = with_locale(published_faqs(site, now=now), query, now=now)
    found = matching(wanted, site, now=now, **query.facets())
    ids = found.ids
    if query.fallback != NONE:
        # The search knows languages, but not which pages have none in the one asked for.
        kept = set(_questions(public).filter(pk__in=ids).values_list("pk", flat=True))
        ids = [pk for pk in ids if pk in kept]
    shown = ids[query.offset : query.offset + query.limit]
    return Slice(rows_of(shown), len(ids), found.total_is_capped)


def _shown(entry: dict[str, Any], query: QuestionListParameters) -> dict[str, Any]:
    found = entry | {"match": match_of(entry, query.q).model_dump() if query.q else None}
    return formatted(selected(found, fields=stored_names(query.fields, query.html)), query.html)
