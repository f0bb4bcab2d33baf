"""Keeps the content API's answers the same for everybody: they depend on the address, not on who asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.api_address import is_api_path

# What an answer does depend on: Accept decides about 406, Authorization about 401.
VARY = "Accept, Authorization"


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
        if response.status_code == 304:
            # It would have to be the length of the body that is not sent (RFC 9110, 8.6).
            response.headers.pop("Content-Length", None)
        return response
