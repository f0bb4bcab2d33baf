"""A file between its upload and the page it becomes. Nothing of it is public; it is gone after a day."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from faq.importer.report import ImportedDocument

KEPT = dt.timedelta(days=1)


class ImportDraft(models.Model):
    """One uploaded file. `upload` is shared by the files that were sent together; `choices` are those an editor saved.

    `content` holds the bytes until they are read. `refusal` says why the file cannot become a page, `problem` why the
    last attempt to create the page failed.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        REFUSED = "refused", "Refused"
        READY = "ready", "Ready"
        QUEUED = "queued", "Waiting for its page"
        CREATING = "creating", "Its page is being created"
        DONE = "done", "Done"

    upload = models.UUIDField(default=uuid.uuid4, db_index=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("faq.FAQIndexPage", on_delete=models.CASCADE, related_name="+")
    file = models.CharField(max_length=255)
    content = models.BinaryField(null=True)
    digest = models.CharField(max_length=80, blank=True)
    document = models.JSONField(null=True)
    warnings = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    refusal_place = models.CharField(max_length=255, blank=True)
    choices = models.JSONField(null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    action = models.CharField(max_length=16, blank=True)
    page = models.ForeignKey("faq.FAQPage", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.file

    @property
    def title(self) -> str:
        """The title the document has, or an empty text where it has none or was not read."""
        return self.document["title"] if self.document else ""

    @property
    def imported(self) -> ImportedDocument:
        """The document as it was read. Only for files that were not refused."""
        return ImportedDocument.model_validate(self.document)
