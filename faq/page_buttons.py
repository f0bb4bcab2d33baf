"""The buttons that each FAQ page has in its listing."""

from django.urls import reverse
from wagtail_modeladmin.helpers import PageButtonHelper

from cms.listing import IconButtonHelper
from faq.models import FAQPage


class FAQPageButtonHelper(IconButtonHelper, PageButtonHelper):
    """Wagtail's buttons, with links to look at the page: nobody has to find it in the tree."""

    def get_buttons_for_obj(self, obj: FAQPage, *args, **kwargs) -> list[dict]:
        edit, *others = super().get_buttons_for_obj(obj, *args, **kwargs) or [None]
        views = [button for button in (self._view_draft(obj), self._view_live(obj)) if button]
        return [button for button in (edit, *views, *others) if button]

    def _view_draft(self, page: FAQPage) -> dict | None:
        if not page.has_unpublished_changes:
            return None
        return {
            "url": reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
            "label": "View draft",
            "icon": "draft",
        }

    def _view_live(self, page: FAQPage) -> dict | None:
        url = page.get_url(self.request) if page.live else None
        return {"url": url, "label": "View live", "icon": "view"} if url else None
