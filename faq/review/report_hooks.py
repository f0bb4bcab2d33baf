"""Where the report "Medical review" stands in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

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
    return report_menu_item(order=100)


def report_menu_item(order: int) -> MenuItem:
    """The report, for this menu and the menu FAQ."""
    return ReportMenuItem(
        "Medical review", reverse(INDEX), name="medical-review", icon_name="clipboard-list", order=order
    )
