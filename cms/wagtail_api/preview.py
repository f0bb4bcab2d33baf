"""Wagtail's API v3 at /api/v3-preview/: off unless WAGTAIL_API_V3 is set, and for holders of a token only.

Wagtail calls it a preview and may change it in any release. Its tokens can write whatever their account can.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.urls import api

from cms.wagtail_api.caching import PRIVATE

PREFIX = "api/v3-preview"


class TokenOnlyMiddleware:
    """Refuses every request under the prefix without a valid token, and lets no cache keep any answer.

    Wagtail would answer a wrong or revoked token as if there were none, and says nothing to caches.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.WAGTAIL_API_V3:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.token_of = BearerTokenAuth()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not f"{request.path_info}/".startswith(f"/{PREFIX}/"):
            return self.get_response(request)
        response = self.get_response(request) if self.token_of(request) else _unauthorised()
        response["Cache-Control"] = PRIVATE
        return response


def _unauthorised() -> HttpResponse:
    response = problem_response(status=401, detail="Send a valid token: Authorization: Bearer …")
    response["WWW-Authenticate"] = "Bearer"
    return response


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Neither a page nor a redirect answers under the prefix."""
    return problem_response(status=404, detail="Nothing is here.")


def urlpatterns() -> list[URLPattern | URLResolver]:
    """Everything under the prefix; nothing unless the setting says so."""
    if not settings.WAGTAIL_API_V3:
        return []
    return [path(f"{PREFIX}/", api.urls), re_path(rf"^{PREFIX}(?:/|$)", no_such_address)]
