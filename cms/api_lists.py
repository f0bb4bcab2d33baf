"""Lists of the content API: one page of the items, how many there are, and the way to the next."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from pydantic import BaseModel, Field

from cms.api_parameters import QueryParameters, WholeNumber
from cms.api_responses import json_bytes, respond

LARGEST_PAGE = 100
LARGEST_OFFSET = 10_000


class ListParameters(QueryParameters):
    """What every list understands."""

    limit: Annotated[int, WholeNumber(1, LARGEST_PAGE)] = Field(
        20, description="How many items to answer at most."
    )
    offset: Annotated[int, WholeNumber(0, LARGEST_OFFSET)] = Field(
        0, description="How many items to leave out from the start."
    )


class ListMeta(BaseModel):
    """`total` counts all items that match. `next_cursor` is null: there is no other way of paging yet."""

    total: int
    limit: int
    offset: int
    next_cursor: None


class ListLinks(BaseModel):
    """Addresses on this host: this page, the next and the one before."""

    self: str
    next: str | None
    prev: str | None


def list_meta(parameters: ListParameters, total: int) -> ListMeta:
    return ListMeta(total=total, limit=parameters.limit, offset=parameters.offset, next_cursor=None)


def list_links(request: HttpRequest, parameters: ListParameters, total: int) -> ListLinks:
    """Paths only: a host name would come from the request and could be anybody's."""
    limit, offset = parameters.limit, parameters.offset
    following = offset + limit
    more = following < total and following <= LARGEST_OFFSET
    return ListLinks(
        self=_address(request, limit, offset),
        next=_address(request, limit, following) if more else None,
        prev=_address(request, limit, max(0, offset - limit)) if offset else None,
    )


def respond_list(
    request: HttpRequest,
    parameters: ListParameters,
    items: Sequence[dict[str, Any]],
    total: int,
    *,
    language: str,
    tags: Iterable[str],
) -> HttpResponse:
    """The answer that holds these items of `total`; `language` and `tags` are what `respond` does with them."""
    links = list_links(request, parameters, total)
    body = {
        "items": items,
        "meta": list_meta(parameters, total).model_dump(),
        "links": links.model_dump(),
    }
    return respond(
        request,
        json_bytes(body),
        language=language,
        tags=tags,
        links={"next": links.next, "prev": links.prev},
    )


def languages(codes: Iterable[str], *, otherwise: str | None = None) -> str:
    """The Content-Language of a list whose items are in these languages, or of an empty one."""
    return ", ".join(sorted(set(codes))) or otherwise or settings.LANGUAGE_CODE


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True, encoding="utf-8")
    query["limit"], query["offset"] = str(limit), str(offset)
    return f"{request.path}?{query.urlencode(safe=',')}"
