"""The site's menu: the public pages that are shown in menus, as a tree. The API and every web page read this one."""

import datetime as dt

from wagtail.models import Page, Site

from cms.identity import Identity, for_site
from cms.page_documents import PageLink, page_link
from cms.visibility import public_pages


class NavigationItem(PageLink):
    """A page of the menu with those below it, in the order of the page tree."""

    children: list["NavigationItem"]


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
