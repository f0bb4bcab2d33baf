"""The questions of published documents, so that lists and searches need not open the documents."""

import uuid

from django.db import models


class PublishedQuestion(models.Model):
    """A question on a public page. Derived from the document it belongs to, and gone with it."""

    document = models.ForeignKey("cms.PublishedDocument", on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField(help_text="Its place on the page, from 0.")
    uuid = models.UUIDField(default=uuid.uuid4, db_index=True)
    review_status = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what the search knows of it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="one_question_at_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.uuid} of document {self.document_id}"
