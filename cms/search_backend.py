"""Wagtail's search in the database in use, with an index of our own on PostgreSQL."""

from typing import Any

from django.db import connection
from django.utils.module_loading import import_string
from modelsearch.backends import database


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend of this database, under the name that Wagtail looks for."""
    backend = database.SearchBackend(params)
    if connection.vendor == "postgresql":
        # Its module can be imported on PostgreSQL only.
        backend.index_class = import_string("cms.postgresql_search_index.Index")
    return backend
