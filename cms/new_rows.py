"""New rows of one model written together, with those of their children, where Django would write one by one."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from modelcluster.models import ClusterableModel, get_all_child_relations


def insert_with_children(things: Sequence[ClusterableModel]) -> None:
    """Insert things that are not stored yet, which get their keys, and the child rows they hold in memory."""
    type(things[0])._default_manager.bulk_create(things)
    insert_children(things)


def insert_children(things: Sequence[ClusterableModel]) -> None:
    """Insert the child rows that things hold in memory. The things have their keys; none has child rows yet."""
    for relation in get_all_child_relations(things[0]):
        children = []
        for thing in things:
            for child in getattr(thing, relation.get_accessor_name()).all():
                # Once more: now the parent has its key.
                setattr(child, relation.field.name, thing)
                children.append(child)
        if children:
            relation.related_model._default_manager.bulk_create(children)


def insert_own_columns(things: Sequence[models.Model]) -> None:
    """Insert what a model adds to the one it inherits from, whose rows exist: `bulk_create` refuses such models."""
    meta = things[0]._meta
    fields, quote = meta.local_concrete_fields, connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608  names of our own
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[_stored(field, thing) for field in fields] for thing in things])


def _stored(field: models.Field, thing: models.Model) -> Any:
    return field.get_db_prep_save(field.pre_save(thing, add=True), connection=connection)
