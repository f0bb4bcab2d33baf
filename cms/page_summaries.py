"""Pages of any type in the content API: a summary of each, and the whole document where its app has one."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Protocol
from uuid import UUID

from django.db.models import QuerySet
from pydantic import BaseModel, ConfigDict
from wagtail.models import Page, Site

from cms.identity import for_site
from cms.page_documents import PageMeta, load_surroundings, page_meta
from cms.sitemap import with_changed_on
from cms.visibility import public_pages


class PageDocument(Protocol):
    """What every document of a page has, whatever else it has."""

    meta: PageMeta

    def model_dump(self, *, mode: str) -> dict: ...


class PageSummary(BaseModel):
    """What is known of any page. `uuid` is the same in all languages."""

    id: int
    uuid: UUID
    type: str
    title: str
    meta: PageMeta


class AnyPage(PageSummary):
    """A page: its summary, and for types with a document of their own every key of that."""

    model_config = ConfigDict(extra="allow")


Builder = Callable[[int, Site, dt.datetime], PageDocument | None]
_builders: dict[str, Builder] = {}


def register_document(model: type[Page], builder: Builder) -> None:
    """Say how to make the document of a page type: from id, site and moment; None if it is no longer public."""
    _builders[model._meta.label] = builder


def listed_pages(*, site: Site, now: dt.datetime) -> QuerySet[Page]:
    """All public pages of the site with what their summaries need."""
    return with_changed_on(public_pages(Page.objects.select_related("locale"), site=site, now=now))


def summaries(pages: Iterable[Page], *, site: Site, now: dt.datetime) -> list[PageSummary]:
    """Summaries of pages from `listed_pages`; the number of queries does not depend on how many there are."""
    pages = list(pages)
    surroundings, identity = load_surroundings(pages, site=site, now=now), for_site(site)
    return [
        PageSummary(
            id=page.pk,
            uuid=page.translation_key,
            type=type_of(page),
            title=page.title,
            meta=page_meta(
                page,
                surroundings,
                identity,
                modified_on=page.changed_on,
                tags=[f"page:{page.pk}"],
            ),
        )
        for page in pages
    ]


def document_of(page_id: int, *, site: Site, now: dt.datetime) -> PageDocument | None:
    """The page's own document, else its summary; None if it is not public."""
    page = listed_pages(site=site, now=now).filter(pk=page_id).first()
    if page is None:
        return None
    builder = _builders.get(type_of(page))
    return builder(page.pk, site, now) if builder else summaries([page], site=site, now=now)[0]


def type_of(page: Page) -> str:
    """Name of the page's type, such as "faq.FAQPage"; "wagtailcore.Page" if its app is gone."""
    model = page.specific_class or Page
    return model._meta.label
