"""The sitemap in the content API: every public path, for front ends that build one page for each."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel
from wagtail.models import Page

from cms.api import endpoint
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.identity import Identity, for_site
from cms.page_documents import load_surroundings, page_path
from cms.page_summaries import listed_pages, type_of
from cms.pages_api import LIST_TAG
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
    items: list[SitemapEntry]
    meta: ListMeta
    links: ListLinks


@endpoint(
    router,
    "sitemap/",
    ListParameters,
    response=SitemapList,
    operation_id="list_sitemap",
    summary="List the paths of all pages",
)
def list_sitemap(request: HttpRequest, query: ListParameters) -> HttpResponse:
    """Every public page of this site in every language, in the order of the page tree: as in /sitemap.xml."""
    site, now = requested_site(request), timezone.now()
    found = listed_pages(site=site, now=now)
    pages = list(found.order_by("path")[query.offset : query.offset + query.limit])
    translations, identity = load_surroundings(pages, site=site, now=now).translations, for_site(site)
    entries = [_entry(page, translations[str(page.translation_key)], identity) for page in pages]
    return respond_list(
        request,
        query,
        [entry.model_dump(mode="json") for entry in entries],
        found.count(),
        language=languages(entry.locale for entry in entries),
        tags=[LIST_TAG, *(f"page:{entry.id}" for entry in entries)],
    )


def _entry(page: Page, translations: list[Page], identity: Identity) -> SitemapEntry:
    path = page_path(page)
    return SitemapEntry(
        id=page.pk,
        type=type_of(page),
        locale=page.locale.language_code,
        path=path,
        url=identity.absolute(path),
        lastmod=page.changed_on,
        alternates=[_alternate(each, identity) for each in translations] if len(translations) > 1 else [],
    )


def _alternate(page: Page, identity: Identity) -> Alternate:
    path = page_path(page)
    return Alternate(locale=page.locale.language_code, path=path, url=identity.absolute(path))
