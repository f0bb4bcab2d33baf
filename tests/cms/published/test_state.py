"""The one small question that every request asks."""

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from cms.published import state
from cms.published.freshness import bring_up_to_date
from cms.published.state import current_token, known_token, token_of_request


class Answers:
    """Stands in for the database: fails so many times, then answers."""

    def __init__(self, failures: int) -> None:
        self.failures = failures

    def __call__(self) -> tuple[str, bool]:
        if self.failures:
            self.failures -= 1
            raise OperationalError("server closed the connection unexpectedly")
        return ("token", False)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_connection_that_the_database_has_closed_is_opened_again(monkeypatch):
    monkeypatch.setattr(state, "_ask", Answers(failures=1))
    assert current_token() == "token"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_that_is_away_is_not_asked_for_ever(monkeypatch):
    monkeypatch.setattr(state, "_ask", Answers(failures=2))
    with pytest.raises(OperationalError):
        current_token()


@pytest.mark.django_db
def test_nothing_is_closed_under_an_open_transaction(monkeypatch):
    monkeypatch.setattr(state, "_ask", Answers(failures=1))
    with pytest.raises(OperationalError):
        current_token()
    assert connection.connection is not None


@pytest.mark.django_db
def test_a_request_asks_once(django_assert_num_queries):
    token = bring_up_to_date(now=timezone.now())
    with token_of_request(token), django_assert_num_queries(0):
        assert current_token() == known_token() == token
    assert known_token() is None
    with django_assert_num_queries(1):
        current_token()
