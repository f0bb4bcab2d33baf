"""The report "Audit": what the last audit found on public pages, and the button that runs it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.views.reports import ReportView

from cms.audit.kinds import GRAVEST_FIRST, LABELS, Kind
from cms.audit.models import AuditFinding
from cms.audit.runs import AlreadyRunning, last_run, run_audit
from cms.dates import today
from faq.audit.places import place_of
from faq.audit.stored_findings import MOST_SEVERE_FIRST, findings_for
from faq.editorial.panel import STYLE
from faq.review.worklist import works_on_pages

INDEX = "audit_report"
MOST_SECONDS = 20
"""What the button waits for: a request must end before the server gives it up."""
_BATCH = 500


@dataclass(frozen=True)
class Row:
    """A finding as the report shows it; `url` leads to the field it is about, for whom the editor opens."""

    record: AuditFinding

    @property
    def pk(self) -> int:
        return self.record.pk

    @property
    def title(self) -> str:
        return self.record.audited_page.title or self.record.audited_page.url

    @property
    def address(self) -> str:
        return self.record.audited_page.url

    @property
    def url(self) -> str:
        page_id = self.record.audited_page.page_id
        if not page_id or not self.record.may_edit:  # type: ignore[attr-defined]  # annotated
            return ""
        place = place_of(self.record.where)
        anchor = f"#field-{place.question}-{place.field}" if place.field else ""
        return reverse("wagtailadmin_pages:edit", args=[page_id]) + anchor

    @property
    def severity(self) -> str:
        return self.record.get_severity_display()

    @property
    def kind(self) -> str:
        return self.record.get_kind_display()

    @property
    def where(self) -> str:
        return place_of(self.record.where).label

    @property
    def rule(self) -> str:
        return self.record.rule

    @property
    def message(self) -> str:
        return self.record.message

    @property
    def excerpt(self) -> str:
        return self.record.excerpt

    @property
    def since(self) -> Any:
        return self.record.first_found_at


class AuditFilterSet(WagtailFilterSet):
    """Narrows the findings."""

    severity = django_filters.ChoiceFilter(
        label="Severity",
        empty_label="All",
        choices=[(severity.value, LABELS[severity][1]) for severity in GRAVEST_FIRST],
        widget=forms.RadioSelect,
    )
    kind = django_filters.ChoiceFilter(
        label="About", empty_label="Everything", choices=Kind.choices, widget=forms.RadioSelect
    )
    rule = django_filters.CharFilter(label="Rule", lookup_expr="iexact")
    page = django_filters.NumberFilter(label="Page number", field_name="audited_page__page_id", min_value=1)

    class Meta:
        model = AuditFinding
        fields: Sequence[str] = []


class FindingColumn(BaseColumn):
    """What was found and where on the page, with the words it is about."""

    cell_template_name = "faq/admin/audit_report_finding.html"


class AddressColumn(BaseColumn):
    """The page, linked to its editor for those whom that would let in, and its public address."""

    cell_template_name = "faq/admin/audit_report_page.html"


class AuditReport(ReportView):
    """One row for each finding; the number of queries does not depend on how many there are."""

    model = AuditFinding
    page_title = "Audit"
    header_icon = "clipboard-list"
    index_url_name = INDEX
    index_results_url_name = f"{INDEX}_results"
    results_template_name = "faq/admin/audit_report_results.html"
    verbose_name_plural = "findings"
    filterset_class = AuditFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["audited_page__title", "audited_page__url", "message"]
    default_ordering = "gravity"
    columns = [
        Column("severity", width="10%"),
        FindingColumn("message", label="Finding", width="45%"),
        AddressColumn("title", label="Page", width="25%"),
        Column("kind", label="About", width="10%"),
        DateColumn("since", label="Since", width="10%"),
    ]
    export_headings = {
        "severity": "Severity",
        "kind": "About",
        "rule": "Rule",
        "title": "Page",
        "record.audited_page.page_id": "Page number",
        "address": "Address",
        "where": "Where",
        "message": "Finding",
        "excerpt": "Text",
        "since": "Since",
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not works_on_pages(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            found = self.get_queryset().iterator(chunk_size=_BATCH)
            return self.as_spreadsheet(_rows(found), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return findings_for(self.request.user)

    def get_filtered_queryset(self) -> QuerySet:
        # Wagtail's view would filter what get_queryset has filtered already.
        return self.get_queryset()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(*MOST_SEVERE_FIRST)

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        paginator, page, found, has_other_pages = super().paginate_queryset(queryset, page_size)
        page.object_list = list(_rows(found))
        return paginator, page, page.object_list, has_other_pages

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        context["last_run"] = last_run()
        context["run_address"] = reverse(f"{INDEX}_run")
        context["media"] += STYLE
        return context

    def get_filename(self) -> str:
        return f"audit-{today().isoformat()}"


@require_POST
def run_now(request: HttpRequest) -> HttpResponse:
    """Audit what has changed; what a request has no time for is left to the next run."""
    if not works_on_pages(request.user):
        raise PermissionDenied
    try:
        run = run_audit(by=request.user, most_seconds=MOST_SECONDS)
    except AlreadyRunning as error:
        messages.warning(request, str(error))
        return redirect(INDEX)
    said = f"Of {run.pages} public addresses {run.audited} had changed and were looked at."
    left = f" {run.waiting} are left: run it again, or wait for the nightly run." if run.waiting else ""
    behind = (
        "" if run.compared else " There was no time to compare pages with each other; the nightly run does."
    )
    messages.success(request, said + left + behind)
    return redirect(INDEX)


def _rows(found: Iterable[AuditFinding]) -> Iterator[Row]:
    return (Row(record) for record in found)
