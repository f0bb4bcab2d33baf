"""What an editor says about a change, and the record of what was said when it was published."""

import datetime as dt
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Revision

from cms.dates import today, validate_not_in_future
from faq.append_only import AppendOnlyModel

LONGEST_NOTE = 500

panels = [
    FieldPanel("major_change"),
    FieldPanel("change_note", help_text="What is different for the reader, in one or two sentences."),
]


class PublishedChange(AppendOnlyModel):
    """A major change of a public page: what readers are told about it, and on which day. Written once.

    Like an approval it outlives the page.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.DO_NOTHING, db_constraint=False, related_name="published_changes"
    )
    changed_on = models.DateField(validators=[validate_not_in_future])
    note = models.TextField(max_length=LONGEST_NOTE)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        base_manager_name = "objects"
        verbose_name = "published change"
        verbose_name_plural = "published changes"

    def __str__(self) -> str:
        return f"{self.changed_on}: {self.note}"


class ChangeNoted(models.Model):
    """For a page whose editor can tell readers what a publication changed.

    The note belongs to the version it was written for. It is recorded in the write that makes this version public, and
    the row of a public page never holds one: the next version begins without.
    """

    change_note = models.TextField(
        blank=True,
        max_length=LONGEST_NOTE,
        help_text="What is different for the reader, in one or two sentences.",
    )
    major_change = models.BooleanField(
        "tell readers about this change",
        default=False,
        help_text="For a change that matters to readers: publishing it puts the note below, with the day, on the page, into "
        "the feeds and the content API, for good. Leave it off for a correction of spelling or layout.",
    )

    exclude_fields_in_copy = ["change_note", "major_change"]
    coming_change: PublishedChange | None = None
    """What publishing would record: set on pages in memory that are shown as if they were published."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.major_change and not self.change_note.strip():
            raise ValidationError(
                {"change_note": "Say what is different for the reader, or do not tell readers about it."}
            )

    def get_latest_revision_as_object(self) -> Page:
        """What goes on being edited: the note of a version that is public already has been told."""
        found = super().get_latest_revision_as_object()
        is_public = self.live and self.latest_revision_id == self.live_revision_id  # type: ignore[attr-defined]
        if is_public or self._is_told(found.change_note.strip(), self.latest_revision):  # type: ignore[attr-defined]
            found.change_note, found.major_change = "", False
        return found

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        note = self._take_note() if self._becomes_public(kwargs.get("update_fields")) else ""
        result = super().save(*args, **kwargs)
        if note and not self._is_told(note, self.live_revision):  # type: ignore[attr-defined]
            PublishedChange(page_id=self.pk, changed_on=today(), note=note).save()
        return result

    def become_published(self, now: dt.datetime) -> None:
        super().become_published(now)
        note = self._take_note()
        if note:
            self.coming_change = PublishedChange(
                page_id=self.pk, changed_on=timezone.localdate(now), note=note
            )

    def _becomes_public(self, fields: Any) -> bool:
        """Saving a draft of a public page writes none of the columns of the text."""
        return self.live and (fields is None or "change_note" in fields)  # type: ignore[attr-defined]

    def _is_told(self, note: str, version: Revision | None) -> bool:
        """Whether readers were told this since the version was written: it was public before, and may be so again."""
        if not note or version is None:
            return False
        told = PublishedChange.objects.filter(page_id=self.pk, note=note)
        return told.filter(recorded_at__gte=version.created_at).exists()

    def _take_note(self) -> str:
        note = self.change_note.strip() if self.major_change else ""
        self.change_note, self.major_change = "", False
        return note
