"""A published work that backs what an answer says."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.dates import validate_not_in_future
from cms.link_addresses import WebAddressField, harmless_link


class SourceType(models.TextChoices):
    """What kind of evidence a source is, so that readers and reviewers can weigh it."""

    GUIDELINE = "guideline", "Clinical guideline"
    REGULATOR = "regulator", "Regulator or authority"
    REVIEW = "review", "Systematic review"
    TRIAL = "trial", "Trial or study"
    REGISTRY = "registry", "Registry"
    PUBLIC_BODY = "public-body", "Public health body"
    OTHER = "other", "Other"


class Source(index.Indexed, models.Model):
    """One citation, used by any number of pages and questions; the same in every language."""

    title = models.CharField(max_length=500, help_text="The title as the publisher prints it.")
    publisher = models.CharField(
        max_length=255, blank=True, help_text="Who published it, for example “NICE”."
    )
    url = WebAddressField(
        "address",
        max_length=1000,
        blank=True,
        help_text="Where a reader can open it: the publisher's own page.",
    )
    doi = models.CharField(
        "DOI",
        max_length=255,
        blank=True,
        validators=[
            RegexValidator(
                r"^10\.\d{4,9}/\S+$", "Give the DOI alone, such as 10.1002/14651858.CD013342 (no https://)."
            )
        ],
        help_text="For papers: the DOI alone, without https://doi.org/.",
    )
    type = models.CharField(
        max_length=16,
        choices=SourceType.choices,
        default=SourceType.OTHER,
        help_text="What kind of source it is.",
    )
    published_on = models.DateField(
        null=True,
        blank=True,
        validators=[validate_not_in_future],
        help_text="When it was published, if known.",
    )
    accessed_on = models.DateField(
        null=True, blank=True, validators=[validate_not_in_future], help_text="The day you last read it."
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("publisher"),
        FieldRowPanel([FieldPanel("url"), FieldPanel("doi")]),
        FieldPanel("type"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("accessed_on")]),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("publisher"),
        index.AutocompleteField("publisher"),
        index.FilterField("type"),
    ]

    api_fields = ["title", "publisher", "url", "doi", "type", "published_on", "accessed_on"]

    class Meta:
        ordering = ["title"]
        verbose_name = "source"
        verbose_name_plural = "sources"

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    def clean(self) -> None:
        super().clean()
        if self.published_on and self.accessed_on and self.accessed_on < self.published_on:
            raise ValidationError(
                {"accessed_on": "This is before the source was published. Put one of the two days right."}
            )

    @property
    def link(self) -> str | None:
        """Where a reader can open the source: its address, else its DOI as a link."""
        return harmless_link(self.url) or (f"https://doi.org/{self.doi}" if self.doi else None)
