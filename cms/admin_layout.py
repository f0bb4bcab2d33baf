"""Modeladmin's forms and questions in the layout that Wagtail's own pages have."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from wagtail.models import TranslatableMixin
from wagtail_modeladmin.views import WMABaseView


class WagtailLayout(WMABaseView):
    """For views of modeladmin: what Wagtail's templates need to know."""

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["cms/admin.css"]})

    def get_header_title(self) -> str:
        return f"{self.get_page_title()} {self.verbose_name}"

    def get_context_data(self, **kwargs: Any) -> dict:
        context = super().get_context_data(**kwargs)
        title = self.get_header_title()
        listing = capfirst(self.model_admin.get_menu_label())
        thing = getattr(context.get("form", self), "instance", None)
        if isinstance(thing, TranslatableMixin):
            # Modeladmin leaves it out where there is no other language, and after a refused form.
            context.setdefault("locale", thing.locale)
        return context | {
            "header_title": title,
            "header_icon": self.header_icon,
            "page_title": title,
            "page_subtitle": str(getattr(self, "get_page_subtitle", str)()),
            # With the language of a new object, which stands in the address.
            "action_url": self.request.get_full_path(),
            "breadcrumbs_items": [{"url": self.index_url, "label": listing}, {"url": "", "label": title}],
            "submit_button_label": "Save",
            "submit_button_active_label": "Saving…",
        }
