"""Whole answers kept in the memory of this process, for as long as the content is the one they were made of.

Each request asks the database for the token of the content (`cms.published.state`), so that a copy is never older than
the last committed change, whichever process or host made it; that question is all that a copied answer costs.
"""

import datetime as dt
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Site

from cms.answers import Answer, answered
from cms.api_address import PREVIEW_PREFIX, is_api_path
from cms.published.freshness import AT_ONCE, bring_up_to_date, refresh_overdue
from cms.published.models import FOREVER, PublishedDocument
from cms.published.state import token_of_request

logger = logging.getLogger(__name__)

_SAFE_METHODS = ("GET", "HEAD")
# Nothing there is an answer that everybody gets, and some of it must work without a database.
_NEVER_COPIED = (
    PREVIEW_PREFIX,
    "/admin/",
    "/api/v2/",
    "/api/v3-preview/",
    "/documents/",
    "/health/",
    "/static/",
    "/media/",
)
# What an entry costs beside its bytes: keys, headers, Python's objects.
_OVERHEAD = 4_000
# Characters of an address and an Accept header; whoever sends longer ones would fill the memory with them.
_LONGEST_KEY = 1_000


class Copies:
    """Answers by address, the least used forgotten first when they take more than `most_bytes`."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._bytes = 0
        self._token = ""
        self._valid_until = FOREVER

    def get(self, key: Hashable, *, token: str, now: dt.datetime) -> Answer | None:
        """The answer for this address if it is still what the content says."""
        with self._lock:
            if token != self._token or now >= self._valid_until:
                return None
            answer = self._answers.get(key)
            if answer is None or now >= answer.valid_until:
                return None
            self._answers.move_to_end(key)
            return answer

    def put(self, key: Hashable, answer: Answer, *, token: str, valid_until: dt.datetime) -> None:
        """Keep an answer made of the content with this token; all answers end at `valid_until`."""
        size = answer.size + _OVERHEAD
        with self._lock:
            if token != self._token or valid_until != self._valid_until:
                self._answers.clear()
                self._bytes, self._token, self._valid_until = 0, token, valid_until
            if key in self._answers:
                self._bytes -= self._answers.pop(key).size + _OVERHEAD
            self._answers[key] = answer
            self._bytes += size
            while self._bytes > self.most_bytes:
                _, dropped = self._answers.popitem(last=False)
                self._bytes -= dropped.size + _OVERHEAD

    def clear(self) -> None:
        with self._lock:
            self._answers.clear()
            self._bytes, self._token = 0, ""


copies = Copies(settings.ANSWER_COPIES_MB * 1024 * 1024)


class CopiesMiddleware:
    """Answers from copies where it can, keeps answers that may be copied, and publishes what a request has written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._ends = _Ends()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in _SAFE_METHODS:
            return self._written(request)
        now = request.asked_at = timezone.now()  # type: ignore[attr-defined]
        if not _may_be_copied(request):
            return self.get_response(request)
        token = bring_up_to_date(now=now)
        if token != self._ends.token:
            # Wagtail keeps the addresses of sites in a cache that another process cannot empty.
            Site.clear_site_root_paths_cache()
        key = _key(request)
        answer = copies.get(key, token=token, now=now)
        if answer is None:
            valid_until = self._ends.of(token, now)
            with token_of_request(token):
                response = self.get_response(request)
            answer = getattr(response, "answer", None)
            if answer is None:
                if getattr(response, "is_for_everybody", False):
                    # It was made for the address alone, whatever middleware says of the reader's languages.
                    response.headers.pop("Vary", None)
                return response
            # What is read inside a transaction may never be committed.
            if answer.kept and copies.most_bytes and not transaction.get_connection().in_atomic_block:
                copies.put(key, answer, token=token, valid_until=valid_until)
        response = answered(request, answer)
        return self.get_response(request) if response.status_code == 412 else response

    def _written(self, request: HttpRequest) -> HttpResponse:
        """What a request has changed is worked in before its sender hears that it is done."""
        response = self.get_response(request)
        try:
            bring_up_to_date(now=timezone.now())
        except DatabaseError:
            # It is written; the next reader works it in.
            logger.exception("What this request has written waits to be worked into the published documents")
        return response


class _Ends:
    """Until when the content of a token can be copied: the next moment at which time alone changes any of it."""

    def __init__(self) -> None:
        # One tuple, so that no thread sees the token of one and the end of another.
        self._known = ("", FOREVER)

    @property
    def token(self) -> str:
        return self._known[0]

    def of(self, token: str, now: dt.datetime) -> dt.datetime:
        known_token, end = self._known
        if token != known_token or now >= end:
            if not refresh_overdue(now=now, most=AT_ONCE):
                return now
            following = PublishedDocument.objects.filter(fresh_until__gt=now).order_by("fresh_until")
            next_change = following.values_list("fresh_until", flat=True).first() or FOREVER
            end = min(next_change, _midnight(now))
            self._known = (token, end)
        return end


def _midnight(now: dt.datetime) -> dt.datetime:
    """When the next day begins: rules about days, such as the end of a review, may decide otherwise then."""
    tomorrow = timezone.localdate(now) + dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(tomorrow, dt.time()))


def _may_be_copied(request: HttpRequest) -> bool:
    """Answers to a token or a session are for one reader alone."""
    path, meta = request.path_info, request.META
    if path.startswith(_NEVER_COPIED) or "HTTP_AUTHORIZATION" in meta:
        return False
    # The audit looks at what is built now, and would push out what readers ask for.
    if getattr(request, "past_copies", False):
        return False
    if len(meta.get("HTTP_ACCEPT", "")) + len(meta.get("QUERY_STRING", "")) + len(path) > _LONGEST_KEY:
        return False
    return is_api_path(path) or settings.SESSION_COOKIE_NAME not in request.COOKIES


def _key(request: HttpRequest) -> Hashable:
    meta = request.META
    place = (request.get_host(), request.get_port(), request.path_info)
    return (*place, meta.get("QUERY_STRING", ""), meta.get("HTTP_ACCEPT", ""))
