"""The day the text of a page of any type last changed, as far as its type keeps that day."""

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page

_modified_on: list[str] = []


def register_modified_on(lookup: str) -> None:
    """Name a page type's own date of its last change, as seen from Page: "faqpage__modified_on"."""
    if lookup not in _modified_on:
        _modified_on.append(lookup)


def with_changed_on(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages of any type with `changed_on`; null for types without a date of their own.

    Publishing a page again, or loading it from elsewhere, is no change of its text.
    """
    unknown = Value(None, output_field=DateField())
    return pages.annotate(changed_on=Coalesce(*_modified_on, unknown, unknown, output_field=DateField()))
