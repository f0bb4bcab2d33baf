"""Web addresses that are no pages of the tree: their HTML with the same headers, copies and 304s as our pages."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.answers import Answer, answered
from cms.published.models import FOREVER, PublishedDocument
from cms.published.state import changed_at

HTML = "text/html; charset=utf-8"
# Proxies reserve 4 KB for all headers of an answer.
_LONGEST_TAGS = 2_000


def html_answer(
    request: HttpRequest,
    html: bytes,
    *,
    language: str,
    tags: Iterable[str],
    now: dt.datetime,
    kept: bool = True,
) -> HttpResponse:
    """What everybody gets at this address; for somebody with a session the same, kept out of every cache.

    `tags` are the names caches forget it by, the first the one that suffices alone; `kept` is that of an Answer.
    """
    headers = {"Content-Language": language, "Cache-Tag": tag_list(list(tags))}
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return HttpResponse(
            html, content_type=HTML, headers={**headers, "Cache-Control": "private, no-store"}
        )
    return answered(
        request,
        Answer(
            html,
            HTML,
            changed_at=changed_at(),
            valid_until=next_change(now),
            headers=headers,
            kept=kept,
        ),
    )


def next_change(now: dt.datetime) -> dt.datetime:
    """The next moment at which time alone changes what a site shows: these addresses tell of any of its pages.

    Of all sites: the database finds the first moment in its index, and that of one site only among all its pages.
    """
    coming = PublishedDocument.objects.filter(fresh_until__gt=now).order_by("fresh_until")
    following = coming.values_list("fresh_until", flat=True).first() or FOREVER
    tomorrow = timezone.localdate(now) + dt.timedelta(days=1)
    return min(following, timezone.make_aware(dt.datetime.combine(tomorrow, dt.time())))


def tag_list(tags: list[str]) -> str:
    """The value of Cache-Tag: all the names, or the first alone where they are too long together."""
    joined = ",".join(tags)
    return joined if len(joined) <= _LONGEST_TAGS else tags[0]
