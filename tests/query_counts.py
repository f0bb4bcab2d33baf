"""How many queries an answer takes, and that it takes the same for one row and for many."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, address: str) -> int:
    """How many queries an address takes, once what Wagtail keeps in its cache is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def assert_fixed_queries(client: Client, address: str, add: Callable[[int], object], *, budget: int) -> None:
    """The same number of queries with 1, 20 and 100 rows, each made by `add(number)`, and no more than `budget`.

    More than the budget: a query was added. More for many than for one: it is asked once for each row.
    """
    taken = []
    for number in range(1, 101):
        add(number)
        if number in (1, 20, 100):
            taken.append(queries_of(client, address))
    assert taken == [taken[0]] * 3
    assert client.get(address).json()["meta"]["total"] >= 100
    assert taken[0] <= budget
