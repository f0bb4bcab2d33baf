"""Wagtail's search index on PostgreSQL, written at a third of the cost: the rows are those of modelsearch.

It looks through each thing five times, and puts its SQL together from an expression for each text.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from modelsearch.backends.database.postgres.postgres import IndexEntry, ObjectIndexer, PostgresIndex
from modelsearch.index import AutocompleteField
from modelsearch.utils import balanced_reduce, get_content_type_pk

Weighted = tuple[str, str]
"""A text, and the weight of its words."""

_COLUMNS = ("title", "autocomplete", "body", "title_text", "body_text")
_WRITE = """
    INSERT INTO {table} (content_type_id, object_id, title, autocomplete, body, title_text, body_text, title_norm)
    VALUES {rows}
    ON CONFLICT (content_type_id, object_id) DO UPDATE SET title_norm = 1.0, {updates}
"""


class Index(PostgresIndex):
    """The index of all models."""

    def add_items(self, model: Any, objs: Iterable[models.Model]) -> None:
        """Write the entries of things of one model."""
        entries = [_Entry(thing, self.backend) for thing in objs] if model.get_search_fields() else []
        if not entries:
            return
        content_type = get_content_type_pk(model)
        sql = _WRITE.format(
            table=IndexEntry._meta.db_table,
            rows=", ".join(entry.sql for entry in entries),
            updates=", ".join(f"{name} = EXCLUDED.{name}" for name in _COLUMNS),
        )
        with self.write_connection.cursor() as cursor:
            cursor.execute(sql, [value for entry in entries for value in (content_type, *entry.values)])
        self._refresh_title_norms()


class _Entry:
    """A row of the index as SQL and the values in it, the number of the content type left out."""

    def __init__(self, thing: models.Model, backend: Any) -> None:
        self.values: list[str] = [str(thing.pk)]
        title, body, autocomplete = _texts(thing, backend)
        vectors = [
            self._vector(title, backend.config),
            self._vector(autocomplete, backend.autocomplete_config),
            self._vector(body, backend.config),
        ]
        self.values += [" ".join(text for text, _ in column) for column in (title, body)]
        self.sql = f"(%s, %s, {', '.join(vectors)}, %s, %s, 1.0)"

    def _vector(self, texts: Sequence[Weighted], config: str | None) -> str:
        self.values += [text for text, _ in texts]
        language = f"'{config}'::regconfig, " if config else ""
        vectors = [f"setweight(to_tsvector({language}%s), '{weight}')" for _, weight in texts]
        return balanced_reduce("({} || {})".format, vectors) if vectors else "''::tsvector"


def _texts(thing: models.Model, backend: Any) -> tuple[list[Weighted], list[Weighted], list[Weighted]]:
    """What is found by: as title, as other text, and while somebody still types; no text is empty."""
    title: list[Weighted] = []
    body: list[Weighted] = []
    autocomplete: list[Weighted] = []
    indexer = ObjectIndexer(thing, backend)
    for search_field in indexer.search_fields:
        for field, weight, value in indexer.prepare_field(thing, search_field):
            if text := value.strip():
                is_title = field.field_name == "title"
                column = autocomplete if isinstance(field, AutocompleteField) else title if is_title else body
                column.append((text, weight))
    return title, body, autocomplete
