"""The report "Prices to re-check", and the button that says that somebody has just done it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from cms import conf
from cms.dates import today
from cms.published.freshness import bring_up_to_date
from pricing.models import PriceTable
from pricing.price_age import age_in_months
from pricing.recheck import to_recheck, with_public_pages

INDEX = "pricing_recheck"
CHECKED = "pricing.check"


def may_mark(user: Any) -> bool:
    """Whether somebody may say that prices have been checked."""
    return user.has_perm("pricing.check_pricetable")


def may_see_list(user: Any) -> bool:
    """Whoever may act on what the list shows: by editing, or by marking."""
    return may_mark(user) or user.has_perm("pricing.change_pricetable")


class TableColumn(BaseColumn):
    """The title, linked to the form for those who may change it, and the source to compare with."""

    cell_template_name = "pricing/admin/recheck_table.html"

    def get_cell_context_data(self, instance: PriceTable, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        may_edit = parent_context["request"].user.has_perm("pricing.change_pricetable")
        context["url"] = reverse("pricing_pricetable_modeladmin_edit", args=[instance.pk]) if may_edit else ""
        return context


class MarkColumn(BaseColumn):
    """The button that marks a table as checked today."""

    cell_template_name = "pricing/admin/recheck_mark.html"

    def get_cell_context_data(self, instance: PriceTable, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(parent_context["request"])
        context["may_mark"] = may_mark(parent_context["request"].user)
        return context


class PricesToRecheck(ReportView):
    """The oldest first; the number of queries does not depend on how many there are."""

    model = PriceTable
    page_title = "Prices to re-check"
    header_icon = "table"
    index_url_name = INDEX
    index_results_url_name = f"{INDEX}_results"
    verbose_name_plural = "price tables"
    results_template_name = "pricing/admin/recheck_results.html"
    default_ordering = None
    columns = [
        TableColumn("title", label="Price table"),
        Column("checked_on", label="Checked on", accessor=lambda table: table.checked_on or "never"),
        Column("age", label="Months ago", accessor=lambda table: _age(table)),
        Column("public_pages", label="Public pages"),
        Column("language", label="Language", accessor=lambda table: table.locale.get_display_name()),
        MarkColumn("mark", label="Checked"),
    ]
    export_headings = {"title": "Price table", "checked_on": "Checked on", "public_pages": "Public pages"}
    list_export = ["title", "checked_on", "public_pages", "source", "source_url"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_list(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        now = timezone.now()
        bring_up_to_date(now=now)
        due = to_recheck(months=conf.price_check_months(), today=today())
        return with_public_pages(due.select_related("locale"), now=now)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"months": conf.price_check_months()}

    def get_filename(self) -> str:
        return f"prices-to-re-check-{today().isoformat()}"


@require_POST
def mark_checked(request: HttpRequest, pk: int) -> HttpResponse:
    """Date a price table today; its history says who said so and what day stood there before."""
    if not may_mark(request.user):
        raise PermissionDenied
    table = get_object_or_404(PriceTable, pk=pk)
    before, table.checked_on = table.checked_on, today()
    table.save(update_fields=["checked_on"])
    log(
        instance=table,
        action=CHECKED,
        user=request.user,
        data={"before": before.isoformat() if before else None, "checked_on": table.checked_on.isoformat()},
    )
    messages.success(request, f"“{table}” is marked as checked today. Readers see the new date at once.")
    return redirect(INDEX)


def _age(table: PriceTable) -> str:
    return "" if table.checked_on is None else str(age_in_months(table.checked_on, today=today()))
