"""What audits found, page by page. All of it is derived: `manage.py audit --full` makes it anew."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cms.audit.kinds import GRAVEST_FIRST, LABELS, Kind

SEVERITIES = [(severity.value, LABELS[severity][0]) for severity in GRAVEST_FIRST]


class AuditedPage(models.Model):
    """A public address as the last audit that looked at it saw it.

    Pages and sites are plain numbers: a row outlives a deleted page until the next run takes it back.
    """

    key = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the address.")
    url = models.TextField(help_text="The address where the public reads it.")
    site_id = models.PositiveIntegerField()
    page_id = models.PositiveIntegerField(null=True, help_text="Empty for what is no page of the tree.")
    title = models.CharField(max_length=255, blank=True)
    digest = models.CharField(max_length=64, help_text="Of everything the answer was made from.")
    traits = models.JSONField(
        default=dict, help_text="What is compared between pages, and where its links lead."
    )
    audited_at = models.DateTimeField()
    run_id = models.PositiveBigIntegerField(default=0, db_index=True, help_text="The last run that saw it.")
    due_at = models.DateTimeField(help_text="From then on time alone may change what is found.")

    class Meta:
        indexes = [
            models.Index(fields=["page_id"], name="audited_by_page"),
            models.Index(fields=["site_id"], name="audited_by_site"),
        ]

    def __str__(self) -> str:
        return self.url


class AuditFinding(models.Model):
    """One finding. While it stays, run after run, it keeps its row, and with it when it first came."""

    audited_page = models.ForeignKey(AuditedPage, on_delete=models.CASCADE, related_name="findings")
    key = models.CharField(max_length=64, help_text="SHA-256 of what it says.")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    rule = models.CharField(max_length=80)
    severity = models.CharField(max_length=12, choices=SEVERITIES)
    where = models.TextField(blank=True)
    message = models.TextField()
    excerpt = models.TextField(blank=True)
    first_found_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audited_page", "key"], name="one_row_of_a_finding")]
        indexes = [
            models.Index(fields=["kind", "severity", "rule"], name="audit_finding_by_kind"),
            models.Index(fields=["severity", "rule"], name="audit_finding_by_severity"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


class AuditRun(models.Model):
    """One run over the whole site. `finished_at` stays empty while it runs and when it was cut short."""

    started_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now, help_text="When it last said that it goes on.")
    finished_at = models.DateTimeField(null=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    full = models.BooleanField(default=False)
    pages = models.PositiveIntegerField(default=0, help_text="Public addresses that there were.")
    waiting = models.PositiveIntegerField(default=0, help_text="Those there was no time left for.")
    audited = models.PositiveIntegerField(
        default=0, help_text="Those that were rendered and audited in this run."
    )

    # Whether findings between pages are of this run, too. Only whoever started it is told; it is not stored.
    compared = True

    class Meta:
        indexes = [models.Index(fields=["-started_at"], name="audit_run_by_start")]

    def __str__(self) -> str:
        return f"Audit of {self.started_at:%Y-%m-%d %H:%M}"


class AuditMail(models.Model):
    """Up to when somebody was told of new findings by mail."""

    # In small letters.
    address = models.EmailField(unique=True)
    told_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.address
