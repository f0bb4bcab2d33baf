"""The digest of each page's present text, kept beside the content so that the database can filter by review."""

from django.db import models


class TextDigest(models.Model):
    """Derived: written whenever a page is saved, and by `manage.py review_status`; never a source of truth.

    What leaves the system is decided by the digest of the text that is served, computed on the spot.
    """

    page = models.OneToOneField("faq.FAQPage", on_delete=models.CASCADE, related_name="text_digest")
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=80)
    source_digest = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "text digest"
        verbose_name_plural = "text digests"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.digest}"
