"""Long texts made of many rows: sent while they are read, so that memory does not grow with the site."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from wagtail.models import Site

from cms.answers import Answer, answered
from cms.html_answers import next_change
from cms.published.fingerprint import fingerprint
from cms.published.freshness import bring_up_to_date
from cms.published.state import changed_at

# Small pieces would be sent one by one.
_PIECE = 64 * 1024


def streamed(
    request: HttpRequest,
    lines: Callable[[], Iterator[str]],
    media_type: str,
    *,
    site: Site,
    now: dt.datetime,
    headers: Mapping[str, str] | None = None,
) -> HttpResponseBase:
    """The text that `lines` writes, or 304: it is another whenever anything is that the public reads."""
    token, changed = bring_up_to_date(now=now), changed_at()
    named = (token, changed.isoformat(), fingerprint(), str(site.pk), request.get_full_path())
    answer = Answer(
        b"",
        media_type,
        changed_at=changed,
        valid_until=next_change(now),
        headers=headers or {},
        etag=f'"{hashlib.sha256(chr(10).join(named).encode()).hexdigest()[:32]}"',
    )
    checked = answered(request, answer)
    # Nobody may keep the empty body as a copy.
    del checked.answer  # type: ignore[attr-defined]
    checked.is_for_everybody = True  # type: ignore[attr-defined]
    if checked.status_code != 200:
        return checked
    pieces = _pieces(lines()) if request.method == "GET" else iter(())
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response.is_for_everybody = True  # type: ignore[attr-defined]
    for name, value in checked.headers.items():
        if name != "Content-Length":
            response.headers[name] = value
    return response


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    piece: list[str] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size >= _PIECE:
            yield "".join(piece)
            piece, size = [], 0
    yield "".join(piece)
