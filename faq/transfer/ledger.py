"""The ledger of approvals and revocations as part of a whole site: kept word for word, or refused."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from pydantic import BaseModel, ConfigDict

from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import exported, imported, made, sentences, stored_fields
from faq.models import Approval, FAQPage, MedicalReviewer

# The account is not transferred (its name is), the row's place in the ledger is that in the file, and what the row
# says of its page and revision is written as keys.
_WITHOUT = ("id", "page", "revision", "recorded_by")


class ApprovalRecord(BaseModel):
    """One record. A page that was deleted is a negative number, the same in all records of that page.

    `revision` counts the exported revisions of the page from 1; null where it is not among them.
    """

    model_config = ConfigDict(extra="forbid")

    page: str | int
    revision: int | None
    fields: dict[str, Any]


def exported_ledger(references: References, revisions: Mapping[int, int]) -> Iterator[ApprovalRecord]:
    """Every record in the order in which it was written. `revisions` numbers exported revisions by their ids."""
    deleted: dict[int, int] = {}
    for row in Approval.objects.order_by("pk").iterator(chunk_size=500):
        key = references.key(FAQPage, row.page_id)
        yield ApprovalRecord(
            page=key if key is not None else deleted.setdefault(row.page_id, -1 - len(deleted)),
            revision=revisions.get(row.revision_id) if row.revision_id else None,
            fields=exported(Approval, stored_fields(row), references, without=_WITHOUT),
        )


def import_ledger(
    records: Sequence[ApprovalRecord], references: References, revisions: Mapping[tuple[int, int], int]
) -> None:
    """Write the records as they were. Raises TransferRefused, naming the page, where one contradicts itself.

    `revisions` are ids of revisions by page and number.
    """
    for number, record in enumerate(records, start=1):
        title = str(record.fields.get("page_title", ""))[:100]
        place = f"approval {number}, page “{title}”"
        fields = imported(Approval, record.fields, references, place)
        row = made(Approval, fields, place)
        row.page_id = _page_id(record, references, place)
        if record.revision is not None:
            row.revision_id = revisions.get((row.page_id, record.revision))
        _check(row, place)
        # As Django restores a backup: with the time of that day, which saving would set to now.
        row.save_base(raw=True, force_insert=True)


def _page_id(record: ApprovalRecord, references: References, place: str) -> int:
    if isinstance(record.page, str):
        return references.pk(FAQPage, record.page)
    if record.page >= 0:
        raise TransferRefused(place, "A deleted page is a negative number, which no page can ever have.")
    return record.page


def _check(row: Approval, place: str) -> None:
    if row.recorded_at is None:
        raise TransferRefused(place, "The record does not say when it was written.")
    try:
        row.clean_fields(exclude=["page", "revision", "recorded_by"])
        row.clean()
        # Nothing of the ledger exists yet, but two records of the file may have one uuid.
        row.validate_unique(exclude=["id"])
    except ValidationError as error:
        raise TransferRefused(place, sentences(error)) from error
    if row.decision == Approval.Decision.APPROVED and row.content_digest != _digest(row.content):
        raise TransferRefused(
            place, "The approved text is not the one that its digest was made of, so the record was changed."
        )


def _digest(content: str) -> str:
    return f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"


def reviewers_without_account() -> int:
    """How many active reviewers cannot approve anything, because no account is theirs."""
    return MedicalReviewer.objects.filter(active=True, user=None).count()
