"""Where the report and the dashboard panel about medical review stand in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from faq.review.dashboard import MedicalReviewPanel
from faq.review.report import INDEX, MedicalReviewReport
from faq.review.worklist import may_see_list


class ReportMenuItem(MenuItem):
    """Shown to those whom the report lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_list(request.user)


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    address = "reports/medical-review/"
    return [
        path(address, MedicalReviewReport.as_view(), name=INDEX),
        path(f"{address}results/", MedicalReviewReport.as_view(results_only=True), name=f"{INDEX}_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    return ReportMenuItem(
        "Medical review", reverse(INDEX), name="medical-review", icon_name="clipboard-list", order=100
    )


@hooks.register("construct_homepage_panels")
def add_dashboard_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(MedicalReviewPanel())
