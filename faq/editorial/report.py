"""The report "Editorial checks": which pages should be looked at again, and for what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from cms.dates import today
from cms.report_columns import LabelledColumn
from faq.editorial.drafts import draft_findings
from faq.editorial.findings import SEVERITIES, Check, Finding
from faq.editorial.listing import LABELS, counts_of
from faq.editorial.panel import STYLE
from faq.editorial.places import place_of
from faq.editorial.registry import CHECKS
from faq.models import FAQPage
from faq.page_permissions import listed_pages
from faq.review.texts import with_text
from faq.review.worklist import works_on_pages

INDEX = "editorial_report"
PAGES_AT_ONCE = 100
"""How many pages one screen looks at, those edited last first."""


@dataclass(frozen=True)
class Row:
    """A page with the findings that the filters leave; `may_edit` is for whom the editor opens."""

    page: FAQPage
    findings: list[Finding]
    may_edit: bool

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk]) if self.may_edit else ""

    @property
    def language(self) -> str:
        return self.page.locale.get_display_name()

    @property
    def publication(self) -> str:
        return "Live" if self.page.live else "Not live"

    @cached_property
    def counts(self) -> dict:
        return counts_of(self.findings)

    @property
    def errors(self) -> int:
        return self.counts["error"]

    @property
    def warnings(self) -> int:
        return self.counts["warning"]

    @property
    def notes(self) -> int:
        return self.counts["info"]

    @property
    def checks(self) -> list[Check]:
        """The checks that found something, each once."""
        return [CHECKS[code] for code in dict.fromkeys(finding.code for finding in self.findings)]


@dataclass(frozen=True)
class Line:
    """A finding in the spreadsheet, with its page."""

    row: Row
    finding: Finding

    @property
    def where(self) -> str:
        return place_of(self.finding).label


class EditorialFilterSet(WagtailFilterSet):
    """Narrows the findings, and with them the pages."""

    severity = django_filters.ChoiceFilter(
        label="Severity",
        empty_label="All",
        choices=[(severity, LABELS[severity][1]) for severity in SEVERITIES],
        method="left_to_the_rows",
    )
    code = django_filters.ChoiceFilter(
        label="Check",
        empty_label="All",
        choices=[(code, check.title) for code, check in CHECKS.items()],
        method="left_to_the_rows",
    )

    class Meta:
        model = FAQPage
        fields: Sequence[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].label = "Language"

    def left_to_the_rows(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding passes what was chosen; what is no choice is left out."""
        chosen = getattr(self.form, "cleaned_data", {})
        return all(
            not chosen.get(name) or getattr(finding, name) == chosen[name] for name in ("severity", "code")
        )


class PageColumn(BaseColumn):
    """The title, linked to the editor for those whom it would let in."""

    cell_template_name = "faq/admin/review_report_page.html"


class ChecksColumn(BaseColumn):
    """What was found, in words; the spreadsheet has the codes."""

    cell_template_name = "faq/admin/editorial_report_checks.html"


class EditorialReport(ReportView):
    """One row for each page with a finding; neither queries nor work of a screen depend on how many pages there are."""

    model = FAQPage
    page_title = "Editorial checks"
    header_icon = "clipboard-list"
    index_url_name = INDEX
    index_results_url_name = f"{INDEX}_results"
    results_template_name = "faq/admin/editorial_report_results.html"
    verbose_name_plural = "pages"
    filterset_class = EditorialFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["title", "draft_title"]
    default_ordering = "-latest_revision_created_at"
    columns = [
        PageColumn("title", label="Page"),
        LabelledColumn("language"),
        LabelledColumn("errors"),
        LabelledColumn("warnings"),
        LabelledColumn("notes"),
        ChecksColumn("checks"),
    ]
    export_headings = {
        "row.title": "Page",
        "row.page.pk": "Page number",
        "row.language": "Language",
        "row.publication": "Publication",
        "finding.severity": "Severity",
        "finding.code": "Check",
        "where": "Where",
        "finding.excerpt": "Text",
        "finding.message": "Message",
        "finding.reason": "Reason",
        "finding.source.title": "Source",
        "finding.source.address": "Address of the source",
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            lines = (Line(row, finding) for row in self.every_row() for finding in row.findings)
            return self.as_spreadsheet(lines, request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        pages = FAQPage.objects.filter(alias_of=None, pk__in=listed_pages(self.request.user).values("pk"))
        return (
            with_text(pages)
            .select_related("treatment__locale", "locale")
            .order_by("-latest_revision_created_at", "pk")
        )

    def get_filtered_queryset(self) -> QuerySet:
        # Wagtail's view would filter what get_queryset has filtered already.
        return self.get_queryset()

    def rows(self, pages: Iterable[FAQPage]) -> Iterator[Row]:
        """The pages with findings that pass the filters, those with the most serious ones first."""
        pages = list(pages)
        found = draft_findings(pages)
        policy = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        editable = set(policy.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
        rows = [
            Row(
                page,
                [finding for finding in found[page.pk] if self.filters.keeps(finding)],
                page.pk in editable,
            )
            for page in pages
            if page.pk in found
        ]
        return iter(
            sorted(
                (row for row in rows if row.findings),
                key=lambda row: (-row.errors, -row.warnings, -row.notes, row.page.pk),
            )
        )

    def every_row(self) -> Iterator[Row]:
        """The rows of all pages, read and looked at some at a time."""
        numbers = list(self.get_queryset().values_list("pk", flat=True))
        for start in range(0, len(numbers), PAGES_AT_ONCE):
            chosen = numbers[start : start + PAGES_AT_ONCE]
            yield from self.rows(self.get_base_queryset().filter(pk__in=chosen))

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        """Only the pages of one screen are looked at, however many there are: those without findings leave no row."""
        paginator, page, looked_at, paginated = super().paginate_queryset(queryset, PAGES_AT_ONCE)
        page.object_list = list(self.rows(looked_at))
        return paginator, page, page.object_list, paginated

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        context["media"] += STYLE
        context["items_count"] = len(context["object_list"])
        return context

    def get_filename(self) -> str:
        return f"editorial-checks-{today().isoformat()}"
