"""The site's menu: the public pages that are shown in menus, as a tree. The API and every web page read this one."""

import datetime as dt

from wagtail.models import Page, Site

from cms.html_answers import next_change
from cms.identity import Identity, for_site
from cms.page_documents import PageLink, page_link
from cms.published.state import known_token
from cms.visibility import public_pages


class NavigationItem(PageLink):
    """A page of the menu with those below it, in the order of the page tree."""

    children: list["NavigationItem"]


# By the token of the content, site and language: every page has the menu, and thousands of pages the same one.
_menus: dict[tuple[str, int, str], tuple[dt.datetime, list[NavigationItem]]] = {}
_MOST = 200


def first_level(
    site: Site, *, locale: str, now: dt.datetime, identity: Identity | None = None
) -> list[NavigationItem]:
    """The menu as web pages have it; while one content is read it is worked out once, until time alone changes it."""
    token = known_token()
    if token is None:
        return site_menu(site, locale=locale, depth=1, now=now, identity=identity)
    key = (token, site.pk, locale)
    valid_until, menu = _menus.get(key, (now, []))
    if now >= valid_until:
        if len(_menus) >= _MOST:
            _menus.clear()
        menu = site_menu(site, locale=locale, depth=1, now=now, identity=identity)
        _menus[key] = (next_change(now), menu)
    return menu


def site_menu(
    site: Site, *, locale: str, depth: int, now: dt.datetime, identity: Identity | None = None
) -> list[NavigationItem]:
    """The menu in one language, `depth` levels of it, in a fixed number of queries: the tree is in the pages' paths.

    What stands below a page that is not shown is left out with it.
    """
    roots = Page.objects.filter(translation_key=site.root_page.translation_key)
    root = roots.filter(locale__language_code=locale).first()
    if root is None:
        return []
    shown = Page.objects.in_menu().descendant_of(root).filter(depth__lte=root.depth + depth)
    pages = public_pages(shown.select_related("locale"), site=site, now=now).order_by("path")
    identity = identity or for_site(site)
    top: list[NavigationItem] = []
    children = {root.path: top}
    for page in pages:
        siblings = children.get(page.path[: -page.steplen])
        if siblings is not None:
            item = NavigationItem(**dict(page_link(page, identity)), children=[])
            siblings.append(item)
            children[page.path] = item.children
    return top
