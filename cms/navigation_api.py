"""The site's menu in the content API: the public pages that are shown in menus, as a tree."""

import datetime as dt
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Page, Site

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_parameters import QueryParameters, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.html_answers import next_change
from cms.identity import for_site
from cms.page_documents import PageLink, page_link
from cms.sites import requested_site
from cms.visibility import public_pages

TAG = "navigation"
DEEPEST = 4

router = Router(tags=["Addresses"])


class NavigationItem(PageLink):
    """A page of the menu with those below it, in the order of the page tree."""

    children: list["NavigationItem"]


class Navigation(BaseModel):
    """The menu in one language; the home page itself is not in it."""

    locale: str
    items: list[NavigationItem]


class NavigationParameters(QueryParameters):
    """How much of the menu."""

    depth: Annotated[int, WholeNumber(1, DEEPEST)] = Field(2, description="How many levels.")
    locale: Annotated[str, Language] = Field(settings.LANGUAGE_CODE, description="Language of the menu.")


@endpoint(
    router,
    "navigation/",
    NavigationParameters,
    response=Navigation,
    operation_id="get_navigation",
    summary="Get the menu",
)
def navigation(request: HttpRequest, query: NavigationParameters) -> HttpResponse:
    """Public pages that are shown in menus. What stands below a page that is not is left out with it."""
    site, now = requested_site(request), timezone.now()
    menu = Navigation(locale=query.locale, items=_menu(site, locale=query.locale, depth=query.depth, now=now))
    return respond(
        request,
        json_bytes(menu.model_dump()),
        language=query.locale,
        tags=[TAG],
        valid_until=next_change(site, now),
    )


def _menu(site: Site, *, locale: str, depth: int, now: dt.datetime) -> list[NavigationItem]:
    """In a fixed number of queries: the tree is in the pages' paths."""
    roots = Page.objects.filter(translation_key=site.root_page.translation_key)
    root = roots.filter(locale__language_code=locale).first()
    if root is None:
        return []
    shown = Page.objects.in_menu().descendant_of(root).filter(depth__lte=root.depth + depth)
    pages = public_pages(shown.select_related("locale"), site=site, now=now).order_by("path")
    identity = for_site(site)
    top: list[NavigationItem] = []
    children = {root.path: top}
    for page in pages:
        siblings = children.get(page.path[: -page.steplen])
        if siblings is not None:
            item = NavigationItem(**dict(page_link(page, identity)), children=[])
            siblings.append(item)
            children[page.path] = item.children
    return top
