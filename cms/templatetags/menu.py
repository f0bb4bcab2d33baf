"""`{% menu_of language as menu %}`: the first level of the menu of the API, for every page's header and footer."""

from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from wagtail.models import Site

from cms.page_documents import PageMeta
from cms.site_menu import NavigationItem, first_level

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_of(context: Context, language: str) -> list[NavigationItem]:
    """Nothing where no site answers. The identity that the page has looked up is not asked for again."""
    request: Any = context.get("request")
    site = Site.find_for_request(request)
    if site is None:
        return []
    return first_level(site, locale=language, now=timezone.now(), identity=context.get("identity"))


@register.simple_tag(takes_context=True)
def place_in_menu(context: Context, item: NavigationItem) -> str:
    """The value of aria-current: "page" for the page itself, "true" where it stands above it, else empty."""
    document = context.get("document")
    if document is None:
        return ""
    meta: PageMeta = document.meta
    if item.path == meta.path:
        return "page"
    return "true" if any(crumb.path == item.path for crumb in meta.breadcrumbs) else ""
