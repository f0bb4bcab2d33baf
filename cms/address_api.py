"""Addresses of the site in the content API: what stands at a path, and all redirects."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Page, Site

from cms.addresses import Moved, in_language, look_up, target, usable_redirects
from cms.api import endpoint
from cms.api_documents import FormParameters, document_json, respond_document
from cms.api_lists import CursorParameters, ListLinks, ListMeta, languages, respond_list, slice_of
from cms.api_parameters import Check, echo, refusal
from cms.api_responses import json_bytes, respond
from cms.api_selection import selected, selection_parameters
from cms.cursors import SortColumn
from cms.html_answers import next_change
from cms.identity import for_site
from cms.locale_fallback import NONE, LocaleParameters
from cms.other_addresses import OtherDocument, document_at
from cms.page_seo import is_made_on_request, with_seo
from cms.page_summaries import AnyPage
from cms.problems import ParameterError, Problem
from cms.published.documents import find
from cms.sites import requested_site

LIST_TAG = "list:wagtailredirects.Redirect"

router = Router(tags=["Addresses"])


class UrlPath(Check):
    """The path of an address, with or without its query; not the address of another host."""

    def read(self, text: str) -> str:
        if not text.startswith("/") or text.startswith(("//", "/\\")):
            raise refusal("not_a_path", f"{echo(text)} is not a path: it starts with one slash.")
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^/", "maxLength": 2000}


class ResolveParameters(FormParameters, LocaleParameters):
    """`path` cannot be left out."""

    path: Annotated[str | None, UrlPath()] = Field(
        None,
        description="Path on this site, such as `/faq/knee/`, with or without a query (encoded: `%3F`).",
        json_schema_extra={"required": True},
    )


class PageFound(BaseModel):
    """A public page has this path."""

    kind: Literal["page"] = "page"
    page: AnyPage


class DocumentFound(BaseModel):
    """A document that is no page of the tree has this path: `type` says which, such as "pricing.Treatment"."""

    kind: Literal["document"] = "document"
    type: str
    document: dict[str, Any]


class RedirectFound(BaseModel):
    """The path leads elsewhere: `location` is a path of this site or an absolute address, after all steps."""

    kind: Literal["redirect"] = "redirect"
    status: Literal[301, 302]
    location: str


class RedirectEntry(BaseModel):
    """One redirect as it is stored: `location` may be the path of another. Paths have no slash at the end."""

    id: int
    path: str
    status: Literal[301, 302]
    location: str


class RedirectList(BaseModel):
    items: list[RedirectEntry | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


@endpoint(
    router,
    "pages/resolve/",
    ResolveParameters,
    response=PageFound | DocumentFound | RedirectFound,
    operation_id="resolve_path",
    summary="Find out what stands at a path",
)
def resolve_path(request: HttpRequest, query: ResolveParameters) -> HttpResponse:
    """The page at a path, the treatment or reviewer there, or where its redirect leads; 404 where nothing is."""
    if query.path is None:
        error = ParameterError(loc=["query", "path"], code="missing", msg="Name the path to look up.")
        raise Problem(422, errors=[error])
    site, now = requested_site(request), timezone.now()
    other = _other(query.path, query, site, now)
    if other:
        return _respond_other(request, other, next_change(now))
    found = _look_up(query.path, query, site, now)
    if isinstance(found, Moved):
        moved = RedirectFound(status=found.status, location=found.location)
        return respond(request, json_bytes(moved.model_dump()), tags=[LIST_TAG], valid_until=next_change(now))
    row = find(found.pk, site=site, now=now) if found else None
    if row is None:
        raise Http404
    document = document_json(row, query)
    if is_made_on_request(row):
        page = with_seo(row, document, site=site, now=now)
        return respond_document(request, row, {"kind": "page", "page": page}, told_of=site)
    if isinstance(document, str):
        return respond_document(request, row, f'{{"kind":"page","page":{document}}}')
    return respond_document(request, row, {"kind": "page", "page": document})


def _languages(query: ResolveParameters) -> list[str | None]:
    """The language asked for, then that of its fallback."""
    return [query.locale] if query.fallback == NONE else [query.locale, query.fallback]


def _other(path: str, query: ResolveParameters, site: Site, now: dt.datetime) -> OtherDocument | None:
    found = (document_at(path, language, site=site, now=now) for language in _languages(query))
    return next((each for each in found if each), None)


def _respond_other(request: HttpRequest, other: OtherDocument, valid_until: dt.datetime) -> HttpResponse:
    found = DocumentFound(type=other.type, document=other.document.model_dump(mode="json"))
    return respond(
        request,
        json_bytes(found.model_dump()),
        language=other.language,
        tags=other.tags,
        links={"canonical": other.canonical},
        valid_until=valid_until,
    )


def _look_up(path: str, query: ResolveParameters, site: Site, now: dt.datetime) -> Page | Moved | None:
    identity = for_site(site)
    for language in _languages(query):
        found = look_up(in_language(path, language), site=site, identity=identity, now=now)
        if found is not None:
            return found
    return None


class RedirectParameters(selection_parameters(RedirectEntry), CursorParameters):
    """Which part of the redirects, and how much of each."""


@endpoint(
    router,
    "redirects/",
    RedirectParameters,
    response=RedirectList,
    operation_id="list_redirects",
    summary="List redirects",
)
def list_redirects(request: HttpRequest, query: RedirectParameters) -> HttpResponse:
    """Redirects of this site that lead to something public, by path."""
    site, now = requested_site(request), timezone.now()
    found = usable_redirects(site=site, now=now)
    place = (SortColumn("old_path"), SortColumn("pk"))
    part = slice_of(found, query, place, endpoint="redirects", site=site)
    entries = [
        RedirectEntry(
            id=row.pk,
            path=row.old_path,
            status=301 if row.is_permanent else 302,
            location=target(row),
        )
        for row in part.rows
    ]
    return respond_list(
        request,
        query,
        [selected(entry.model_dump(), fields=query.fields) for entry in entries],
        part,
        language=languages([]),
        tags=[LIST_TAG],
        valid_until=next_change(now),
    )
