"""Holds clients of the APIs, and those who search the site, to API_RATE_LIMIT, and tells them where they stand."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from cms.api_middleware import VARY
from cms.problems import problem_response
from cms.rate_limits import Counters, client_of, rate_from

PREFIX = "/api/"
SEARCH = "/search/"


class RateLimitMiddleware:
    """Adds RateLimit-Limit, -Remaining and -Reset to every answer of an API or a search; 429 beyond the limit.

    It touches nothing but memory: most answers take less time than one question to a database or a cache server.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        rate = rate_from(settings.API_RATE_LIMIT)
        if rate is None:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.counters = Counters(rate)
        self.limit = str(rate.requests)
        self.prefixes = (PREFIX, SEARCH, *(f"/{code}{SEARCH}" for code, _ in settings.LANGUAGES))
        self.trusted_proxies = settings.TRUSTED_PROXIES
        if self.trusted_proxies < 0:
            raise ImproperlyConfigured(
                f"TRUSTED_PROXIES is {self.trusted_proxies}. Use the number of proxies in front of this server, "
                "0 if there are none."
            )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.prefixes):
            return self.get_response(request)
        client = client_of(
            request.META.get("REMOTE_ADDR", ""),
            request.META.get("HTTP_X_FORWARDED_FOR", ""),
            trusted_proxies=self.trusted_proxies,
        )
        allowed, remaining, reset = self.counters.count(client, now=time.monotonic())
        response = self.get_response(request) if allowed else _refusal(request, reset)
        headers = response.headers
        headers["RateLimit-Limit"] = self.limit
        headers["RateLimit-Remaining"] = str(remaining)
        headers["RateLimit-Reset"] = str(reset)
        return response


def _refusal(request: HttpRequest, seconds: int) -> HttpResponse:
    if request.path_info.startswith(PREFIX):
        return problem_response(request, 429, headers={"Retry-After": str(seconds), "Vary": VARY})
    # Nothing has looked at the language of the address yet.
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    with translation.override(language):
        html = render_to_string("429.html")
    return HttpResponse(
        html, status=429, headers={"Retry-After": str(seconds), "Cache-Control": "private, no-store"}
    )
