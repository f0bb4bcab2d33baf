"""Where a public address that is no page of the tree stands: below the home page, beside its other languages."""

import datetime as dt
from collections.abc import Iterable, Sequence

from wagtail.models import Page, Site

from cms.identity import Identity
from cms.page_documents import PageLink, PageMeta, Translation, page_link
from cms.visibility import public_pages


def home_pages(site: Site, *, now: dt.datetime) -> dict[str, Page]:
    """The public home pages of the site by language, in one query; that of the site's root first."""
    key = site.root_page.translation_key
    found = public_pages(Page.objects.filter(translation_key=key), site=site, now=now)
    pages = sorted(found.select_related("locale"), key=lambda page: (page.pk != site.root_page_id, page.pk))
    return {page.locale.language_code: page for page in pages}


def address_meta(
    title: str,
    path: str,
    *,
    slug: str,
    language: str,
    homes: dict[str, Page],
    identity: Identity,
    tags: Iterable[str],
    translations: Sequence[Translation] = (),
) -> PageMeta:
    """The `meta` of such an address. Its number is 0, and it has no dates: nobody publishes it."""
    home = homes.get(language) or next(iter(homes.values()), None)
    trail = [page_link(home, identity)] if home else []
    own = PageLink(id=0, title=title, path=path, url=identity.absolute(path))
    return PageMeta(
        url=own.url,
        path=path,
        slug=slug,
        locale=language,
        published_at=None,
        modified_on=None,
        parent=trail[0] if trail else None,
        breadcrumbs=[*trail, own],
        translations=list(translations),
        tags=list(tags),
    )
