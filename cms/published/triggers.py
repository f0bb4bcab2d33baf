"""The database notes every change of content: triggers write a mark into the transaction that changes something.

Signals of Django miss bulk writes, raw SQL and other programs, come after the commit when nobody opened a
transaction, and are lost when a process dies in between. A trigger is part of the write itself.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from cms.published.models import DocumentMark, DocumentState

NAME = "published_mark"
_EVENTS = ("insert", "update", "delete")
_LONGEST_NAME = 63
"""Of PostgreSQL, which cuts longer ones off."""


# What changed while nobody noted it is not known, so everything counts as changed.
_MARK_EVERYTHING = (
    "INSERT INTO cms_documentmark (key) SELECT 'page:' || CAST(id AS varchar) FROM wagtailcore_page "
    "UNION SELECT 'page:' || CAST(page_id AS varchar) FROM cms_publisheddocument "
    "UNION SELECT 'site:' || CAST(id AS varchar) FROM wagtailcore_site"
)


@dataclass(frozen=True)
class Watch:
    """A change of a row in `table` marks "`kind`:`column` of the row"; of updates only those of `columns`."""

    table: str
    kind: str
    column: str
    columns: tuple[str, ...]
    events: tuple[str, ...] = _EVENTS


_watches: dict[tuple[str, str], Watch] = {}


def watch(
    model: type[Model],
    kind: str,
    *,
    by: str = "pk",
    except_fields: tuple[str, ...] = (),
    events: tuple[str, ...] = _EVENTS,
) -> None:
    """Mark "`kind`:..." by the field `by` whenever a row of the model changes; call it when apps are ready.

    Changes of `except_fields` alone are of no interest to the public; `events` are insert, update and delete.
    """
    meta = model._meta
    fields = {field.name: str(field.column) for field in meta.local_concrete_fields}
    key = str(meta.pk.column) if by == "pk" else fields[by]
    columns = tuple(column for name, column in fields.items() if name not in except_fields)
    _watches[meta.db_table, kind] = Watch(meta.db_table, kind, key, columns, events)


def install(using: str = "default", **kwargs: Any) -> None:
    """Put all triggers in place; after each migration, because SQLite drops them with a table it makes anew."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if DocumentMark._meta.db_table not in tables:
            return
        unnoticed = missing(using)
        for each in _watches.values():
            if each.table in tables:
                for statement in _statements(each, connection):
                    cursor.execute(statement)
        if unnoticed and DocumentState.objects.using(using).exists():
            cursor.execute(_MARK_EVERYTHING)


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
        {
            each.table
            for each in _watches.values()
            if not {_name(each, event) for event in each.events} <= there
        }
    )


def _statements(each: Watch, connection: BaseDatabaseWrapper) -> Iterator[str]:
    for event in each.events:
        if connection.vendor == "sqlite":
            yield f'DROP TRIGGER IF EXISTS "{_name(each, event)}"'
            yield _sqlite(each, event)
        else:
            yield from _postgresql(each, event)


def _name(each: Watch, event: str) -> str:
    name = f"{NAME}_{each.kind}_{each.table}_{event}"
    if len(name) <= _LONGEST_NAME:
        return name
    # Names that differ at their end only must stay different.
    return f"{name[:50]}_{hashlib.sha256(name.encode()).hexdigest()[:12]}"


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
