"""How every listing of our admin looks and behaves, on top of wagtail-modeladmin."""

from typing import Any

from django import forms
from django.contrib.admin.utils import label_for_field
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.text import capfirst
from wagtail.admin.widgets.button import BaseButton, Button, ButtonWithDropdown, HeaderButton
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from cms.choosers import EMPTY

MOST_WORDS = 10
ROWS_AT_ONCE = 500


class IconButtonHelper(ButtonHelper):
    """Gives the buttons of a row the icons that Wagtail uses for the same actions."""

    def edit_button(self, *args, **kwargs) -> dict:
        return {**super().edit_button(*args, **kwargs), "icon": "edit"}

    def copy_button(self, *args, **kwargs) -> dict:
        return {**super().copy_button(*args, **kwargs), "icon": "copy"}

    def unpublish_button(self, *args, **kwargs) -> dict:
        return {**super().unpublish_button(*args, **kwargs), "icon": "download"}

    def delete_button(self, *args, **kwargs) -> dict:
        return {**super().delete_button(*args, **kwargs), "icon": "bin"}


class ListingView(IndexView):
    """A listing in Wagtail's own layout, filtered by the declared filters and nothing else."""

    def get_filters_params(self, params: Any = None) -> dict:
        """Leave out parameters that are no filter: modeladmin hands them to the database as lookups."""
        known = {list_filter.parameter_name for list_filter in self.list_filter}
        return {key: value for key, value in super().get_filters_params(params).items() if key in known}

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet:
        """Modeladmin asks twice for each response, and each time every filter would ask the database."""
        if not hasattr(self, "_rows"):
            self._rows = super().get_queryset(request)
        return self._rows

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> QuerySet:
        """Each word is a condition of the query, and databases refuse queries with too many."""
        words = search_term.replace("\x00", " ").split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponseBase:
        """Rows are read some at a time: a download of everything must not hold everything in memory."""
        return super().as_spreadsheet(queryset.iterator(chunk_size=ROWS_AT_ONCE), spreadsheet_format)

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["cms/admin.css"]})

    def get_context_data(self, **kwargs: Any) -> dict:
        title = self.model_admin.get_menu_label()
        context = super().get_context_data(**kwargs)
        return context | {
            "header_title": title,
            "header_icon": self.header_icon,
            "header_buttons": self._header_buttons(user_can_create=context["user_can_create"]),
            "breadcrumbs_items": [{"url": self.index_url, "label": capfirst(title)}],
            "media": self.media,
            "narrowed": bool(self.query) or any(spec.value() for spec in self.filter_specs),
        }

    def _header_buttons(self, *, user_can_create: bool) -> list[BaseButton]:
        buttons: list[BaseButton] = []
        if user_can_create:
            label = self.button_helper.add_button()["label"]
            buttons.append(HeaderButton(label, url=self.create_url, icon_name="plus"))
        if self.list_export:
            links = {"Download XLSX": self.xlsx_export_url, "Download CSV": self.csv_export_url}
            buttons.append(
                ButtonWithDropdown(
                    buttons=[Button(label, url=url, icon_name="download") for label, url in links.items()],
                    icon_name="dots-horizontal",
                    attrs={"aria-label": "Download this list"},
                    classname="w-h-slim-header",
                )
            )
        return buttons


class ListingAdmin(ModelAdmin):
    """Base of our listings. `list_filter` takes classes of `cms.listing_filters` and their like only."""

    empty_value_display = EMPTY
    list_per_page = 50
    index_view_class = ListingView
    button_helper_class = IconButtonHelper

    def get_extra_attrs_for_field_col(self, obj: Model, field_name: str) -> dict[str, str]:
        """On a phone a row is a card, and each value stands beside the name of its column."""
        return {"data-label": capfirst(str(label_for_field(field_name, self.model, model_admin=self)))}

    def get_list_filter(self, request: HttpRequest) -> tuple:
        """Exactly what is declared; modeladmin would add a filter that needs Django's own admin."""
        return tuple(self.list_filter)
