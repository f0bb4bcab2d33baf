"""The statements of the database in use."""

from types import ModuleType

from django.db import connection

from faq.question_search import postgresql, sqlite

_BY_VENDOR = {"sqlite": sqlite, "postgresql": postgresql}


def statements() -> ModuleType:
    """The module of this database: REMOVE, FIND, `row`, `write` and `match`."""
    return _BY_VENDOR[connection.vendor]
