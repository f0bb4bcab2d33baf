"""What a row points at, by keys that mean the same in every installation instead of row ids."""

from typing import Any

from django.db import models
from wagtail.models import Page

from cms.transfer.refusal import TransferRefused


class References:
    """The keys of rows by their ids, and the ids by their keys. All types of pages are one kind."""

    def __init__(self) -> None:
        self._keys: dict[tuple[type[models.Model], Any], str] = {}
        self._ids: dict[tuple[type[models.Model], str], Any] = {}

    def add(self, model: type[models.Model], pk: Any, key: str) -> None:
        """Make a row known. Raises TransferRefused where two rows of one kind have the same key."""
        kind = _kind(model)
        if (kind, key) in self._ids:
            raise TransferRefused(key, f"Two {kind._meta.verbose_name_plural} have this key.")
        self._keys[kind, pk] = key
        self._ids[kind, key] = pk

    def key(self, model: type[models.Model], pk: Any) -> str | None:
        """The key of a row; None where it is gone or of a kind that is not transferred, as accounts are."""
        return self._keys.get((_kind(model), pk))

    def knows(self, model: type[models.Model], key: Any) -> bool:
        """Tell whether a row has this key."""
        return (_kind(model), key) in self._ids

    def pk(self, model: type[models.Model], key: Any) -> Any:
        """The id of the row with this key; None for None. Raises TransferRefused for a key nobody has."""
        if key is None:
            return None
        kind = _kind(model)
        if not isinstance(key, str) or (kind, key) not in self._ids:
            raise TransferRefused(
                str(key)[:100], f"The file holds no {kind._meta.verbose_name} with this key."
            )
        return self._ids[kind, key]


def _kind(model: type[models.Model]) -> type[models.Model]:
    return Page if issubclass(model, Page) else model


def translation_key(row: Any) -> str:
    """The key of a row that has translations: what all of them share, and its language."""
    return f"{row.translation_key}/{row.locale.language_code}"
