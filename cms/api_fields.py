"""Parts of a document: which dotted names it has, and the document narrowed to some of them."""

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel


def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key of the model's JSON, and every key of the objects in it as `questions.short_answer`."""
    return tuple(_names(model))


def _names(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        inner, _ = _inner_model(field.annotation)
        if inner:
            yield from (f"{name}.{below}" for below in _names(inner))


def narrowed(document: BaseModel, names: Sequence[str]) -> dict[str, Any]:
    """The document's JSON with these names only, in its own order."""
    return document.model_dump(mode="json", include=_selection(type(document), names))


def _selection(model: type[BaseModel], names: Sequence[str]) -> dict[str, Any]:
    """What pydantic's `include` calls these names; a whole object wins over parts of it."""
    below = _first_steps(names)
    return {first: True if "" in rests else _parts(model, first, rests) for first, rests in below.items()}


def _parts(model: type[BaseModel], name: str, names: Sequence[str]) -> dict[str, Any]:
    inner, many = _inner_model(model.model_fields[name].annotation)
    if inner is None:
        raise KeyError(f"{model.__name__}.{name} has no parts")
    selection = _selection(inner, names)
    return {"__all__": selection} if many else selection


def narrowed_json(data: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The same for a document that is JSON already; a name that it does not have adds nothing."""
    below = _first_steps(names)
    return {
        key: value if "" in below[key] else _json_parts(value, below[key])
        for key, value in data.items()
        if key in below
    }


def _json_parts(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_json_parts(item, names) for item in value]
    return narrowed_json(value, names) if isinstance(value, dict) else value


def without(data: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The JSON document without these names; what holds them stays."""
    below = _first_steps(names)
    kept = {key: value for key, value in data.items() if "" not in below.get(key, ())}
    return {key: _json_rest(value, below[key]) if key in below else value for key, value in kept.items()}


def _json_rest(value: Any, names: Sequence[str]) -> Any:
    if isinstance(value, list):
        return [_json_rest(item, names) for item in value]
    return without(value, names) if isinstance(value, dict) else value


def _first_steps(names: Sequence[str]) -> dict[str, list[str]]:
    """Each name's first step, with what is left of the names that start with it; "" for the step itself."""
    below: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.partition(".")
        below.setdefault(first, []).append(rest)
    return below


def _inner_model(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model inside `Model`, `Model | None` or `list[Model]`, and whether it is a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    if get_origin(annotation) is list:
        inner, _ = _inner_model(get_args(annotation)[0])
        return inner, True
    if get_origin(annotation) in (Union, types.UnionType):
        models = [part for part in get_args(annotation) if part is not types.NoneType]
        return _inner_model(models[0]) if len(models) == 1 else (None, False)
    return None, False
