"""What pricing registers with Wagtail's admin; its listings stand in the menu group of faq."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from pricing.choosers import price_table_chooser_viewset, treatment_chooser_viewset
from pricing.recheck_views import CHECKED, INDEX, PricesToRecheck, mark_checked, may_see_list


class RecheckMenuItem(MenuItem):
    """Shown to those whom the list lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_list(request.user)


def recheck_menu_item(order: int) -> MenuItem:
    """The list of old prices, for the menu group that the price tables stand in."""
    return RecheckMenuItem(
        "Prices to re-check", reverse(INDEX), name="prices-to-re-check", icon_name="history", order=order
    )


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    return [treatment_chooser_viewset, price_table_chooser_viewset]


@hooks.register("register_admin_urls")
def register_recheck_urls() -> list[URLPattern]:
    address = "pricing/recheck/"
    return [
        path(address, PricesToRecheck.as_view(), name=INDEX),
        path(f"{address}results/", PricesToRecheck.as_view(results_only=True), name=f"{INDEX}_results"),
        path(f"{address}<int:pk>/checked/", mark_checked, name="pricing_mark_checked"),
    ]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(CHECKED)
    class CheckedFormatter(LogFormatter):
        label = "Mark prices as checked"

        def format_message(self, log_entry: ModelLogEntry) -> str:
            before = log_entry.data.get("before") or "never"
            return (
                f"Marked the prices as checked on {log_entry.data.get('checked_on', '')} (before: {before})"
            )
