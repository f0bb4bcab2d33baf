"""The record of a medical review: who vouched for which text on which day, written once."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django_countries.fields import CountryField

from cms.dates import validate_not_in_future
from faq.append_only import AppendOnlyModel
from faq.models.reviewer import MedicalReviewer


class Approval(AppendOnlyModel):
    """A clinician's approval of a page or one of its questions, or the revocation of such approvals.

    Everything is kept as it was that day, the approved text included, so that the record can be checked
    without the page. Foreign keys to what may be deleted are not enforced: the record outlives them.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", "Approved"
        REVOKED = "revoked", "Revoked"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.APPROVED)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.DO_NOTHING, db_constraint=False, related_name="approvals"
    )
    page_title = models.CharField(max_length=255)
    locale = models.CharField(max_length=10, help_text="Language code of the text.")
    question_uuid = models.UUIDField(
        "question",
        null=True,
        blank=True,
        help_text="The question approved on its own; empty for the whole page.",
    )
    content = models.TextField(
        blank=True, help_text="The reviewed text in canonical form; its SHA-256 is the digest."
    )
    content_digest = models.CharField(max_length=80, blank=True)
    digest_version = models.PositiveSmallIntegerField(default=1)
    source_digest = models.CharField(
        max_length=80, blank=True, help_text="Digest of the page this one was translated from, that day."
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        MedicalReviewer, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals"
    )
    reviewer_prefix = models.CharField(max_length=32, blank=True)
    reviewer_name = models.CharField(max_length=255)
    reviewer_credentials = models.CharField(max_length=255, blank=True)
    registration_authority = models.CharField(max_length=255, blank=True)
    registration_number = models.CharField(max_length=64, blank=True)
    registration_country = CountryField(blank=True)
    reviewed_on = models.DateField(validators=[validate_not_in_future])
    valid_until = models.DateField(null=True, blank=True)
    evidence_checked = models.BooleanField(default=False)
    interests = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    recorded_by_name = models.CharField(max_length=255)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        base_manager_name = "objects"
        verbose_name = "approval"
        verbose_name_plural = "approvals"
        indexes = [models.Index(fields=["page", "decision", "question_uuid"], name="approval_of_page")]

    def __str__(self) -> str:
        return (
            f"{self.get_decision_display()} by {self.reviewer_name} on {self.reviewed_on}: {self.page_title}"
        )

    @property
    def signature(self) -> str:
        """The reviewer's title, name and credentials as they were that day: "Dr Ines Calder, MD"."""
        name = f"{self.reviewer_prefix} {self.reviewer_name}".strip()
        return f"{name}, {self.reviewer_credentials}" if self.reviewer_credentials else name

    def clean(self) -> None:
        super().clean()
        if self.decision == self.Decision.REVOKED:
            if not self.comment.strip():
                raise ValidationError({"comment": "Say why the approval is revoked."})
            return
        if not self.content_digest or self.reviewer is None:
            raise ValidationError("An approval needs a reviewer and the digest of the text.")
        if self.valid_until is None or self.valid_until <= self.reviewed_on:
            raise ValidationError({"valid_until": "An approval must be valid for at least a day."})
        if not self.evidence_checked:
            raise ValidationError(
                {"evidence_checked": "Confirm that you checked the evidence behind the text."}
            )
        if not self.interests.strip():
            raise ValidationError({"interests": "State your interests, or “None declared”."})
