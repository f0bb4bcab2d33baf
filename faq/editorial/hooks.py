"""Where the editorial checks stand in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from faq.editorial.report import INDEX, EditorialReport
from faq.editorial.views import TypedFindings
from faq.review.worklist import works_on_pages


class EditorialMenuItem(MenuItem):
    """Shown to those whom the report lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_on_pages(request.user)


@hooks.register("register_admin_urls")
def register_editorial_urls() -> list[URLPattern]:
    address = "reports/editorial-checks/"
    return [
        path(address, EditorialReport.as_view(), name=INDEX),
        path(f"{address}results/", EditorialReport.as_view(results_only=True), name=f"{INDEX}_results"),
        path("faq/editorial/<int:page_id>/", TypedFindings.as_view(), name="faq_editorial_findings"),
    ]


@hooks.register("register_reports_menu_item")
def register_editorial_menu_item() -> MenuItem:
    return EditorialMenuItem(
        "Editorial checks", reverse(INDEX), name="editorial-checks", icon_name="clipboard-list", order=110
    )
