"""Where the report "Audit" stands in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from faq.audit.report import INDEX, AuditReport, run_now
from faq.review.worklist import works_on_pages


class AuditMenuItem(MenuItem):
    """Shown to those whom the report lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_on_pages(request.user)


@hooks.register("register_admin_urls")
def register_audit_urls() -> list[URLPattern]:
    address = "reports/audit/"
    return [
        path(address, AuditReport.as_view(), name=INDEX),
        path(f"{address}results/", AuditReport.as_view(results_only=True), name=f"{INDEX}_results"),
        path(f"{address}run/", run_now, name=f"{INDEX}_run"),
    ]


@hooks.register("register_reports_menu_item")
def register_audit_menu_item() -> MenuItem:
    return audit_menu_item(order=120)


def audit_menu_item(order: int) -> MenuItem:
    """The report, for this menu and the menu FAQ."""
    return AuditMenuItem("Audit", reverse(INDEX), name="audit", icon_name="clipboard-list", order=order)
