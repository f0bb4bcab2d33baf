"""Where Wagtail's API v2 lives, and what answers at addresses there that are none."""

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page
from wagtail.api.v2.router import WagtailAPIRouter

from cms.wagtail_api.caching import cache_control
from cms.wagtail_api.endpoints import DocumentsEndpoint, ImagesEndpoint, PagesEndpoint, PublicEndpoint

PREFIX = "api/v2"


class Router(WagtailAPIRouter):
    """Wagtail's router; models without an endpoint are nested by ours, not by Wagtail's."""

    def get_model_endpoint(self, model: type) -> tuple:
        return super().get_model_endpoint(model) or (None, PublicEndpoint)

    def get_object_detail_urlpath(self, model: type, pk: int) -> str | None:
        has_address = super().get_model_endpoint(model)
        return super().get_object_detail_urlpath(model, pk) if has_address else None

    def wrap_view(self, func: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view = conditional_page(super().wrap_view(func))

        @functools.wraps(view)
        def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            # Otherwise the sender's Content-Type would decide how the query string is read.
            request.encoding = "utf-8"
            return view(request, *args, **kwargs)

        return wrapped


@csrf_exempt
def no_such_address(request: HttpRequest, *args: str) -> HttpResponse:
    """Whatever it is asked for, neither a page nor a redirect answers under the prefix."""
    response = JsonResponse({"message": "not found"}, status=404)
    response["Cache-Control"] = cache_control(request, 404)
    return response


router = Router("wagtailapi")
router.register_endpoint("pages", PagesEndpoint)
router.register_endpoint("images", ImagesEndpoint)
router.register_endpoint("documents", DocumentsEndpoint)


def urlpatterns() -> list[URLPattern | URLResolver]:
    """Everything under the prefix."""
    return [path(f"{PREFIX}/", router.urls), re_path(rf"^{PREFIX}(/.*)?$", no_such_address)]
