"""When a token was last used is noted seldom, and never at a reader's cost."""

import datetime as dt
import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api_tokens import ApiToken, issue
from cms.token_use import PRECISION, note_use

NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


def used(token: ApiToken) -> dt.datetime | None:
    token.refresh_from_db()
    return token.last_used_at


@pytest.mark.django_db
def test_the_first_use_is_noted_and_then_one_an_hour():
    token, _ = issue(ApiToken(name="Build"))
    note_use(token, now=NOW)
    assert used(token) == NOW
    with CaptureQueriesContext(connection) as queries:
        note_use(token, now=NOW + PRECISION - dt.timedelta(seconds=1))
    assert not queries
    note_use(token, now=NOW + PRECISION)
    assert used(token) == NOW + PRECISION


@pytest.mark.django_db
def test_two_requests_of_the_same_moment_write_once():
    token, _ = issue(ApiToken(name="Build"))
    stale = ApiToken.objects.get(pk=token.pk)
    note_use(token, now=NOW)
    note_use(stale, now=NOW + dt.timedelta(minutes=1))
    assert used(token) == NOW


@pytest.mark.django_db
def test_a_failing_write_does_not_fail_the_request(monkeypatch):
    token, _ = issue(ApiToken(name="Build"))
    monkeypatch.setattr(ApiToken.objects, "filter", lambda *args, **kwargs: ReadOnly())
    note_use(token, now=NOW)
    monkeypatch.undo()
    assert used(token) is None


class ReadOnly:
    def update(self, **fields) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE nothing_of_this_name SET x = 1")


@pytest.mark.django_db
def test_the_usual_patience_is_back_afterwards():
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite has one writer for everything.")
    connection.ensure_connection()
    assert isinstance(connection.connection, sqlite3.Connection)
    before = connection.cursor().execute("PRAGMA busy_timeout").fetchone()
    note_use(issue(ApiToken(name="Build"))[0], now=NOW)
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == before
