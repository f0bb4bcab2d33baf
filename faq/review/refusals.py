"""A refusal to publish, told to whoever works in the admin: a message at the top, never an error page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from faq.review.refused import PublishingRefused


class ReviewRequiredMiddleware:
    """Every door of the admin that publishes may be refused; Wagtail has no place of its own to say so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublishingRefused) or not request.path.startswith(
            reverse("wagtailadmin_home")
        ):
            return None
        messages.error(request, " ".join(exception.messages))
        return _go_on(request, _where_to(request))


def _where_to(request: HttpRequest) -> str:
    """The editor of the page it was about, which holds the draft; else where the request came from."""
    page_id = request.resolver_match.kwargs.get("page_id") if request.resolver_match else None
    if page_id:
        return reverse("wagtailadmin_pages:edit", args=[page_id])
    return get_valid_next_url_from_request(request) or reverse("wagtailadmin_home")


def _go_on(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # The form that Wagtail's dialog of a workflow task takes as "done, go there".
        return JsonResponse({"step": "success", "redirect": url})
    return HttpResponseRedirect(url)
