"""What pricing registers with Wagtail's admin; its listings stand in the menu group of faq."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet

from pricing.choosers import price_table_chooser_viewset, treatment_chooser_viewset


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ViewSet]:
    return [treatment_chooser_viewset, price_table_chooser_viewset]
