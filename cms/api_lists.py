"""Lists of the content API: one page of the items, how many there are, and the way to the next."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from pydantic import BaseModel, Field, model_validator
from wagtail.models import Site

from cms.api_parameters import QueryParameters, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.cursors import CursorText, SortColumn, keyset, one_way_of_paging
from cms.published.models import FOREVER

LARGEST_PAGE = 100
LARGEST_OFFSET = 10_000
MOST_COUNTED = 10_000
"""Items that are counted at most: counting more would cost more than answering."""


class ListParameters(QueryParameters):
    """What every list understands."""

    limit: Annotated[int, WholeNumber(1, LARGEST_PAGE)] = Field(
        20, description="How many items to answer at most."
    )
    offset: Annotated[int, WholeNumber(0, LARGEST_OFFSET)] = Field(
        0, description="How many items to leave out from the start."
    )


class CursorParameters(ListParameters):
    """What lists understand that can be read on from where they were left off."""

    cursor: Annotated[str | None, CursorText()] = Field(
        None,
        description="`meta.next_cursor` of the page before, instead of an offset: items that come or go meanwhile "
        "move nothing, and there is no last offset. Everything else must be as it was there.",
    )

    one_way_of_paging = model_validator(mode="before")(one_way_of_paging)


class ListMeta(BaseModel):
    """`total` counts all items that match; with `total_is_capped` there are more than that.

    `next_cursor` leads to the next page; null on the last one, and in lists that are paged by offset only.
    """

    total: int
    total_is_capped: bool
    limit: int
    offset: int
    next_cursor: str | None


class ListLinks(BaseModel):
    """Addresses on this host: this page, the next and the one before."""

    self: str
    next: str | None
    prev: str | None


@dataclass(frozen=True)
class Slice:
    """The rows of one page, how many match, and the cursor of what follows, if anything does."""

    rows: list[Any]
    total: int
    total_is_capped: bool = False
    next_cursor: str | None = None


def slice_of(
    rows: QuerySet, query: CursorParameters, columns: Sequence[SortColumn], *, endpoint: str, site: Site
) -> Slice:
    """The page of these rows that the parameters ask for, sorted by the columns, of which the last is unique."""
    keys = keyset(endpoint, query, columns, site_id=site.pk)
    found, next_cursor = keys.page(rows, limit=query.limit, cursor=query.cursor, offset=query.offset)
    total = rows.order_by()[: MOST_COUNTED + 1].count()
    return Slice(found, min(total, MOST_COUNTED), total > MOST_COUNTED, next_cursor)


def list_links(request: HttpRequest, parameters: ListParameters, part: Slice) -> ListLinks:
    """Paths only: a host name would come from the request and could be anybody's."""
    limit, offset = parameters.limit, parameters.offset
    if getattr(parameters, "cursor", None):
        here = _address(request, limit, cursor=parameters.cursor)  # type: ignore[attr-defined]
        return ListLinks(self=here, next=_following(request, limit, part), prev=None)
    following = offset + limit
    # A total that is capped says nothing about what follows; the cursor does.
    by_offset = following < part.total and following <= LARGEST_OFFSET
    next_page = _address(request, limit, following) if by_offset else _following(request, limit, part)
    return ListLinks(
        self=_address(request, limit, offset),
        next=next_page,
        prev=_address(request, limit, max(0, offset - limit)) if offset else None,
    )


def respond_list(
    request: HttpRequest,
    parameters: ListParameters,
    items: Sequence[dict[str, Any] | str],
    part: Slice | int,
    *,
    language: str,
    tags: Iterable[str],
    valid_until: dt.datetime = FOREVER,
) -> HttpResponse:
    """The answer that holds these items, as objects or as JSON; `part` is the slice they came from, or the total.

    `language`, `tags` and `valid_until` are what `respond` does with them.
    """
    part = part if isinstance(part, Slice) else Slice([], part)
    links = list_links(request, parameters, part)
    meta = ListMeta(
        total=part.total,
        total_is_capped=part.total_is_capped,
        limit=parameters.limit,
        offset=parameters.offset,
        next_cursor=part.next_cursor,
    )
    return respond(
        request,
        _body(items, meta, links),
        language=language,
        tags=tags,
        links={"next": links.next, "prev": links.prev},
        valid_until=valid_until,
    )


def _body(items: Sequence[dict[str, Any] | str], meta: ListMeta, links: ListLinks) -> bytes:
    """Finished items go in as they are."""
    parts = (item.encode() if isinstance(item, str) else json_bytes(item) for item in items)
    return b'{"items":[%b],"meta":%b,"links":%b}' % (
        b",".join(parts),
        json_bytes(meta.model_dump()),
        json_bytes(links.model_dump()),
    )


def languages(codes: Iterable[str], *, otherwise: str | None = None) -> str:
    """The Content-Language of a list whose items are in these languages, or of an empty one."""
    return ", ".join(sorted(set(codes))) or otherwise or settings.LANGUAGE_CODE


def _following(request: HttpRequest, limit: int, part: Slice) -> str | None:
    return _address(request, limit, cursor=part.next_cursor) if part.next_cursor else None


def _address(
    request: HttpRequest, limit: int, offset: int | None = None, *, cursor: str | None = None
) -> str:
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True, encoding="utf-8")
    for name in ("offset", "cursor"):
        query.pop(name, None)
    query["limit"] = str(limit)
    if cursor is None:
        query["offset"] = str(offset)
    else:
        query["cursor"] = cursor
    return f"{request.path}?{query.urlencode(safe=',~')}"
