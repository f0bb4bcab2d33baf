"""The content API: read-only JSON at /api/content/v1/. Apps add their endpoints to it when they are ready."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import register_converter, resolve
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError
from ninja.openapi.docs import Swagger
from ninja.openapi.schema import OpenAPISchema

from cms import api_access, api_parameters
from cms.answers import STARTED
from cms.api_address import PREFIX
from cms.api_parameters import NoParameters, QueryParameters, openapi_parameters
from cms.api_responses import json_bytes, respond
from cms.page_ids import PageIdConverter
from cms.problems import MEDIA_TYPE, KindDocument, Problem, ProblemDocument, kind_document, problem_response

View = Callable[..., HttpResponse]

register_converter(PageIdConverter, "page_id")

# The documentation loads nothing from elsewhere; the browser holds it to that.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_PROBLEM = {
    "description": "A problem: what was wrong, and what is allowed",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
}


class ContentAPI(NinjaAPI):
    """ninja's API with our errors in its OpenAPI description, and none of its own answers."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= problem.pop("$defs") | {"ProblemDocument": problem}
        for methods in schema["paths"].values():
            for operation in methods.values():
                operation["responses"] |= {
                    304: {"description": "Not modified: the client's copy is still right"},
                    "default": _PROBLEM,
                }
        return schema

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Expected errors become problems; all others go to Django, which logs them, and back to ProblemMiddleware."""
        match exc:
            case Problem():
                return problem_response(
                    request, exc.status, exc.detail, errors=exc.errors, headers=exc.headers
                )
            case Http404():
                return problem_response(request, 404)
            case AuthenticationError():
                return problem_response(request, 401, headers={"WWW-Authenticate": "Bearer"})
        raise exc


content_api = ContentAPI(
    title="Vouch content API",
    version="1",
    description="Medically reviewed questions and answers, as the public reads them. Read-only.",
    urls_namespace="content_api",
    auth=api_access.published,
    openapi_url=None,
    docs_url=None,
)


def endpoint(
    router: Router | NinjaAPI, path: str, parameters: type[QueryParameters] = NoParameters, **options: Any
) -> Callable[[View], View]:
    """Register a view `(request, query, **path)` for GET and HEAD; `query` holds its checked parameters.

    `options` are ninja's. ninja's own `get` would answer HEAD with 405.
    """

    def register(view: View) -> View:
        @functools.wraps(view)
        def with_query(request: HttpRequest, **path_values: Any) -> HttpResponse:
            return view(request, api_parameters.read(request, parameters), **path_values)

        # ninja reads the signature, and would look for `query` in the body of the request.
        signature = inspect.signature(view)
        kept = [value for name, value in signature.parameters.items() if name != "query"]
        with_query.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        described = {"parameters": openapi_parameters(parameters)} | options.pop("openapi_extra", {})
        router.api_operation(["HEAD"], path, include_in_schema=False)(with_query)
        router.api_operation(["GET"], path, openapi_extra=described, **options)(with_query)
        return view

    return register


@functools.cache
def _schema() -> OpenAPISchema:
    # It depends on nothing but the code; building it takes longer than answering a page.
    return content_api.get_openapi_schema()


@endpoint(content_api, "", include_in_schema=False)
def index(request: HttpRequest, query: NoParameters) -> HttpResponse:
    """Where everything is."""
    paths = [path for path in _schema()["paths"] if "{" not in path]
    docs = f"{PREFIX}docs/" if settings.API_DOCS_ENABLED else None
    return respond(
        request,
        json_bytes({"endpoints": paths, "openapi": f"{PREFIX}openapi.json", "docs": docs}),
        changed_at=STARTED,
    )


@endpoint(content_api, "openapi.json", include_in_schema=False, url_name="openapi-json")
def openapi(request: HttpRequest, query: NoParameters) -> HttpResponse:
    """This API in OpenAPI 3.1."""
    return respond(request, json_bytes(_schema()), changed_at=STARTED)


@endpoint(content_api, "docs/", include_in_schema=False)
def docs(request: HttpRequest, query: NoParameters) -> HttpResponse:
    """The description to read and try out, unless the installation has switched it off."""
    if not settings.API_DOCS_ENABLED:
        raise Http404
    page = Swagger({"validatorUrl": None}).render_page(request, content_api)
    page.headers["Content-Security-Policy"] = _DOCS_POLICY
    page.headers["Cache-Control"] = "no-cache"
    return page


@endpoint(
    content_api,
    "problems/{slug:kind}/",
    response=KindDocument,
    operation_id="get_problem",
    summary="Get the meaning of a problem's type",
    tags=["Problems"],
)
def problem(request: HttpRequest, query: NoParameters, kind: str) -> HttpResponse:
    """What the `type` of a problem stands for."""
    document = kind_document(kind)
    if document is None:
        raise Http404
    return respond(request, json_bytes(document.model_dump(mode="json")), changed_at=STARTED)


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """The last route under the prefix: whatever it is asked for, neither a page nor a redirect may answer."""
    if resolve(f"{request.path_info}/").func is not no_such_address:
        return problem_response(request, 404, f"Addresses here end with a slash: {request.path}/")
    return problem_response(request, 404)
