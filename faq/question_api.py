"""Single questions in the content API, across all public pages."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Page, Site

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import OneOf, QueryParameters, Slug, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.identity import for_site
from cms.page_documents import PageLink, page_link
from cms.page_ids import LARGEST_ID
from cms.sites import requested_site
from cms.visibility import public_pages
from faq.api_parameters import Country
from faq.documents import FAQDocument, documents_of
from faq.documents.schema import CountryRef, QuestionDocument, TreatmentRef
from faq.models import FAQPage, Question
from faq.public_treatments import check_treatment
from faq.question_reviews import question_statuses
from faq.review.status import ReviewStatus
from faq.review.texts import with_text

LIST_TAG = "list:faq.Question"
_LOOKUPS = {
    "treatment": "page__treatment__slug",
    "country": "page__country",
    "locale": "page__locale__language_code",
    "page": "page_id",
}

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


class QuestionDetail(QuestionEntry):
    """A question; `also_on` are further public pages with a copy of it, whose answer may differ by now."""

    also_on: list[QuestionPage]


class QuestionList(BaseModel):
    items: list[QuestionEntry]
    meta: ListMeta
    links: ListLinks


class QuestionListParameters(ListParameters):
    """Filters narrow the list together."""

    treatment: Annotated[str | None, Slug()] = Field(
        None, description="Slug of the treatment the questions are about."
    )
    country: Annotated[str | None, Country()] = Field(
        None, description="ISO 3166-1 alpha-2 code of the country the answers hold for."
    )
    locale: Annotated[str | None, Language] = Field(None, description="Language of the questions.")
    review: Annotated[str | None, OneOf(tuple(ReviewStatus))] = Field(
        None, description="Review status of the question, as in its `review.status`."
    )
    page: Annotated[int | None, WholeNumber(1, LARGEST_ID)] = Field(
        None, description="Id of the page the questions stand on."
    )

    def conditions(self) -> dict[str, object]:
        """The filters that the database answers, as lookups of Question."""
        given = {lookup: getattr(self, name) for name, lookup in _LOOKUPS.items()}
        return {lookup: value for lookup, value in given.items() if value is not None}


class QuestionParameters(QueryParameters):
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
    """Questions in reading order, those of the page whose text changed last first."""
    site, now = requested_site(request), timezone.now()
    found = _public(site, now).filter(**query.conditions())
    places = list(
        found.order_by("-page__modified_on", "page_id", "sort_order", "pk").values_list("page_id", "uuid")
    )
    if not places and query.treatment:
        check_treatment(query.treatment, site=site, now=now)
    if query.review:
        places = _with_status(places, query.review, now)
    entries = _entries(places[query.offset : query.offset + query.limit], site=site, now=now)
    return respond_list(
        request,
        query,
        [entry.model_dump(mode="json") for entry in entries],
        len(places),
        language=languages((entry.page.locale for entry in entries), otherwise=query.locale),
        tags=[LIST_TAG, *(f"page:{entry.page.id}" for entry in entries)],
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
    found = _public(site, now).filter(uuid=question_uuid)
    if query.locale:
        found = found.filter(page__locale__language_code=query.locale)
    page_id = found.order_by("page_id").values_list("page_id", flat=True).first()
    if page_id is None:
        raise Http404
    entries = _entries([(page_id, question_uuid)], site=site, now=now)
    if not entries:
        raise Http404
    question = QuestionDetail(
        **dict(entries[0]), also_on=_also_on(question_uuid, page_id, site=site, now=now)
    )
    pages = [question.page, *question.also_on]
    return respond(
        request,
        json_bytes(question.model_dump(mode="json")),
        language=question.page.locale,
        tags=[f"page:{page.id}" for page in pages],
        links={"canonical": question.page.url},
    )


def _public(site: Site, now: dt.datetime) -> QuerySet[Question]:
    return Question.objects.filter(page__in=public_pages(FAQPage.objects.all(), site=site, now=now))


def _with_status(places: Sequence[tuple[int, UUID]], status: str, now: dt.datetime) -> list[tuple[int, UUID]]:
    pages = list(with_text(FAQPage.objects.filter(pk__in={page for page, _ in places})))
    statuses = question_statuses(pages, today=timezone.localdate(now))
    return [place for place in places if statuses.get(place) == status]


def _entries(places: Sequence[tuple[int, UUID]], *, site: Site, now: dt.datetime) -> list[QuestionEntry]:
    """From the documents of their pages, so that a question never says more than its page."""
    pages = FAQPage.objects.filter(pk__in={page for page, _ in places})
    loaded = list(with_text(public_pages(pages, site=site, now=now)).select_related("treatment", "locale"))
    documents = {document.id: document for document in documents_of(loaded, site=site, now=now)}
    questions = {
        (document.id, question.uuid): (document, question)
        for document in documents.values()
        for question in document.questions
    }
    return [_entry(*questions[place]) for place in places if place in questions]


def _entry(document: FAQDocument, question: QuestionDocument) -> QuestionEntry:
    meta = document.meta
    return QuestionEntry(
        **dict(question),
        url=f"{meta.url}#{question.anchor}",
        page=QuestionPage(
            id=document.id, title=document.title, path=meta.path, url=meta.url, locale=meta.locale
        ),
        treatment=document.treatment,
        country=document.country,
    )


def _also_on(question: UUID, page_id: int, *, site: Site, now: dt.datetime) -> list[QuestionPage]:
    copies = FAQPage.objects.filter(questions__uuid=question).exclude(pk=page_id)
    found = public_pages(Page.objects.filter(pk__in=copies.values("pk")), site=site, now=now)
    identity = for_site(site)
    return [
        QuestionPage(**dict(page_link(page, identity)), locale=page.locale.language_code)
        for page in found.select_related("locale").order_by("pk")
    ]
