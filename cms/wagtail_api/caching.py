"""What caches may do with an answer of Wagtail's API."""

from django.conf import settings
from django.http import HttpRequest

# Nothing tells caches to forget these answers, so that a minute is how long one may show what was withdrawn.
SHARED = "public, max-age=0, s-maxage=60, must-revalidate"
PRIVATE = "private, no-store"


def cache_control(request: HttpRequest, status: int) -> str:
    """Nobody keeps what somebody asked for by name, though it is what all others get; nor does anybody keep errors."""
    if "Authorization" in request.headers or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return PRIVATE
    return "no-store" if status >= 400 else SHARED
