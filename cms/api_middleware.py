"""Keeps the content API's answers the same for everybody: they depend on the address, not on who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.api_address import PREVIEW_PREFIX, is_api_path

# What an answer does depend on: Accept decides about 406, Authorization about 401.
VARY = "Accept, Authorization"
PRIVATE = "private, no-store"
# No search engine lists a draft, and no site that the draft links to learns the address that opens it.
_PREVIEW_HEADERS = {"X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer"}


class StatelessApiMiddleware:
    """Takes cookies out of API requests, and out of their answers what other middleware says of languages.

    Without this a worn-out session cookie would be answered with Set-Cookie and Vary: Cookie, and every answer
    would claim to depend on Accept-Language: shared caches would keep one copy for each reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api_path(request.path_info):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.COOKIES = {}
        response = self.get_response(request)
        response.headers["Vary"] = VARY
        _keep_private(request, response)
        if response.status_code == 304:
            # It would have to be the length of the body that is not sent (RFC 9110, 8.6).
            response.headers.pop("Content-Length", None)
        return response


def _keep_private(request: HttpRequest, response: HttpResponse) -> None:
    """What was asked for with a token, and every preview, is nobody else's: not even an error is kept."""
    is_preview = request.path_info.startswith(PREVIEW_PREFIX)
    if is_preview or "Authorization" in request.headers:
        response.headers["Cache-Control"] = PRIVATE
        response.headers.pop("Cache-Tag", None)
    if is_preview:
        for name, value in _PREVIEW_HEADERS.items():
            response.headers[name] = value
