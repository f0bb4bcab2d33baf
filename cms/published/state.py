"""What the content is now, in one small question to the database."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Subquery
from django.utils import timezone

from cms.published.models import DocumentState, PublishedDocument

_QUESTION = "SELECT token, EXISTS (SELECT 1 FROM cms_documentmark) FROM cms_documentstate WHERE id = 1"
_token_of_request: ContextVar[str | None] = ContextVar("token_of_request", default=None)
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@contextmanager
def token_of_request(token: str) -> Iterator[None]:
    """While a request is answered its content is that of this token: it is asked for once, when the request comes."""
    reset = _token_of_request.set(token)
    try:
        yield
    finally:
        _token_of_request.reset(reset)


def known_token() -> str | None:
    """The token of the request that is being answered, if there is one."""
    return _token_of_request.get()


def current_token() -> str | None:
    """The token that stands for the published documents as they are; None while a change waits to be worked in."""
    known = _token_of_request.get()
    if known is not None:
        return known
    try:
        row = _ask()
    except (InterfaceError, OperationalError):
        # A kept connection that the database has closed meanwhile, as when it was restarted.
        if connection.in_atomic_block:
            raise
        connection.close()
        row = _ask()
    return row[0] if row and not row[1] else None


def _ask() -> tuple[str, bool] | None:
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION)
        return cursor.fetchone()


def changed_at() -> dt.datetime:
    """When anything that the public reads last changed, also by the time alone: a schedule, or the end of a day."""
    now = timezone.now()
    over = PublishedDocument.objects.filter(fresh_until__lte=now).order_by("-fresh_until")
    last_over = Subquery(over.values("fresh_until")[:1])
    moments = DocumentState.objects.filter(pk=1).values_list("changed_at", last_over).first() or (_BEGINNING,)
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(now), dt.time()))
    return max(midnight, *(moment for moment in moments if moment))


def last_sequence() -> int:
    """The number of the last change of any document."""
    return DocumentState.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0


def later(now: dt.datetime, *, than: dt.datetime) -> dt.datetime:
    """The time of a change that follows another, also where the clock was set back in between."""
    return now if now > than else than + dt.timedelta(seconds=1)
