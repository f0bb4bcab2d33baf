"""Tables of the published documents. All of it is derived: `manage.py rebuild_documents` makes it anew."""

import datetime as dt

from django.db import models

from cms.published.long_text import LongTextField

FOREVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


# With the schedule in each index a list is cut out, and counted, without looking at the rows themselves.
_WINDOW = ("visible_from", "visible_until")
_ORDERS = {
    "place": ("tree_path",),
    "date": ("type", "modified_on"),
    "title": ("type", "title"),
    "treatment": ("type", "treatment_id", "modified_on"),
    "country": ("type", "country", "modified_on"),
    "status": ("type", "review_status", "modified_on"),
}


class PublishedDocument(models.Model):
    """A public page of one site, finished for its readers, with what lists filter and sort by.

    Pages and sites are plain numbers: a row outlives a deleted page until the next read, which then knows what to
    take back. What is not public has no row.
    """

    site_id = models.PositiveIntegerField()
    page_id = models.PositiveIntegerField()
    type = models.CharField(max_length=100, help_text='Page type, such as "faq.FAQPage".')
    uuid = models.UUIDField(help_text="The same in all languages of the page.")
    locale = models.CharField(max_length=12)
    path = models.TextField(help_text="The path of its address on the site.")
    tree_path = models.CharField(max_length=255, help_text="Its place in the page tree.")
    title = models.CharField(max_length=255)
    modified_on = models.DateField(null=True, help_text="The day its text last changed.")
    treatment_id = models.PositiveIntegerField(null=True)
    country = models.CharField(max_length=2, blank=True)
    review_status = models.CharField(max_length=20, blank=True)
    reviewer_id = models.PositiveIntegerField(
        null=True, help_text="The clinician whose review of the whole page is in force."
    )
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    body = LongTextField(help_text="The whole document as JSON.")
    card = models.TextField(help_text="What lists say of it, as JSON.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the body.")
    changed_at = models.DateTimeField(help_text="When the body last became another.")
    sequence = models.BigIntegerField(help_text="Rises with every change of any document.")
    fresh_until = models.DateTimeField(help_text="From then on time alone makes it another.")
    stale = models.BooleanField(
        default=False, help_text="Something it tells of has changed since it was built."
    )
    built_by = models.CharField(max_length=64, help_text="Fingerprint of the code that built it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site_id", "page_id"], name="one_document_of_a_page_on_a_site")
        ]
        indexes = [
            models.Index(fields=["site_id", *columns, "page_id", *_WINDOW], name=f"published_by_{name}")
            for name, columns in _ORDERS.items()
        ]
        indexes += [
            models.Index(fields=["page_id"], name="published_by_page"),
            models.Index(fields=["site_id", "uuid"], name="published_by_translation"),
            models.Index(fields=["site_id", "sequence"], name="published_by_sequence"),
            models.Index(fields=["fresh_until"], name="published_by_freshness"),
            models.Index(fields=["site_id", "built_by"], name="published_by_code"),
            models.Index(fields=["site_id"], name="published_and_stale", condition=models.Q(stale=True)),
        ]

    def __str__(self) -> str:
        return f"{self.path} on site {self.site_id}"


class DocumentDependency(models.Model):
    """Something that a document tells of, such as "treatment:7". What does not exist yet can be one, too."""

    document = models.ForeignKey(PublishedDocument, on_delete=models.CASCADE, related_name="dependencies")
    key = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="one_dependency_of_a_document")
        ]

    def __str__(self) -> str:
        return self.key


class DocumentRemoval(models.Model):
    """A page that was public on a site and no longer is: what the change feed says of it."""

    site_id = models.PositiveIntegerField()
    page_id = models.PositiveIntegerField()
    type = models.CharField(max_length=100)
    locale = models.CharField(max_length=12)
    path = models.TextField()
    sequence = models.BigIntegerField()
    removed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site_id", "page_id"], name="one_removal_of_a_page_on_a_site")
        ]
        indexes = [models.Index(fields=["site_id", "sequence"], name="removed_by_sequence")]

    def __str__(self) -> str:
        return f"{self.path} on site {self.site_id}"


class DocumentMark(models.Model):
    """Written by the database itself with every change of content: what changed, such as "page:12"."""

    key = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key


class DocumentState(models.Model):
    """One row. `token` is another after every change; who has copies asks whether it is still the same."""

    token = models.CharField(max_length=32)
    sequence = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.token
