"""Where a new FAQ page goes, asked only when there is more than one place."""

from django import forms
from django.http import HttpRequest
from wagtail_modeladmin.forms import PageChoiceField
from wagtail_modeladmin.views import ChooseParentView

from cms.admin_layout import WagtailLayout
from faq.models import FAQIndexPage


class IndexChoiceField(PageChoiceField):
    """Names the language of each place, for titles may be the same in two."""

    def label_from_instance(self, obj: FAQIndexPage) -> str:
        return f"{super().label_from_instance(obj)} ({obj.locale.get_display_name()})"


class ChooseIndexView(WagtailLayout, ChooseParentView):
    """Modeladmin's question in an editor's words."""

    def get_header_title(self) -> str:
        return self.get_page_title()

    def get_form(self, request: HttpRequest) -> forms.Form:
        form = super().get_form(request)
        form.fields["parent_page"] = IndexChoiceField(
            label="Add the new page to",
            queryset=form.valid_parents_qs.select_related("locale"),
            empty_label=None,
            widget=forms.RadioSelect,
            help_text="The page is written in the language of the place it is added to.",
        )
        return form
