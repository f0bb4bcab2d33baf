"""FAQ pages in the content API: lists of cards, whole documents, and their structured data."""

import datetime as dt

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router
from wagtail.models import Site

from cms import jsonld
from cms.api import endpoint
from cms.api_lists import list_links, list_meta
from cms.api_parameters import NoParameters, echo
from cms.api_responses import JSON, JSON_LD, json_bytes, respond
from cms.problems import ParameterError, Problem
from cms.sites import requested_site
from cms.visibility import public_pages
from faq.api_card import FAQList, card
from faq.api_parameters import FAQListParameters
from faq.documents import FAQDocument, documents_of
from faq.models import FAQPage
from pricing.models import Treatment

LIST_TAG = "list:faq.FAQPage"
"""Stands in the Cache-Tag of every list: forgetting it forgets all of them."""

router = Router(tags=["FAQ pages"])


@endpoint(
    router,
    "faqs/",
    FAQListParameters,
    response=FAQList,
    operation_id="list_faqs",
    summary="List FAQ pages",
)
def list_faqs(request: HttpRequest, query: FAQListParameters) -> HttpResponse:
    """FAQ pages as cards, the one whose text changed last first."""
    site, now = requested_site(request), timezone.now()
    found = _public(site, now).filter(**query.conditions())
    total = found.count()
    if not total and query.treatment:
        _check_treatment(query.treatment, site, now)
    pages = found.order_by(query.order, "pk")[query.offset : query.offset + query.limit]
    documents = documents_of(list(pages), site=site, now=now)
    links = list_links(request, query, total)
    body = {
        "items": [card(document, include=query.include, fields=query.fields) for document in documents],
        "meta": list_meta(query, total).model_dump(),
        "links": links.model_dump(),
    }
    return respond(
        request,
        json_bytes(body),
        language=_languages(documents) or query.locale or settings.LANGUAGE_CODE,
        tags=[LIST_TAG, *(tag for document in documents for tag in document.meta.tags)],
        links={"next": links.next, "prev": links.prev},
    )


@endpoint(
    router,
    "faqs/{page_id:faq_id}/",
    response=FAQDocument,
    operation_id="get_faq",
    summary="Get an FAQ page",
)
def faq_detail(request: HttpRequest, query: NoParameters, faq_id: int) -> HttpResponse:
    """One FAQ page, whole: everything its readers see, and its structured data."""
    document = _document(request, faq_id)
    return _respond_for(document, request, json_bytes(document.model_dump(mode="json")))


@endpoint(
    router,
    "faqs/{page_id:faq_id}/jsonld/",
    operation_id="get_faq_jsonld",
    summary="Get the structured data of an FAQ page",
    openapi_extra={"responses": {200: {"content": {JSON_LD: {"schema": {"type": "object"}}}}}},
)
def faq_json_ld(request: HttpRequest, query: NoParameters, faq_id: int) -> HttpResponse:
    """The page's structured data, byte for byte what stands in the script element of its HTML."""
    document = _document(request, faq_id)
    body = jsonld.dumps(document.seo.json_ld).encode("utf-8", errors="replace")
    return _respond_for(document, request, body, media_type=JSON_LD)


def _public(site: Site, now: dt.datetime) -> QuerySet[FAQPage]:
    found = public_pages(FAQPage.objects.all(), site=site, now=now)
    return found.select_related("treatment", "locale").prefetch_related("questions")


def _document(request: HttpRequest, faq_id: int) -> FAQDocument:
    site, now = requested_site(request), timezone.now()
    page = get_object_or_404(_public(site, now), pk=faq_id)
    return documents_of([page], site=site, now=now)[0]


def _check_treatment(slug: str, site: Site, now: dt.datetime) -> None:
    """A treatment without public pages is an empty list; one that nobody has heard of is a mistake.

    The answer names treatments of public pages only: what a draft is about is not public.
    """
    if Treatment.objects.filter(slug=slug).exists():
        return
    slugs = _public(site, now).exclude(treatment=None).order_by("treatment__slug")
    allowed = list(slugs.values_list("treatment__slug", flat=True).distinct()[:100])
    message = f"{echo(slug)} is not the slug of a treatment."
    error = ParameterError(loc=["query", "treatment"], code="unknown_value", msg=message, allowed=allowed)
    raise Problem(422, errors=[error])


def _languages(documents: list[FAQDocument]) -> str:
    return ", ".join(sorted({document.meta.locale for document in documents}))


def _respond_for(
    document: FAQDocument, request: HttpRequest, body: bytes, *, media_type: str = JSON
) -> HttpResponse:
    return respond(
        request,
        body,
        media_type=media_type,
        language=document.meta.locale,
        tags=document.meta.tags,
        links={"canonical": document.seo.canonical},
    )
