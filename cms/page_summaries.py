"""Pages of any type in the content API: a summary of each, and the whole document where its app has one."""

import datetime as dt
from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from wagtail.models import Page, Site

from cms.identity import Identity, for_site
from cms.page_documents import PageMeta, Surroundings, load_surroundings, page_meta
from cms.seo import Seo


class PageDocument(Protocol):
    """What every document of a page has, whatever else it has."""

    meta: PageMeta

    def model_dump(self, *, mode: str) -> dict: ...

    def model_dump_json(self) -> str: ...


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

    seo: Seo | None = None


DraftBuilder = Callable[[Page, Site, dt.datetime], PageDocument]
_draft_builders: dict[str, DraftBuilder] = {}


def register_draft_document(model: type[Page], builder: DraftBuilder) -> None:
    """Say how to make the document of a page that is in memory only, such as a draft."""
    _draft_builders[model._meta.label] = builder


def has_draft_document(page: Page) -> bool:
    """Whether there is more to a draft of this page than its summary."""
    return type_of(page) in _draft_builders


def summary(
    page: Page, surroundings: Surroundings, identity: Identity, *, modified_on: dt.date | None
) -> PageSummary:
    """The summary of one page; its surroundings must have been loaded."""
    tags = [f"page:{page.pk}"]
    return PageSummary(
        id=page.pk,
        uuid=page.translation_key,
        type=type_of(page),
        title=page.title,
        meta=page_meta(page, surroundings, identity, modified_on=modified_on, tags=tags),
    )


def draft_document(page: Page, *, site: Site, now: dt.datetime) -> PageDocument:
    """The document of a page as it is in memory, whether or not the public may read it."""
    builder = _draft_builders.get(type_of(page))
    if builder:
        return builder(page, site, now)
    surroundings = load_surroundings([page], site=site, now=now)
    return summary(page, surroundings, for_site(site), modified_on=None)


def type_of(page: Page) -> str:
    """Name of the page's type, such as "faq.FAQPage"; "wagtailcore.Page" if its app is gone."""
    model = page.specific_class or Page
    return model._meta.label
