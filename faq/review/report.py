"""The report "Medical review": which pages need a clinician's eye, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView

from cms.dates import today
from cms.report_columns import LabelledColumn, LabelledDateColumn
from faq.models import FAQPage, MedicalReviewer
from faq.review.worklist import (
    ALL,
    BATCH,
    MOST_URGENT_FIRST,
    NEEDS_ACTION,
    SECTIONS,
    may_see_list,
    review_list,
    rows,
    section_counts,
)

INDEX = "medical_review_report"


STYLE = forms.Media(css={"all": ["faq/review_lists.css"]})


@dataclass(frozen=True)
class SectionLink:
    """A section of the report with the number of its pages, and where it is."""

    label: str
    pages: int
    url: str
    current: bool


def report_address(section: str = NEEDS_ACTION.name) -> str:
    """Where the report shows this section."""
    address = reverse(INDEX)
    return address if section == NEEDS_ACTION.name else f"{address}?show={section}"


def section_links(counts: Mapping[str, int], current: str | None = None) -> list[SectionLink]:
    """The sections that have pages; nothing if none has."""
    return [
        SectionLink(section.label, counts[name], report_address(name), name == current)
        for name, section in SECTIONS.items()
        if counts[name] or (name == NEEDS_ACTION.name and counts[ALL.name])
    ]


class ReviewFilterSet(WagtailFilterSet):
    """Without `show`, what needs action; a page that nobody ever reviewed does."""

    show = django_filters.ChoiceFilter(
        label="Show",
        empty_label=NEEDS_ACTION.label,
        choices=[(name, section.label) for name, section in SECTIONS.items() if section is not NEEDS_ACTION],
        method="in_section",
        widget=forms.RadioSelect,
    )
    live = django_filters.ChoiceFilter(
        label="Publication",
        empty_label="Live or not",
        choices=[("true", "Live"), ("false", "Not live")],
        method="published",
        widget=forms.RadioSelect,
    )
    medical_reviewer = django_filters.ModelChoiceFilter(
        label="To be reviewed by", empty_label="Anybody", queryset=MedicalReviewer.objects.all()
    )

    class Meta:
        model = FAQPage
        fields: Sequence[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].label = "Language"

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("show") else found.filter(NEEDS_ACTION.condition)

    def in_section(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(SECTIONS[value].condition)

    def published(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(live=value == "true")


class PageColumn(BaseColumn):
    """The title, linked to the editor for those whom it would let in."""

    cell_template_name = "faq/admin/review_report_page.html"


class StatusColumn(BaseColumn):
    """The status in words."""

    cell_template_name = "faq/admin/review_report_status.html"


class ReviewerColumn(BaseColumn):
    """Who approved, and when; for a page that nobody approved, who is to."""

    cell_template_name = "faq/admin/review_report_reviewer.html"


class DayColumn(Column):
    """A day, without a time."""

    cell_template_name = "faq/admin/review_report_day.html"


class MedicalReviewReport(ReportView):
    """One row for each page; the number of queries does not depend on how many there are."""

    model = FAQPage
    page_title = "Medical review"
    header_icon = "clipboard-list"
    index_url_name = INDEX
    index_results_url_name = f"{INDEX}_results"
    results_template_name = "faq/admin/review_report_results.html"
    verbose_name_plural = "pages"
    filterset_class = ReviewFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields = ["title", "draft_title", "claimed_reviewer"]
    default_ordering = MOST_URGENT_FIRST
    columns = [
        PageColumn("title", label="Page", sort_key="draft_title"),
        LabelledColumn("language", sort_key="locale__language_code"),
        StatusColumn("status", sort_key="urgency"),
        ReviewerColumn("reviewer", label="Review"),
        DayColumn("due", sort_key="approved_until"),
        LabelledColumn("claimed_reviewer"),
        LabelledDateColumn("last_edited", sort_key="latest_revision_created_at", classname="updated"),
    ]
    export_headings = {
        "title": "Page",
        "page.pk": "Page number",
        "language": "Language",
        "publication": "Publication",
        "status": "Status",
        "draft_status": "New text",
        "reviewer": "Last reviewed by",
        "assigned_reviewer": "To be reviewed by",
        "reviewed_on": "Last reviewed",
        "due": "Due",
        "claimed_reviewer": "Claimed reviewer",
        "last_edited": "Last edited",
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            pages = self.get_queryset().iterator(chunk_size=BATCH)
            return self.as_spreadsheet(rows(pages), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return review_list(self.request.user, today=today())

    def get_filtered_queryset(self) -> QuerySet:
        # Wagtail's view would filter what get_queryset has filtered already.
        return self.get_queryset()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        # Wagtail would leave the filters out where one is no choice, and show what is reviewed as if it needed action.
        if self.filters.is_valid():
            return self.filters.filter_queryset(queryset)
        return queryset.filter(NEEDS_ACTION.condition)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.ordering == self.default_ordering:
            return queryset.order_by(*MOST_URGENT_FIRST)
        name = self.ordering.lstrip("-")
        by = F(name).desc(nulls_last=True) if self.ordering.startswith("-") else F(name).asc(nulls_last=True)
        return queryset.order_by(by, "pk")

    def paginate_queryset(self, queryset: QuerySet, page_size: int) -> tuple:
        paginator, page, found, has_other_pages = super().paginate_queryset(queryset, page_size)
        page.object_list = list(rows(found))
        return paginator, page, page.object_list, has_other_pages

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        current = self.request.GET.get("show") or NEEDS_ACTION.name
        context["sections"] = section_links(section_counts(self.get_base_queryset()), current)
        context["media"] += STYLE
        return context

    def get_filename(self) -> str:
        return f"medical-review-{today().isoformat()}"
