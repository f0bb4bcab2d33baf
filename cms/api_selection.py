"""Which keys of a document an answer of the content API has: `fields` and `include`, the same in every list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, Field, create_model

from cms.api_fields import field_names, narrowed_json, without
from cms.api_parameters import Check, QueryParameters, SeveralOf, echo, refusal

FIELDS_DESCRIPTION = (
    "The only keys to answer, separated by commas; parts of objects with a dot. "
    "With a minus before each, all keys but these."
)
INCLUDE_DESCRIPTION = "Keys of the whole document to add to each card, separated by commas."


@dataclass(frozen=True)
class FieldNames(Check):
    """Dotted names of a document's parts, separated by commas: the only ones, or each with a minus, all but these."""

    allowed: tuple[str, ...]

    def read(self, text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(text.split(",")))
        for name in names:
            if name.removeprefix("-") not in self.allowed:
                raise refusal("unknown_field", f"{echo(name)} is not a field here.", self.allowed)
        if len({name.startswith("-") for name in names}) > 1:
            raise refusal("mixed_fields", "Name either the fields to answer, or those to leave out.")
        return names

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "examples": [",".join(self.allowed[:2])]}


def selection_parameters(
    model: type[BaseModel], *, card: Sequence[str] | None = None
) -> type[QueryParameters]:
    """A base for a list's parameters: `fields`, and `include` where its items are cards of the model's documents.

    Name it before `ListParameters`: pydantic takes the fields of the last base first.
    """
    names = FieldNames(field_names(model))
    definitions: dict[str, Any] = {
        "fields": (_checked(names), Field((), description=FIELDS_DESCRIPTION)),
    }
    if card is not None:
        keys = SeveralOf(tuple(model.model_fields))
        definitions["include"] = (_checked(keys), Field((), description=INCLUDE_DESCRIPTION))
    return create_model(f"{model.__name__}Selection", __base__=QueryParameters, **definitions)


def _checked(check: Check) -> Any:
    return Annotated[tuple[str, ...], check]


def selected(
    data: Mapping[str, Any],
    *,
    fields: Sequence[str] = (),
    include: Sequence[str] = (),
    card: Sequence[str] | None = None,
) -> dict[str, Any]:
    """The keys of `fields` and nothing else; or the card with `include`, or everything, without those after a minus."""
    left_out = [name[1:] for name in fields if name.startswith("-")]
    if fields and not left_out:
        return narrowed_json(data, fields)
    whole = dict(data) if card is None else narrowed_json(data, (*card, *include))
    return without(whole, left_out)
