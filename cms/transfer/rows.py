"""One row as plain values that name no row id, and back."""

import datetime as dt
import json
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from modelcluster.models import (
    get_all_child_relations,
    get_serializable_data_for_fields,
    model_from_serializable_data,
)
from wagtail.fields import RichTextField, StreamField

from cms.link_addresses import harmless_link
from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rich_text_links import Translate, translated_links
from cms.transfer.streams import translated_stream

Fields = dict[str, Any]


class _Exact(DjangoJSONEncoder):
    """Times to the microsecond; Django's encoder cuts them to the millisecond."""

    def default(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, dt.datetime) else super().default(value)


def stored_fields(row: models.Model) -> Fields:
    """The columns of a row and of its child rows as JSON values, as Wagtail's revisions hold them."""
    data = (
        row.serializable_data()
        if hasattr(row, "serializable_data")
        else get_serializable_data_for_fields(row)
    )
    return json.loads(json.dumps(data, cls=_Exact))


def exported(model: type[models.Model], stored: Mapping[str, Any], references: References, *, without: Collection[str] = ()) -> Fields:  # fmt: skip
    """The stored fields without ids. What `without` names, and the row's own id, are left out."""
    # An old revision may hold fields that the model has no more.
    fields = {name: stored[name] for name in stored if name in _names(model).difference(without)}
    read = {
        name: json.loads(value or "[]") if isinstance(_field(model, name), StreamField) else value
        for name, value in fields.items()
    }
    found = _translated(model, read, references.key, model._meta.model_name or "")
    for name, child in _children(model, found):
        own = {_parent_key(child)}
        rows = [exported(child, row, references, without=own) for row in stored[name]]
        found[name] = _numbered(rows)
    return found


def _numbered(rows: list[Fields]) -> list[Fields]:
    """Rows that were stored without their order, numbered as saving what they belong to would do."""
    if any(row.get("sort_order", 0) is None for row in rows):
        return [{**row, "sort_order": position} for position, row in enumerate(rows)]
    return rows


def imported(
    model: type[models.Model], fields: Mapping[str, Any], references: References, place: str
) -> Fields:
    """The fields as this installation would have stored them, without the row's own id. Raises TransferRefused."""
    unknown = sorted(set(fields) - _names(model))
    if unknown:
        raise TransferRefused(
            place, f"This version knows no field “{unknown[0][:60]}” of {model._meta.verbose_name_plural}."
        )
    found = _translated(model, fields, references.pk, place)
    for name, value in found.items():
        if isinstance(_field(model, name), StreamField):
            found[name] = json.dumps(value, cls=DjangoJSONEncoder)
    for name, child in _children(model, found):
        if not isinstance(found[name], list) or not all(isinstance(row, dict) for row in found[name]):
            raise TransferRefused(f"{place}, {name}", "A list of objects is expected here.")
        found[name] = [
            {**imported(child, row, references, f"{place}, {name} {number}"), "pk": None}
            for number, row in enumerate(found[name], start=1)
        ]
    return found


def made(model: type[models.Model], fields: Fields, place: str, pk: Any = None) -> Any:
    """An unsaved row of these fields. Raises TransferRefused where a value does not fit its field."""
    data = {**fields, "pk": pk}
    try:
        if hasattr(model, "from_serializable_data"):
            return model.from_serializable_data(data, check_fks=False)
        return model_from_serializable_data(model, data, check_fks=False)
    except ValidationError as error:
        raise TransferRefused(place, " ".join(error.messages)) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise TransferRefused(place, f"A value does not fit its field: {error}") from error


def sentences(error: ValidationError) -> str:
    """A failed validation as one line, each message with its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items())


def _translated(
    model: type[models.Model], fields: Mapping[str, Any], translate: Translate, place: str
) -> Fields:
    return {
        name: _value(_field(model, name), value, translate, f"{place}, {name}")
        for name, value in fields.items()
    }


def _value(field: Any, value: Any, translate: Translate, place: str) -> Any:
    if isinstance(field, StreamField):
        return translated_stream(field.stream_block, value, translate, place)
    if isinstance(field, models.ForeignKey):
        return translate(field.related_model, value)
    if isinstance(field, RichTextField) and value is not None:
        if not isinstance(value, str):
            raise TransferRefused(place, "Text is expected here.")
        return translated_links(value, translate)
    if isinstance(field, models.URLField):
        check_link(value, place)
    return value


def check_link(value: Any, place: str) -> None:
    """Raise TransferRefused for an address that a browser would run; drafts and old versions pass no form."""
    if value and (not isinstance(value, str) or harmless_link(value) is None):
        allowed = "an address that starts with https://, http://, mailto:, tel: or /"
        raise TransferRefused(place, f"“{str(value)[:100]}” is not {allowed}.")


def _field(model: type[models.Model], name: str) -> Any:
    return next((field for field in model._meta.fields if field.name == name), None)


def _names(model: type[models.Model]) -> set[str]:
    """What a row consists of: its columns but the id, and its child rows."""
    columns = {field.name for field in model._meta.fields if not field.primary_key}
    return columns | {name for name, _ in _relations(model)}


def _relations(model: type[models.Model]) -> list[tuple[str, type[models.Model]]]:
    return [
        (relation.get_accessor_name(), relation.related_model) for relation in get_all_child_relations(model)
    ]


def _children(model: type[models.Model], fields: Mapping[str, Any]) -> list[tuple[str, type[models.Model]]]:
    return [(name, child) for name, child in _relations(model) if name in fields]


def _parent_key(child: type[models.Model]) -> str:
    """The column by which a child row names its parent: its place in the file says that already."""
    return next(field.name for field in child._meta.fields if type(field).__name__ == "ParentalKey")
