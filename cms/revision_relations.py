"""Whether everything that the stored content of a revision points at is still there, asked in a few queries.

Wagtail asks for each foreign key of each child row when it opens a revision: two queries for every question.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, ManyToOneRel, Model
from django.db.models.fields.related import ForeignObjectRel
from modelcluster.models import get_all_child_relations

Wanted = dict[Field, set[Any]]


def relations_exist(model: type[Model], content: Mapping[str, Any]) -> bool:
    """True if every foreign key in `content`, and in that of its child rows, leads to a row that exists."""
    wanted: Wanted = defaultdict(set)
    _collect(model, content, wanted)
    return all(_exist(field, values) for field, values in wanted.items())


def _collect(model: type[Model], content: Mapping[str, Any], wanted: Wanted) -> None:
    for name, value in content.items():
        target = _target(model, name)
        if target is not None and value is not None:
            wanted[target].add(target.to_python(value))
    for relation in get_all_child_relations(model):
        for row in content.get(relation.get_accessor_name(), ()):
            _collect(relation.related_model, row, wanted)


def _target(model: type[Model], name: str) -> Field | None:
    """The field that the foreign key of this name points at, if it is one."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    relation = field.remote_field
    if isinstance(field, ForeignObjectRel) or not isinstance(relation, ManyToOneRel):
        return None
    return cast(Field, relation.model._meta.get_field(str(relation.field_name)))


def _exist(field: Field, values: set[Any]) -> bool:
    found = field.model._default_manager.filter(**{f"{field.name}__in": values})
    return found.count() == len(values)
