"""What every page's document says about the page itself: addresses, dates, place in the tree, languages."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace

from pydantic import BaseModel, ConfigDict
from wagtail.models import Page, Site

from cms.dates import first_published
from cms.identity import Identity
from cms.locale_fallback import describe_fallback
from cms.visibility import public_pages


class PageLink(BaseModel):
    """Another public page."""

    id: int
    title: str
    path: str
    url: str


class Translation(BaseModel):
    """The same page in another language."""

    locale: str
    id: int
    path: str
    url: str


class PageMeta(BaseModel):
    """Where a page stands. Times are UTC; `modified_on` is the day its text last changed."""

    model_config = ConfigDict(json_schema_extra=describe_fallback)

    url: str
    path: str
    slug: str
    locale: str
    published_at: dt.datetime | None
    modified_on: dt.date | None
    parent: PageLink | None
    breadcrumbs: list[PageLink]
    translations: list[Translation]
    tags: list[str]


@dataclass(frozen=True)
class Surroundings:
    """Public pages around some pages: ancestors by tree path, translations by translation key."""

    ancestors: dict[str, Page]
    translations: dict[str, list[Page]]
    site_roots: SimpleNamespace = field(default_factory=SimpleNamespace)
    """Where Wagtail keeps what it asked the cache for, which it would ask again for each page."""
    _links: dict[tuple[str, str], PageLink] = field(default_factory=dict)

    def link_to_ancestor(self, path: str, identity: Identity) -> PageLink:
        """The link to the ancestor with this tree path, which many pages have in common."""
        key = path, identity.origin
        if key not in self._links:
            self._links[key] = page_link(self.ancestors[path], identity)
        return self._links[key]


def load_surroundings(pages: Iterable[Page], *, site: Site, now: dt.datetime) -> Surroundings:
    """Everything `page_meta` needs about pages that stand around these, in a fixed number of queries."""
    pages = list(pages)
    paths = {path for page in pages for path in ancestor_paths(page)}
    around = public_pages(Page.objects.select_related("locale"), site=site, now=now)
    ancestors = {page.path: page for page in around.filter(path__in=paths)}
    translations: dict[str, list[Page]] = {}
    for page in around.filter(translation_key__in={page.translation_key for page in pages}).order_by(
        "locale_id"
    ):
        translations.setdefault(str(page.translation_key), []).append(page)
    return Surroundings(ancestors, translations)


def page_meta(
    page: Page,
    surroundings: Surroundings,
    identity: Identity,
    *,
    modified_on: dt.date | None,
    tags: list[str],
) -> PageMeta:
    """The page's own addresses and its public surroundings; unpublished parents are not named."""
    path = page_path(page, surroundings.site_roots)
    trail = [surroundings.ancestors[step] for step in ancestor_paths(page) if step in surroundings.ancestors]
    links = [surroundings.link_to_ancestor(ancestor.path, identity) for ancestor in trail]
    others = [p for p in surroundings.translations.get(str(page.translation_key), []) if p.pk != page.pk]
    parent = (
        links[-1]
        if trail and page.path.startswith(trail[-1].path) and page.depth == trail[-1].depth + 1
        else None
    )
    return PageMeta(
        url=identity.absolute(path),
        path=path,
        slug=page.slug,
        locale=page.locale.language_code,
        published_at=first_published(page.first_published_at, modified_on),
        modified_on=modified_on,
        parent=parent,
        breadcrumbs=[
            *links,
            PageLink(id=page.pk or 0, title=page.title, path=path, url=identity.absolute(path)),
        ],
        translations=[_translation(other, identity) for other in others],
        tags=tags,
    )


def page_path(page: Page, site_roots: SimpleNamespace | None = None) -> str:
    """The page's path on its site, such as "/faq/knee/"; "/" for a page that no site holds.

    `site_roots` is for whoever asks for many pages at once.
    """
    parts = page.get_url_parts(site_roots)
    return parts[2] if parts and parts[2] else "/"


def ancestor_paths(page: Page) -> list[str]:
    """Tree paths of the page's ancestors below the invisible root, the uppermost first."""
    # The tree's invisible root has depth 1; site roots stand below it.
    return [page.path[: depth * page.steplen] for depth in range(2, page.depth)]


def page_link(page: Page, identity: Identity) -> PageLink:
    """How documents name another page; ask `public_pages` first."""
    path = page_path(page)
    return PageLink(id=page.pk, title=page.title, path=path, url=identity.absolute(path))


def _translation(page: Page, identity: Identity) -> Translation:
    path = page_path(page)
    return Translation(locale=page.locale.language_code, id=page.pk, path=path, url=identity.absolute(path))
