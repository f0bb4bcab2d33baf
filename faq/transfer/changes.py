"""What readers were told about changes, as part of a whole site: kept word for word."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from pydantic import BaseModel, ConfigDict

from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import exported, imported, made, sentences, stored_fields
from faq.models import FAQPage, PublishedChange

_WITHOUT = ("id", "page")


class ChangeRecord(BaseModel):
    """One record. What was told of a page that was deleted since is not exported: nobody can read it."""

    model_config = ConfigDict(extra="forbid")

    page: str
    fields: dict[str, Any]


def exported_changes(references: References) -> Iterator[ChangeRecord]:
    """Every record of a page that is there, in the order in which it was written."""
    for row in PublishedChange.objects.order_by("pk").iterator(chunk_size=500):
        key = references.key(FAQPage, row.page_id)
        if key is not None:
            fields = exported(PublishedChange, stored_fields(row), references, without=_WITHOUT)
            yield ChangeRecord(page=key, fields=fields)


def import_changes(records: Sequence[ChangeRecord], references: References) -> None:
    """Write the records as they were. Raises TransferRefused, naming the record, where one cannot be."""
    for number, record in enumerate(records, start=1):
        place = f"change {number}, page {record.page[:100]}"
        row = made(PublishedChange, imported(PublishedChange, record.fields, references, place), place)
        row.page_id = references.pk(FAQPage, record.page)
        try:
            row.clean_fields(exclude=["page"])
            row.validate_unique(exclude=["id"])
        except ValidationError as error:
            raise TransferRefused(place, sentences(error)) from error
        if row.recorded_at is None:
            raise TransferRefused(place, "The record does not say when it was written.")
        # As Django restores a backup: with the time of that day, which saving would set to now.
        row.save_base(raw=True, force_insert=True)
