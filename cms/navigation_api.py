"""The site's menu in the content API: the public pages that are shown in menus, as a tree."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_parameters import QueryParameters, WholeNumber
from cms.api_responses import json_bytes, respond
from cms.html_answers import next_change
from cms.site_menu import NavigationItem, site_menu
from cms.sites import requested_site

TAG = "navigation"
DEEPEST = 4

router = Router(tags=["Addresses"])


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
    menu = Navigation(
        locale=query.locale, items=site_menu(site, locale=query.locale, depth=query.depth, now=now)
    )
    return respond(
        request,
        json_bytes(menu.model_dump()),
        language=query.locale,
        tags=[TAG],
        valid_until=next_change(now),
    )
