"""A successful answer of the content API: its bytes, and the headers that caches and front ends rely on."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.request import MediaType
from django.utils.http import parse_etags

from cms.problems import Problem

JSON = "application/json"
JSON_LD = "application/ld+json"
# Browsers ask again each time, shared caches after five minutes; those may show the old answer while they ask.
CACHE_CONTROL = "public, max-age=0, s-maxage=300, stale-while-revalidate=86400"
# Proxies reserve 4 KB for all headers of an answer; more tags than this would make them fail.
_LONGEST_TAGS = 2_000


def json_bytes(data: Any) -> bytes:
    """Compact JSON in UTF-8."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Half a surrogate pair is no character and has no UTF-8; one in the content must not fail the page.
    return text.encode("utf-8", errors="replace")


def respond(
    request: HttpRequest,
    body: bytes,
    *,
    media_type: str = JSON,
    language: str = "en",
    tags: Iterable[str] = (),
    links: Mapping[str, str | None] | None = None,
) -> HttpResponse:
    """200 with this body, or 304 where the client has it; a `Problem` where the request excludes it.

    `tags` are the names caches forget it by, the first the one that suffices alone; `links` addresses by relation.
    """
    _check_acceptable(request, media_type)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": etag,
        "Cache-Control": CACHE_CONTROL,
        "Content-Language": language,
        "Cache-Tag": _tag_list(tags),
        "Link": ", ".join(f'<{url}>; rel="{name}"' for name, url in (links or {}).items() if url),
    }
    response = _conditional(request, etag) or HttpResponse(body, content_type=media_type)
    for name, value in headers.items():
        if value:
            response.headers[name] = value
    return response


def _check_acceptable(request: HttpRequest, media_type: str) -> None:
    """Whoever accepts JSON gets JSON-LD, too, because that is what it is."""
    header = request.headers.get("Accept", "").strip() or "*/*"
    if not any(accepts(header, name) for name in (media_type, JSON)):
        raise Problem(406, f"This address serves {media_type}. Accept it, or leave the Accept header out.")


def accepts(header: str, media_type: str) -> bool:
    """Whether an Accept header allows a type. The most specific range decides, also where it says no (q=0).

    Django's `request.accepts` forgets ranges with q=0, so that "application/json;q=0, */*" would accept JSON.
    """
    wanted = MediaType(media_type)
    try:
        ranges = [MediaType(part) for part in header.split(",") if part.strip()]
    except ValueError:  # a parameter in an encoding that nobody knows
        return False
    matching = [part for part in ranges if wanted.match(part)]  # type: ignore[arg-type]  # the stubs know only str
    best = max(matching, key=lambda part: (part.specificity, part.quality), default=None)
    return best is not None and best.quality > 0


def _tag_list(tags: Iterable[str]) -> str:
    names = list(dict.fromkeys(tags))
    joined = ",".join(names)
    return joined if len(joined) <= _LONGEST_TAGS else names[0]


def _conditional(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 or a 412 `Problem` by RFC 9110, 13.2.2. There is no modification date, so dates are ignored."""
    required = parse_etags(request.headers.get("If-Match", ""))
    if required and required != ["*"] and etag not in required:
        raise Problem(412)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if known == ["*"] or etag in {tag.removeprefix("W/") for tag in known}:
        return HttpResponseNotModified()
    return None
