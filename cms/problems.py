"""Errors of the content API: every one is application/problem+json (RFC 9457), wherever it came from."""

import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, Field

from cms.api_address import PREFIX, is_api_path
from cms.database_failures import RETRY_AFTER, is_database_failure

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
# Headers of an answer that stay true when its body is replaced by a problem.
_KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
_LONGEST_INSTANCE = 2_000


@dataclass(frozen=True)
class Kind:
    """One sort of problem. `slug` ends its `type` address and never changes; `meaning` is the usual `detail`."""

    status: int
    slug: str
    title: str
    meaning: str


_KINDS = {
    kind.status: kind
    for kind in (
        Kind(400, "bad-request", "Bad request", "The request could not be understood."),
        Kind(401, "invalid-token", "Invalid token", "The Authorization header holds no token known here."),
        Kind(403, "forbidden", "Forbidden", "This request is not allowed."),
        Kind(404, "not-found", "Not found", "Nothing public is here. Check the address."),
        Kind(405, "method-not-allowed", "Method not allowed", "This API is read-only: use GET or HEAD."),
        Kind(406, "not-acceptable", "Not acceptable", "The Accept header excludes what this address serves."),
        Kind(412, "precondition-failed", "Precondition failed", "If-Match names another state of this resource."),
        Kind(414, "address-too-long", "Address too long", "The query string is too long."),
        Kind(422, "invalid-parameters", "Invalid parameters", "At least one parameter is wrong; see errors."),
        Kind(429, "too-many-requests", "Too many requests", "Slow down, and try again after Retry-After."),
        Kind(500, "internal-error", "Internal error", "Something failed here. Report it with the request_id."),
        Kind(503, "unavailable", "Unavailable", "The service cannot answer now. Try again later."),
    )
}  # fmt: skip


class ParameterError(BaseModel):
    """One thing that is wrong: where, a code that never changes, a sentence, and what would be allowed."""

    loc: list[str]
    code: str
    msg: str
    allowed: list[str] | None = None


class ProblemDocument(BaseModel):
    """An error. `type` leads to a description of its kind; `request_id` finds it in the server's log."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[ParameterError] = Field(default_factory=list)


class KindDocument(BaseModel):
    """What a problem's `type` stands for."""

    type: str
    title: str
    status: int
    meaning: str


class Problem(Exception):
    """Stops a request of the content API with this status; `detail` defaults to the status' usual meaning."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        errors: Sequence[ParameterError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers


def kind_of(status: int) -> Kind:
    """The kind of an error status; statuses without a kind of their own count as 400 or 500."""
    return _KINDS.get(status) or _KINDS[500 if status >= 500 else 400]


def kind_document(slug: str) -> KindDocument | None:
    """The description of the kind with this slug."""
    for kind in _KINDS.values():
        if kind.slug == slug:
            return KindDocument(type=_type(kind), title=kind.title, status=kind.status, meaning=kind.meaning)
    return None


def problem_response(
    request: HttpRequest,
    status: int,
    detail: str = "",
    *,
    errors: Sequence[ParameterError] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer for an error. Nothing may store it: what is missing now can be published in a minute."""
    kind = kind_of(status)
    document = ProblemDocument(
        type=_type(kind),
        title=kind.title,
        status=status,
        detail=detail or kind.meaning,
        instance=_instance(request),
        request_id=getattr(request, "request_id", ""),
        errors=list(errors),
    )
    response = HttpResponse(
        document.model_dump_json(exclude_none=True), status=status, content_type=MEDIA_TYPE
    )
    response.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def _type(kind: Kind) -> str:
    return f"{PREFIX}problems/{kind.slug}/"


def _instance(request: HttpRequest) -> str:
    address = request.get_full_path()
    return address if len(address) <= _LONGEST_INSTANCE else request.path[:_LONGEST_INSTANCE]


class ProblemMiddleware:
    """Turns every error under the API's prefix into a problem; other paths are left alone.

    Errors also come from where no view has a say: other middleware, the URL resolver, Django's own error
    pages with their traceback under DEBUG. Django makes a response of every exception before it gets here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not is_api_path(request.path_info):
            return response
        if response.status_code >= 500:
            _log(request, response.status_code)
            if getattr(request, "database_failed", False):
                return problem_response(request, 503, headers={"Retry-After": str(RETRY_AFTER)})
        return response if _is_settled(response) else _as_problem(request, response)


@receiver(got_request_exception)
def note_database_failure(request: HttpRequest | None = None, **kwargs: object) -> None:
    """Marks the request: when Django has made a 500 of an exception, nothing else tells what it was.

    Views are not the only ones to ask the database: middleware does, too, and its failures never reach a view's
    exception handler. Django sends this signal while it handles the exception.
    """
    if request is not None and is_database_failure(sys.exc_info()[1]):
        request.database_failed = True  # type: ignore[attr-defined]  # ours


def _is_settled(response: HttpResponse) -> bool:
    success = response.status_code < 300 or response.status_code == 304
    return success or response.headers.get("Content-Type") == MEDIA_TYPE


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    # The API has no redirects of its own. One that an editor made for such a path must not hide what is missing.
    status = 404 if response.status_code < 400 else response.status_code
    kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    if "Allow" in kept:
        # ninja keeps the methods in a set, so that they come in another order after each start.
        kept["Allow"] = ", ".join(sorted(kept["Allow"].split(", ")))
    return problem_response(request, status, headers=kept)


def _log(request: HttpRequest, status: int) -> None:
    request_id = getattr(request, "request_id", "")
    logger.error("Request %s: %s %s answered %s", request_id, request.method, request.path, status)
