"""The sitemap in the content API: every public path, for front ends that build one page for each."""

import datetime as dt
import json
from collections.abc import Container, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel
from wagtail.models import Site

from cms.api import endpoint
from cms.api_lists import CursorParameters, ListLinks, ListMeta, languages, respond_list, slice_of
from cms.api_selection import selected, selection_parameters
from cms.cursors import SortColumn
from cms.pages_api import LIST_TAG
from cms.published.documents import fresh, published
from cms.published.models import FOREVER, PublishedDocument
from cms.search_appearance import hidden_pages
from cms.sites import requested_site

router = Router(tags=["Addresses"])


class Alternate(BaseModel):
    """The page in one language."""

    locale: str
    path: str
    url: str


class SitemapEntry(BaseModel):
    """A page. `alternates` are all its languages, itself included, where it has more than one."""

    id: int
    type: str
    locale: str
    path: str
    url: str
    lastmod: dt.date | None
    alternates: list[Alternate]


class SitemapList(BaseModel):
    items: list[SitemapEntry | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class SitemapParameters(selection_parameters(SitemapEntry), CursorParameters):
    """Which part of the sitemap, and how much of each entry."""


@endpoint(
    router,
    "sitemap/",
    SitemapParameters,
    response=SitemapList,
    operation_id="list_sitemap",
    summary="List the paths of all pages",
)
def list_sitemap(request: HttpRequest, query: SitemapParameters) -> HttpResponse:
    """Every public page of this site in every language, in the order of the page tree: as in /sitemap.xml."""
    site, now = requested_site(request), timezone.now()
    place = (SortColumn("tree_path"), SortColumn("page_id"))
    listed = published(site, now=now).exclude(hidden_pages())
    part = slice_of(listed, query, place, endpoint="sitemap", site=site)
    rows = fresh(part.rows, site=site, now=now)
    hidden = _hidden_languages(rows, site)
    return respond_list(
        request,
        query,
        [selected(_entry(row, hidden), fields=query.fields) for row in rows],
        part,
        language=languages(row.locale for row in rows),
        tags=[LIST_TAG, *(f"page:{row.page_id}" for row in rows)],
        valid_until=min((row.fresh_until for row in rows), default=FOREVER),
    )


def _hidden_languages(rows: Iterable[PublishedDocument], site: Site) -> set[int]:
    """Ids of pages in other languages that their editors keep out of search results, and so out of the sitemap."""
    same = PublishedDocument.objects.filter(
        hidden_pages(), site_id=site.pk, uuid__in={row.uuid for row in rows}
    )
    return set(same.values_list("page_id", flat=True))


def _entry(row: PublishedDocument, hidden: Container[int]) -> dict[str, Any]:
    meta = json.loads(row.card)["meta"]
    own = {"locale": row.locale, "path": meta["path"], "url": meta["url"]}
    listed = [other for other in meta["translations"] if other["id"] not in hidden]
    others = [{name: other[name] for name in own} for other in listed]
    return {
        "id": row.page_id,
        "type": row.type,
        **own,
        "lastmod": meta["modified_on"],
        "alternates": sorted([own, *others], key=_language) if others else [],
    }


def _language(alternate: dict[str, Any]) -> str:
    return alternate["locale"]
