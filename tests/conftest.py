"""Fixtures shared by all tests."""

import gc
import os
from importlib import import_module

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings
from wagtail.models import Site

from tests import factories

# No deadline: how long an example takes says more about the machine than about the code. CI tries the same examples
# each time, so that it judges the change and not chance; elsewhere every run looks for new ones.
settings.register_profile("vouch", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("vouch")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that asks for the database, itself or by a fixture: those run again on PostgreSQL.

    A test that starts programs which use DATABASE_URL says so itself.
    """
    for item in items:
        if uses_database(item):
            item.add_marker("database")


def uses_database(item: pytest.Item) -> bool:
    """Whether pytest-django gives the test a database; without it a query is an error."""
    if "_django_db_helper" in item.fixturenames or item.get_closest_marker("django_db"):
        return True
    return issubclass(getattr(item, "cls", None) or object, TransactionTestCase)


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end; looking through it for garbage again and again finds none."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup) -> None:
    """Lifts the guard of the approvals while a test's rows are flushed, and puts it back.

    A test that needs real transactions ends with DELETE on every table, which SQLite's trigger would refuse;
    PostgreSQL truncates, which fires none.
    """
    if connection.vendor != "sqlite":
        return
    guard = import_module("faq.migrations.0004_approvals_are_append_only")
    sql_flush = connection.ops.sql_flush

    def without_guard(*args, **kwargs) -> list[str]:
        statements = sql_flush(*args, **kwargs)
        return [*guard.DROP["sqlite"], *statements, *guard.CREATE["sqlite"]]

    connection.ops.sql_flush = without_guard


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Wagtail caches the addresses of sites, which another test may have changed in a database of its own."""
    cache.clear()


@pytest.fixture
def site(db) -> Site:
    """The default site, with the home page and FAQ index that migrations make."""
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def faq_page(site):
    """A published FAQ page with one question."""
    return factories.make_faq_page(
        title="Knee replacement in Spain", slug="knee-replacement-spain", country="ES"
    )
