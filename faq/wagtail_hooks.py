"""What faq registers with Wagtail's admin: the menu group FAQ and the choosers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from faq.audit import hooks as audit_hooks
from faq.choosers import reviewer_chooser_viewset, source_chooser_viewset
from faq.dashboard import hooks as dashboard_hooks  # noqa: F401  registers the area "What needs me today"
from faq.editorial import hooks as editorial_hooks  # noqa: F401  registers the report "Editorial checks"
from faq.import_view import hooks as import_hooks
from faq.listing import FAQPageAdmin, MedicalReviewerAdmin, SourceAdmin
from faq.models import FAQPage
from faq.question_listing import QuestionAdmin
from faq.question_moving import hooks as moving_hooks  # noqa: F401  registers the view that moves a question
from faq.review import hooks as review_hooks  # noqa: F401  registers the review view and the doors it watches
from faq.review import report_hooks
from pricing.listing import PriceTableAdmin, TreatmentAdmin
from pricing.wagtail_hooks import recheck_menu_item


class FAQGroup(ModelAdminGroup):
    """Everything an editor of FAQ pages needs, in one place of the menu."""

    menu_label = "FAQ"
    menu_icon = "help"
    menu_order = 150
    items = (FAQPageAdmin, QuestionAdmin, MedicalReviewerAdmin, TreatmentAdmin, PriceTableAdmin, SourceAdmin)

    def get_submenu_items(self) -> list[MenuItem]:
        items = super().get_submenu_items()
        more = (
            recheck_menu_item,
            import_hooks.import_menu_item,
            report_hooks.report_menu_item,
            audit_hooks.audit_menu_item,
        )
        return [*items, *(item(order=order) for order, item in enumerate(more, start=len(items) + 1))]


modeladmin_register(FAQGroup)


@hooks.register("after_delete_page")
def back_to_the_listing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Where the request does not say where to go on, Wagtail would go on to the tree."""
    if isinstance(page, FAQPage) and not get_valid_next_url_from_request(request):
        return redirect("faq_faqpage_modeladmin_index")
    return None


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    return [reviewer_chooser_viewset, source_chooser_viewset]
