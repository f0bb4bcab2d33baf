"""A database that cannot be reached is no fault of the request or of this code: 503, and when to try again."""

import sqlite3

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client

from cms.database_failures import is_database_failure
from tests.problem_assertions import PREFIX, assert_problem


def unreachable(*args) -> None:
    raise OperationalError("connection to server at db.internal failed")


def caused_by(statement: str, database: str = ":memory:", **options) -> OperationalError:
    """What Django makes of SQLite's own exception."""
    try:
        with sqlite3.connect(database, **options) as own:
            own.execute(statement)
    except sqlite3.Error as cause:
        failure = OperationalError(*cause.args)
        failure.__cause__ = cause
        return failure
    raise AssertionError("did not fail")


@pytest.mark.parametrize("failure", [OperationalError("gone"), InterfaceError("connection already closed")])
def test_a_lost_connection_is_a_database_failure(failure):
    assert is_database_failure(failure)


@pytest.mark.parametrize("failure", [None, ProgrammingError("no such column"), ValueError(), KeyError("x")])
def test_other_failures_are_not(failure):
    assert not is_database_failure(failure)


def test_a_locked_database_is_one_and_a_wrong_statement_is_not(tmp_path):
    path = str(tmp_path / "locked.sqlite3")
    with sqlite3.connect(path) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert is_database_failure(caused_by("CREATE TABLE t (a)", path, timeout=0))
    assert is_database_failure(caused_by("SELECT 1 FROM t", f"{tmp_path}/nowhere/db.sqlite3"))
    assert not is_database_failure(caused_by("SELECT nonsense FROM nothing"))


@pytest.mark.parametrize("debug", [False, True])
# The first fails in its view, the second in middleware: Wagtail looks whether the missing address has a redirect.
@pytest.mark.parametrize("path", ["faqs/", "faqs/1/", "questions/", "navigation/", "sitemap/", "nothing/"])
@pytest.mark.django_db
def test_every_address_answers_503_while_the_database_is_away(client: Client, settings, site, path, debug):
    settings.DEBUG = debug
    client.raise_request_exception = False
    with connection.execute_wrapper(unreachable):
        response = client.get(f"{PREFIX}{path}")
    assert_problem(response, 503, "unavailable")
    assert response["Retry-After"] == "5"
    assert "db.internal" not in response.content.decode()


@pytest.mark.django_db
def test_it_recovers_with_the_database(client: Client, site):
    client.raise_request_exception = False
    with connection.execute_wrapper(unreachable):
        assert client.get(f"{PREFIX}faqs/").status_code == 503
    assert client.get(f"{PREFIX}faqs/").status_code == 200
