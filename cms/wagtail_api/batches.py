"""Values that would cost a query each: noted while rows are serialised, then looked up for all rows together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

# A chosen price table names a treatment, a reviewer a photo; nothing that may be shown goes deeper.
_DEEPEST = 5


@dataclass(frozen=True)
class RichTextNote:
    """Stored rich text that is to become HTML."""

    source: str


@dataclass(frozen=True)
class ObjectNote:
    """An object that is to be shown by `serializer`, or as null where the public may not see it."""

    serializer: Any
    pk: int

    @property
    def model(self) -> type[Model]:
        return self.serializer.Meta.model


Note = RichTextNote | ObjectNote
LookUp = Callable[[list[Any]], Mapping[Any, Any]]


def settle(data: Any, *, objects: LookUp, texts: LookUp) -> Any:
    """`data` with every note replaced by what it stands for; `objects` and `texts` look up many notes at once.

    What `objects` finds may hold notes again; rich text holds none.
    """
    for _ in range(_DEEPEST):
        notes = [note for note in _notes(data) if isinstance(note, ObjectNote)]
        if not notes:
            break
        data = _replaced(data, _all_or_none(notes, objects))
    notes = [note for note in _notes(data) if isinstance(note, RichTextNote)]
    return _replaced(data, _all_or_none(notes, texts))


def _all_or_none(notes: list[Any], look_up: LookUp) -> Mapping[Any, Any]:
    """What was found, and None for what was not."""
    return dict.fromkeys(notes) | dict(look_up(list(dict.fromkeys(notes))))


def _notes(data: Any) -> Iterator[Note]:
    if isinstance(data, RichTextNote | ObjectNote):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _notes(value)
    elif isinstance(data, list):
        for value in data:
            yield from _notes(value)


def _replaced(data: Any, values: Mapping[Any, Any]) -> Any:
    if isinstance(data, RichTextNote | ObjectNote):
        return values.get(data, data)
    if isinstance(data, dict):
        return {key: _replaced(value, values) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, values) for value in data]
    return data
