"""Wagtail's StreamField, which would make another field for each value that is read or written, to convert it."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from wagtail import fields


class StreamField(fields.StreamField):
    """The same in the database, in migrations and to editors."""

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any = None) -> Any: ...

        def __set__(self, instance: Any, value: Any) -> None: ...

    @cached_property
    def json_field(self) -> models.JSONField:
        """The field that converts the values; it keeps nothing of them."""
        return super().json_field

    def deconstruct(self) -> Any:
        """In migrations it is a StreamField like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.StreamField", args, kwargs
