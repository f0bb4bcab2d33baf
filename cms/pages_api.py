"""Pages of any type in the content API."""

from typing import Annotated

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import get_page_models

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import NoParameters, OneOf
from cms.api_responses import json_bytes, respond
from cms.page_summaries import AnyPage, PageSummary, document_of, listed_pages, summaries
from cms.sites import requested_site

LIST_TAG = "list:wagtailcore.Page"
_MODELS = {model._meta.label: model for model in get_page_models()}
_ORDERS = {
    "path": "path",
    "title": "title",
    "-title": "-title",
    "modified_on": "changed_on",
    "-modified_on": "-changed_on",
}

router = Router(tags=["Pages"])


class PageList(BaseModel):
    items: list[PageSummary]
    meta: ListMeta
    links: ListLinks


class PageListParameters(ListParameters):
    """Filters narrow the list together."""

    type: Annotated[str | None, OneOf(tuple(sorted(_MODELS)))] = Field(None, description="Type of the pages.")
    locale: Annotated[str | None, Language] = Field(None, description="Language of the pages.")
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
    found = listed_pages(site=site, now=now)
    if query.type:
        found = found.filter(content_type=ContentType.objects.get_for_model(_MODELS[query.type]))
    if query.locale:
        found = found.filter(locale__language_code=query.locale)
    rows = found.order_by(_ORDERS[query.order], "pk")[query.offset : query.offset + query.limit]
    items = summaries(rows, site=site, now=now)
    return respond_list(
        request,
        query,
        [item.model_dump(mode="json") for item in items],
        found.count(),
        language=languages((item.meta.locale for item in items), otherwise=query.locale),
        tags=[LIST_TAG, *(f"page:{item.id}" for item in items)],
    )


@endpoint(
    router,
    "pages/{page_id:page_id}/",
    response=AnyPage,
    operation_id="get_page",
    summary="Get a page",
)
def page_detail(request: HttpRequest, query: NoParameters, page_id: int) -> HttpResponse:
    """One page of any type: an FAQ page is the same as under `faqs/`, other types are a summary."""
    document = document_of(page_id, site=requested_site(request), now=timezone.now())
    if document is None:
        raise Http404
    return respond(
        request,
        json_bytes(document.model_dump(mode="json")),
        language=document.meta.locale,
        tags=document.meta.tags,
        links={"canonical": document.meta.url},
    )
