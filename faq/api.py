"""FAQ pages in the content API: lists of cards, whole documents, and their structured data."""

import datetime as dt

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from wagtail.models import Site

from cms import jsonld
from cms.api import endpoint
from cms.api_lists import languages, respond_list
from cms.api_parameters import NoParameters
from cms.api_responses import JSON, JSON_LD, json_bytes, respond
from cms.sites import requested_site
from cms.visibility import public_pages
from faq.api_card import FAQList, card
from faq.api_parameters import FAQListParameters
from faq.api_review_filters import check_reviewer, with_review
from faq.documents import FAQDocument, documents_of
from faq.models import FAQPage
from faq.public_treatments import check_treatment

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
    public = _public(site, now)
    found = with_review(public.filter(**query.conditions()), query, today=timezone.localdate(now))
    total = found.count()
    if not total and query.treatment:
        check_treatment(query.treatment, site=site, now=now)
    if not total and query.reviewer:
        check_reviewer(query.reviewer, public, today=timezone.localdate(now))
    pages = found.order_by(query.order, "pk")[query.offset : query.offset + query.limit]
    documents = documents_of(list(pages), site=site, now=now)
    return respond_list(
        request,
        query,
        [card(document, include=query.include, fields=query.fields) for document in documents],
        total,
        language=languages((document.meta.locale for document in documents), otherwise=query.locale),
        tags=[LIST_TAG, *(tag for document in documents for tag in document.meta.tags)],
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


def public_document(faq_id: int, site: Site, now: dt.datetime) -> FAQDocument | None:
    """The document of one FAQ page; None if the public may not read it."""
    pages = list(_public(site, now).filter(pk=faq_id))
    return next(iter(documents_of(pages, site=site, now=now)), None)


def _document(request: HttpRequest, faq_id: int) -> FAQDocument:
    document = public_document(faq_id, requested_site(request), timezone.now())
    if document is None:
        raise Http404
    return document


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
