"""What web addresses without a page answer: where their redirect leads, in one step, or that the page is gone for good.

In place of Wagtail's middleware, which follows one step only and also leads to pages that the public may not see.
"""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Page, Site

from cms.addresses import Moved, look_up
from cms.api_address import is_api_path
from cms.identity import for_site
from cms.published.models import DocumentRemoval

logger = logging.getLogger(__name__)

_SAFE_METHODS = ("GET", "HEAD")


class RedirectMiddleware:
    """Looks only where nothing else was found, so that a page always wins over a redirect."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            response.status_code != 404
            or request.method not in _SAFE_METHODS
            or is_api_path(request.path_info)
        ):
            return response
        # No database keeps such a character.
        path = request.get_full_path()
        if "\0" in request.path_info or path.startswith("//"):
            return response
        try:
            return _instead(request, path) or response
        except DatabaseError:
            logger.exception(
                "Nobody knows whether there is a redirect: the answer stays that nothing was found"
            )
            return response


def _instead(request: HttpRequest, path: str) -> HttpResponse | None:
    site = Site.find_for_request(request)
    return _elsewhere(path, site) or _gone(request, site) if site else None


def _elsewhere(path: str, site: Site) -> HttpResponse | None:
    found = look_up(path, site=site, identity=for_site(site), now=timezone.now())
    return HttpResponseRedirect(found.location, status=found.status) if isinstance(found, Moved) else None


def _gone(request: HttpRequest, site: Site) -> HttpResponse | None:
    """410 where a public page stood that was deleted; one that is only hidden is answered like one that never was."""
    path = f"{urlsplit(request.path_info).path.rstrip('/')}/"
    removed = DocumentRemoval.objects.filter(site_id=site.pk, path=path).values_list("page_id", flat=True)
    page_ids = set(removed)
    if not page_ids or Page.objects.filter(pk__in=page_ids).exists():
        return None
    return HttpResponse(render_to_string("404.html", {"gone": True}, request), status=410)
