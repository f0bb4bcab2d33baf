"""Addresses of the site in the content API: what stands at a path, and all redirects."""

from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from cms.addresses import Moved, in_language, look_up, target, usable_redirects
from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import Check, QueryParameters, echo, refusal
from cms.api_responses import json_bytes, respond
from cms.identity import for_site
from cms.page_summaries import AnyPage, document_of
from cms.problems import ParameterError, Problem
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


class ResolveParameters(QueryParameters):
    """`path` cannot be left out."""

    path: Annotated[str | None, UrlPath()] = Field(
        None,
        description="Path on this site, such as `/faq/knee/`, with or without a query (encoded: `%3F`).",
        json_schema_extra={"required": True},
    )
    locale: Annotated[str | None, Language] = Field(
        None, description="Language that a path without a language prefix is looked up in."
    )


class PageFound(BaseModel):
    """A public page has this path."""

    kind: Literal["page"] = "page"
    page: AnyPage


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
    items: list[RedirectEntry]
    meta: ListMeta
    links: ListLinks


@endpoint(
    router,
    "pages/resolve/",
    ResolveParameters,
    response=PageFound | RedirectFound,
    operation_id="resolve_path",
    summary="Find out what stands at a path",
)
def resolve_path(request: HttpRequest, query: ResolveParameters) -> HttpResponse:
    """The page at a path, or where its redirect leads; 404 where neither is."""
    if query.path is None:
        error = ParameterError(loc=["query", "path"], code="missing", msg="Name the path to look up.")
        raise Problem(422, errors=[error])
    site, now = requested_site(request), timezone.now()
    path = in_language(query.path, query.locale)
    found = look_up(path, site=site, identity=for_site(site), now=now)
    if isinstance(found, Moved):
        moved = RedirectFound(status=found.status, location=found.location)
        return respond(request, json_bytes(moved.model_dump()), tags=[LIST_TAG])
    document = document_of(found.pk, site=site, now=now) if found else None
    if document is None:
        raise Http404
    return respond(
        request,
        json_bytes({"kind": "page", "page": document.model_dump(mode="json")}),
        language=document.meta.locale,
        tags=document.meta.tags,
        links={"canonical": document.meta.url},
    )


@endpoint(
    router,
    "redirects/",
    ListParameters,
    response=RedirectList,
    operation_id="list_redirects",
    summary="List redirects",
)
def list_redirects(request: HttpRequest, query: ListParameters) -> HttpResponse:
    """Redirects of this site that lead to something public, by path."""
    found = usable_redirects(site=requested_site(request), now=timezone.now())
    rows = found.order_by("old_path", "pk")[query.offset : query.offset + query.limit]
    entries = [
        RedirectEntry(
            id=row.pk,
            path=row.old_path,
            status=301 if row.is_permanent else 302,
            location=target(row),
        )
        for row in rows
    ]
    return respond_list(
        request,
        query,
        [entry.model_dump() for entry in entries],
        found.count(),
        language=languages([]),
        tags=[LIST_TAG],
    )
