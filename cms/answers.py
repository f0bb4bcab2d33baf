"""A successful answer before anybody's conditions are applied to it: what every reader of an address gets."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from cms.compression import VARY, gzipped, is_compressible, takes_gzip

# Browsers ask again each time, shared caches after five minutes; those may show the old answer while they ask.
SHARED_SECONDS, STALE_SECONDS = 300, 86_400
CACHE_CONTROL = f"public, max-age=0, s-maxage={SHARED_SECONDS}, stale-while-revalidate={STALE_SECONDS}"
# New code can answer differently from unchanged content; what is no content has changed with it.
STARTED = timezone.now()


@dataclass(frozen=True)
class Answer:
    """Bytes and headers; `changed_at` is when they last became others, from `valid_until` on they may be others.

    `kept` says whether a process may keep a copy: not where visitors make up addresses without end.
    """

    body: bytes
    media_type: str
    changed_at: dt.datetime
    valid_until: dt.datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    kept: bool = True

    def __post_init__(self) -> None:
        if not self.etag:
            object.__setattr__(self, "etag", f'"{hashlib.sha256(self.body).hexdigest()[:32]}"')

    @cached_property
    def compressed(self) -> "Answer":
        """The same for a reader who decompresses it, under a tag of its own: its bytes are others."""
        headers = {**self.headers, "Content-Encoding": "gzip"}
        return replace(
            self, body=gzipped(self.body), etag=self.etag.removesuffix('"') + '-gzip"', headers=headers
        )

    @property
    def size(self) -> int:
        """The bytes that it takes to keep it, with those of its compressed form, which are far fewer."""
        return len(self.body) * (5 if is_compressible(self.media_type) else 4) // 4


def answered(request: HttpRequest, answer: Answer) -> HttpResponse:
    """200 with the answer, 304 where the client has it, 412 where it wants another (RFC 9110, 13.2.2).

    The response carries the answer as `answer`, for whoever keeps copies.
    """
    varies = is_compressible(answer.media_type)
    response = _sent(request, answer.compressed if varies and takes_gzip(request) else answer)
    if varies:
        response.headers["Vary"] = VARY
    response.answer = answer  # type: ignore[attr-defined]
    return response


def _sent(request: HttpRequest, answer: Answer) -> HttpResponse:
    response = _precondition_failed(request, answer) or _not_modified(request, answer)
    if response is None:
        response = HttpResponse(answer.body, content_type=answer.media_type)
        response.headers["Content-Length"] = str(len(answer.body))
    if response.status_code != 412:
        response.headers["ETag"] = answer.etag
        asked_at = getattr(request, "asked_at", None) or timezone.now()
        response.headers["Last-Modified"] = _last_modified(answer, asked_at)
        response.headers["Cache-Control"] = _cache_control(answer, asked_at)
        for name, value in answer.headers.items():
            response.headers[name] = value
    return response


def _cache_control(answer: Answer, asked_at: dt.datetime) -> str:
    """Shared caches keep nothing beyond the moment at which it is known to change."""
    left = int((answer.valid_until - asked_at).total_seconds())
    if left >= SHARED_SECONDS + STALE_SECONDS:
        return CACHE_CONTROL
    shared = max(0, min(SHARED_SECONDS, left))
    return f"public, max-age=0, s-maxage={shared}, stale-while-revalidate={max(0, min(STALE_SECONDS, left - shared))}"


def _precondition_failed(request: HttpRequest, answer: Answer) -> HttpResponse | None:
    required = parse_etags(request.headers.get("If-Match", ""))
    if required:
        failed = required != ["*"] and answer.etag not in required
    else:
        since = parse_http_date_safe(request.headers.get("If-Unmodified-Since", ""))
        failed = since is not None and _seconds(answer) > since
    return HttpResponse(status=412) if failed else None


def _not_modified(request: HttpRequest, answer: Answer) -> HttpResponse | None:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if known:
        same = known == ["*"] or answer.etag in {tag.removeprefix("W/") for tag in known}
    elif "If-None-Match" in request.headers:
        return None
    else:
        since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
        same = since is not None and _seconds(answer) <= since
    return HttpResponseNotModified() if same else None


def _seconds(answer: Answer) -> int:
    return int(max(answer.changed_at, STARTED).timestamp())


def _last_modified(answer: Answer, asked_at: dt.datetime) -> str:
    """A second earlier than the truth while that second lasts.

    The date counts whole seconds. Somebody who was given this second's date, and then asked whether anything had
    changed later in the same second, would be told no. A change while the answer is made is not in it either: the
    second that counts is the one in which it was asked for.
    """
    return http_date(min(_seconds(answer), int(asked_at.timestamp()) - 1))
