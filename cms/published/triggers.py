"""The database notes every change of content: triggers write a mark into the transaction that changes something.

Signals of Django miss bulk writes, raw SQL and other programs, come after the commit when nobody opened a
transaction, and are lost when a process dies in between. A trigger is part of the write itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from cms.published.models import DocumentMark

NAME = "published_mark"
_EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True)
class Watch:
    """A change of a row in `table` marks "`kind`:`column` of the row"; of updates only those of `columns`."""

    table: str
    kind: str
    column: str
    columns: tuple[str, ...]


_watches: dict[tuple[str, str], Watch] = {}


def watch(model: type[Model], kind: str, *, by: str = "pk", except_fields: tuple[str, ...] = ()) -> None:
    """Mark "`kind`:..." by the field `by` whenever a row of the model changes; call it when apps are ready.

    Changes of `except_fields` alone are of no interest to the public.
    """
    meta = model._meta
    fields = {field.name: str(field.column) for field in meta.local_concrete_fields}
    key = str(meta.pk.column) if by == "pk" else fields[by]
    columns = tuple(column for name, column in fields.items() if name not in except_fields)
    _watches[meta.db_table, kind] = Watch(meta.db_table, kind, key, columns)


def install(using: str = "default", **kwargs: Any) -> None:
    """Put all triggers in place; after each migration, because SQLite drops them with a table it makes anew."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if DocumentMark._meta.db_table not in tables:
            return
        for each in _watches.values():
            if each.table in tables:
                for statement in _statements(each, connection):
                    cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Tables whose changes the database would not note."""
    connection = connections[using]
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        there = {name for (name,) in cursor.fetchall()}
    return sorted(
        {each.table for each in _watches.values() if not {_name(each, event) for event in _EVENTS} <= there}
    )


def _statements(each: Watch, connection: BaseDatabaseWrapper) -> Iterator[str]:
    for event in _EVENTS:
        if connection.vendor == "sqlite":
            yield f'DROP TRIGGER IF EXISTS "{_name(each, event)}"'
            yield _sqlite(each, event)
        else:
            yield from _postgresql(each, event)


def _name(each: Watch, event: str) -> str:
    return f"{NAME}_{each.kind}_{each.table}_{event}"[:63]


def _when(each: Watch, event: str) -> str:
    """`UPDATE OF` keeps drafts out: saving one writes other columns than publishing does."""
    columns = ", ".join(f'"{column}"' for column in each.columns)
    return f"UPDATE OF {columns}" if event == "update" else event.upper()


def _insertions(each: Watch, event: str) -> str:
    """Both keys where a row changes hands, such as a question that is moved to another page."""
    rows = {"insert": ["NEW"], "update": ["NEW", "OLD"], "delete": ["OLD"]}[event]
    table = DocumentMark._meta.db_table
    return " ".join(
        f"INSERT INTO {table} (key) SELECT '{each.kind}:' || CAST({row}.\"{each.column}\" AS varchar) "
        f'WHERE {row}."{each.column}" IS NOT NULL{_unless_the_same(each, event, row)};'
        for row in rows
    )


def _unless_the_same(each: Watch, event: str, row: str) -> str:
    if event != "update" or row == "NEW":
        return ""
    return f' AND (NEW."{each.column}" IS NULL OR OLD."{each.column}" <> NEW."{each.column}")'


def _sqlite(each: Watch, event: str) -> str:
    return (
        f'CREATE TRIGGER "{_name(each, event)}" AFTER {_when(each, event)} ON "{each.table}" '
        f"BEGIN {_insertions(each, event)} END"
    )


def _postgresql(each: Watch, event: str) -> Iterator[str]:
    name = _name(each, event)
    yield (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS '
        f"$$ BEGIN {_insertions(each, event)} RETURN NULL; END $$"
    )
    yield f'DROP TRIGGER IF EXISTS "{name}" ON "{each.table}"'
    yield (
        f'CREATE TRIGGER "{name}" AFTER {_when(each, event)} ON "{each.table}" '
        f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )
