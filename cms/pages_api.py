"""Pages of any type in the content API."""

import json
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import get_page_models

from cms.api import endpoint
from cms.api_documents import FormParameters, document_json, respond_document
from cms.api_lists import CursorParameters, ListLinks, ListMeta, languages, respond_list, slice_of
from cms.api_parameters import OneOf
from cms.api_selection import selected, selection_parameters
from cms.cursors import SortColumn
from cms.locale_fallback import LocaleParameters, fallback_meta, in_locale
from cms.page_seo import is_made_on_request, with_seo
from cms.page_summaries import AnyPage, PageSummary
from cms.published.documents import find, fresh, published, visible
from cms.published.models import FOREVER, PublishedDocument
from cms.sites import requested_site

LIST_TAG = "list:wagtailcore.Page"
_TYPES = tuple(sorted(model._meta.label for model in get_page_models()))
_ORDERS = {
    "path": SortColumn("tree_path"),
    "title": SortColumn("title"),
    "-title": SortColumn("title", descending=True),
    "modified_on": SortColumn("modified_on", nullable=True),
    "-modified_on": SortColumn("modified_on", descending=True, nullable=True),
}

router = Router(tags=["Pages"])


class PageList(BaseModel):
    items: list[PageSummary | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class PageListParameters(selection_parameters(PageSummary), LocaleParameters, CursorParameters):
    """Filters narrow the list together."""

    type: Annotated[str | None, OneOf(_TYPES)] = Field(None, description="Type of the pages.")
    order: Annotated[str, OneOf(tuple(_ORDERS))] = Field(
        "path",
        description="What the list is sorted by: `path` is the order of the page tree. Ties are sorted by id.",
    )


@endpoint(
    router,
    "pages/",
    PageListParameters,
    response=PageList,
    operation_id="list_pages",
    summary="List pages",
)
def list_pages(request: HttpRequest, query: PageListParameters) -> HttpResponse:
    """Every public page of this site as a summary."""
    site, now = requested_site(request), timezone.now()
    found = published(site, now=now)
    if query.type:
        found = found.filter(type=query.type)
    if query.locale:
        found = found.filter(in_locale(query.locale, query.fallback, present=visible(now=now)))
    columns = (_ORDERS[query.order], SortColumn("page_id"))
    part = slice_of(found, query, columns, endpoint="pages", site=site)
    rows = fresh(part.rows, site=site, now=now)
    return respond_list(
        request,
        query,
        [_summary(row, query) for row in rows],
        part,
        language=languages((row.locale for row in rows), otherwise=query.locale),
        tags=[LIST_TAG, *(f"page:{row.page_id}" for row in rows)],
        valid_until=min((row.fresh_until for row in rows), default=FOREVER),
    )


@endpoint(
    router,
    "pages/{page_id:page_id}/",
    FormParameters,
    response=AnyPage,
    operation_id="get_page",
    summary="Get a page",
)
def page_detail(request: HttpRequest, query: FormParameters, page_id: int) -> HttpResponse:
    """One page of any type: FAQ pages as under `faqs/`, indexes and home pages as a summary with `seo`."""
    site, now = requested_site(request), timezone.now()
    row = find(page_id, site=site, now=now)
    if row is None:
        raise Http404
    document = document_json(row, query)
    if is_made_on_request(row):
        return respond_document(request, row, with_seo(row, document, site=site, now=now), told_of=site)
    return respond_document(request, row, document)


def _summary(row: PublishedDocument, query: PageListParameters) -> dict[str, Any]:
    """What a document of any type has in common with all others."""
    card = json.loads(row.card)
    card["meta"] |= fallback_meta(row.locale, locale=query.locale, fallback=query.fallback)
    return selected({name: card[name] for name in PageSummary.model_fields}, fields=query.fields)
