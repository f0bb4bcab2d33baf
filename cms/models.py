"""Accounts, images and documents, and the tables of published documents: our own models from the first migration, so they can grow later."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from cms.api_tokens import ApiToken
from cms.audit.models import AuditedPage, AuditFinding, AuditMail, AuditRun
from cms.preview_links import PreviewLink
from cms.published.models import (
    DocumentDependency,
    DocumentMark,
    DocumentRemoval,
    DocumentState,
    PublishedDocument,
)

__all__ = [
    "ApiToken",
    "AuditFinding",
    "AuditMail",
    "AuditRun",
    "AuditedPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DocumentDependency",
    "DocumentMark",
    "DocumentRemoval",
    "DocumentState",
    "PreviewLink",
    "PublishedDocument",
    "User",
]


class User(AbstractUser):
    """An account of the admin. What a clinician is goes into faq.MedicalReviewer, never here."""


class CustomImage(AbstractImage):
    """An uploaded image; `description` is its default alternative text."""

    admin_form_fields = WagtailImage.admin_form_fields
    api_fields = ["description"]


class CustomRendition(AbstractRendition):
    """One size of an image, made on first use."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition_of_image"
            )
        ]


class CustomDocument(AbstractDocument):
    """An uploaded file."""

    admin_form_fields = WagtailDocument.admin_form_fields
