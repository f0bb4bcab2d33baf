"""Notes when an API token was used: roughly, and never at the cost of the request that uses it."""

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from cms.api_tokens import ApiToken

logger = logging.getLogger(__name__)

# Who asks whether a token is still in use asks for the day; a write with each request would be a price without a use.
PRECISION = dt.timedelta(hours=1)
_LOCK_WAIT_MS = 50


def note_use(token: ApiToken, *, now: dt.datetime) -> None:
    """Write the moment unless one of the last hour is there. Where another writer is busy, the next use writes it."""
    if token.last_used_at and token.last_used_at > now - PRECISION:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=now - PRECISION)
    try:
        with _impatient(), transaction.atomic():
            _limit_wait_in_transaction()
            ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)
    except DatabaseError as error:
        logger.info("The use of the API token %s was not noted: %s", token.pk, error)


def _limit_wait_in_transaction() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{_LOCK_WAIT_MS}ms"])


@contextmanager
def _impatient() -> Iterator[None]:
    """SQLite waits as long for the one writer it allows as its settings say: seconds, which are right for editors."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        [usual] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {_LOCK_WAIT_MS}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
