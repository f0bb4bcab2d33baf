"""FAQ pages in the content API: lists of cards, whole documents, and their structured data."""

import datetime as dt
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from wagtail.models import Site

from cms import jsonld
from cms.api import endpoint
from cms.api_documents import card_json, document_json, respond_document
from cms.api_lists import Slice, languages, respond_list, slice_of
from cms.api_parameters import NoParameters
from cms.api_responses import JSON_LD
from cms.cursors import SortColumn
from cms.locale_fallback import NONE
from cms.published.documents import find, fresh
from cms.published.models import FOREVER, PublishedDocument
from cms.sites import requested_site
from faq.api_card import CARD_KEYS, FAQList
from faq.api_filters import (
    check_names,
    matching,
    published_faqs,
    refresh_for_review,
    reviewer_ids,
    treatment_ids,
    with_locale,
    with_treatment,
)
from faq.api_parameters import FAQListParameters, FAQParameters
from faq.documents import FAQDocument
from faq.models import FAQPage

LIST_TAG = "list:faq.FAQPage"
"""Stands in the Cache-Tag of every list: forgetting it forgets all of them."""

# Every FAQ page has a date, unlike pages of other types.
_ORDERS = {
    "-modified_on": SortColumn("modified_on", descending=True),
    "modified_on": SortColumn("modified_on"),
    "-title": SortColumn("title", descending=True),
    "title": SortColumn("title"),
}

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
    part = _slice(query, site, now)
    if not part.total:
        check_names(query, site, now=now)
    rows = fresh(part.rows, site=site, now=now)
    return respond_list(
        request,
        query,
        [card_json(row, query, card=CARD_KEYS) for row in rows],
        part,
        language=languages((row.locale for row in rows), otherwise=query.locale),
        tags=[LIST_TAG, *(tag for row in rows for tag in json.loads(row.card)["meta"]["tags"])],
        valid_until=min((row.fresh_until for row in rows), default=FOREVER),
    )


def _slice(query: FAQListParameters, site: Site, now: dt.datetime) -> Slice:
    refresh_for_review(site, query.review, query.reviewer, now=now)
    public = with_locale(published_faqs(site, now=now), query, now=now)
    rows = with_treatment(public.filter(**query.conditions()), query.treatment)
    if query.reviewer:
        rows = rows.filter(reviewer_id__in=reviewer_ids(query.reviewer))
    capped = False
    if query.q:
        found = matching(query.q, site, now=now, **_facets(query))
        rows, capped = rows.filter(pk__in=found.document_ids), found.total_is_capped
    part = slice_of(rows, query, (_ORDERS[query.order], SortColumn("page_id")), endpoint="faqs", site=site)
    return Slice(part.rows, part.total, part.total_is_capped or capped, part.next_cursor)


def _facets(query: FAQListParameters) -> dict[str, Any]:
    """Filters that the search knows, so that its cap leaves out none of what they ask for."""
    return {
        "locale": query.locale if query.fallback == NONE else None,
        "country": query.country,
        "treatment_ids": treatment_ids(query.treatment),
        "page_review_status": query.review,
        "reviewer_ids": tuple(reviewer_ids(query.reviewer)) if query.reviewer else None,
    }


@endpoint(
    router,
    "faqs/{page_id:faq_id}/",
    FAQParameters,
    response=FAQDocument | dict[str, Any],
    operation_id="get_faq",
    summary="Get an FAQ page",
)
def faq_detail(request: HttpRequest, query: FAQParameters, faq_id: int) -> HttpResponse:
    """One FAQ page, whole: everything its readers see, and its structured data."""
    row = _row(request, faq_id)
    return respond_document(request, row, document_json(row, query))


@endpoint(
    router,
    "faqs/{page_id:faq_id}/jsonld/",
    operation_id="get_faq_jsonld",
    summary="Get the structured data of an FAQ page",
    openapi_extra={"responses": {200: {"content": {JSON_LD: {"schema": {"type": "object"}}}}}},
)
def faq_json_ld(request: HttpRequest, query: NoParameters, faq_id: int) -> HttpResponse:
    """The page's structured data, byte for byte what stands in the script element of its HTML."""
    row = _row(request, faq_id)
    body = jsonld.dumps(json.loads(row.body)["seo"]["json_ld"])
    return respond_document(request, row, body, media_type=JSON_LD)


def _row(request: HttpRequest, faq_id: int) -> PublishedDocument:
    row = find(faq_id, site=requested_site(request), now=timezone.now())
    if row is None or row.type != FAQPage._meta.label:
        raise Http404
    return row
