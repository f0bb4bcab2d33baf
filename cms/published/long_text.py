"""Texts of many kilobytes that are written many at a time."""

from typing import Any

from django.db import models


class LongTextField(models.TextField):
    """A TextField that Django never sends as one array of many texts, which it does on PostgreSQL.

    There each quotation mark in each text would be escaped twice, and the server would take the array apart again.
    """

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        """The usual one. Django makes no arrays of fields that have one of their own."""
        return "%s"

    def deconstruct(self) -> Any:
        """In the database it is a TextField like any other."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
