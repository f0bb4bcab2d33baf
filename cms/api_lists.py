"""Lists of the content API: one page of the items, how many there are, and the way to the next."""

from typing import Annotated

from django.http import HttpRequest, QueryDict
from pydantic import BaseModel, Field

from cms.api_parameters import QueryParameters, WholeNumber

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


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    query = QueryDict(request.META.get("QUERY_STRING", ""), mutable=True, encoding="utf-8")
    query["limit"], query["offset"] = str(limit), str(offset)
    return f"{request.path}?{query.urlencode(safe=',')}"
