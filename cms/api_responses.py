"""A successful answer of the content API: its bytes, and the headers that caches and front ends rely on."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import MediaType
from pydantic_core import PydanticSerializationError

from cms.answers import Answer, answered
from cms.problems import Problem
from cms.published.models import FOREVER
from cms.published.state import changed_at as content_changed_at

JSON = "application/json"
JSON_LD = "application/ld+json"
# Proxies reserve 4 KB for all headers of an answer; more tags than this would make them fail.
_LONGEST_TAGS = 2_000


def json_bytes(data: Any) -> bytes:
    """Compact JSON in UTF-8."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Half a surrogate pair is no character and has no UTF-8; one in the content must not fail the page.
    return text.encode("utf-8", errors="replace")


def model_bytes(model: Any) -> bytes:
    """`json_bytes` of what a model of pydantic says, in a fraction of the time; no model of ours holds a float."""
    try:
        return model.model_dump_json().encode()
    except PydanticSerializationError:
        # Half a surrogate pair, again.
        return json_bytes(model.model_dump(mode="json"))


def respond(
    request: HttpRequest,
    body: bytes,
    *,
    media_type: str = JSON,
    language: str = "en",
    tags: Iterable[str] = (),
    links: Mapping[str, str | None] | None = None,
    changed_at: dt.datetime | None = None,
    valid_until: dt.datetime = FOREVER,
) -> HttpResponse:
    """200 with this body, or 304 where the client has it; a `Problem` where the request excludes it.

    `tags` are the names caches forget it by, the first the one that suffices alone; `links` addresses by relation.
    Without `changed_at` it counts as changed with the last change of any content. `valid_until` is when time alone
    makes it another, as far as the documents in it are concerned.
    """
    _check_acceptable(request, media_type)
    headers = {
        "Content-Language": language,
        "Cache-Tag": _tag_list(tags),
        "Link": ", ".join(f'<{url}>; rel="{name}"' for name, url in (links or {}).items() if url),
    }
    answer = Answer(
        body,
        media_type,
        changed_at=changed_at or content_changed_at(),
        valid_until=valid_until,
        headers={name: value for name, value in headers.items() if value},
    )
    response = answered(request, answer)
    if response.status_code == 412:
        raise Problem(412)
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
