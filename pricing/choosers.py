"""Choosers with search for treatments and price tables, and the block that puts a price table in an answer."""

from django.db.models import Case, QuerySet, When
from wagtail.admin.views.generic.chooser import BaseChooseView

from cms.choosers import (
    ChooseWithColumnsView,
    ResultsWithColumnsView,
    TableChooserViewSet,
    ValueColumn,
)
from cms.page_ids import id_of

_TREATMENT = "treatment"


class TreatmentChooserViewSet(TableChooserViewSet):
    model = "pricing.Treatment"
    icon = "tag"
    choose_one_text = "Choose a treatment"
    choose_another_text = "Choose another treatment"
    edit_item_text = "Edit this treatment"
    more_columns = (
        ValueColumn("alternate_name", label="Also called"),
        ValueColumn("get_specialty_display", label="Specialty"),
    )


class TreatmentFirst(BaseChooseView):
    """Puts the tables of the treatment that the address names above the others."""

    def apply_object_list_ordering(self, objects: QuerySet) -> QuerySet:
        treatment = id_of(self.request.GET.get(_TREATMENT, ""))
        if treatment is None:
            return super().apply_object_list_ordering(objects)
        # Not the comparison itself: without a treatment it is NULL, which databases sort to different ends.
        place = Case(When(treatment_id=treatment, then=0), default=1)
        return objects.annotate(place=place).order_by("place", "title", "pk")


class ChoosePriceTableView(TreatmentFirst, ChooseWithColumnsView):
    """The chooser's window."""


class PriceTableResultsView(TreatmentFirst, ResultsWithColumnsView):
    """The chooser's list after a search or on a further page."""


class PriceTableChooserViewSet(TableChooserViewSet):
    model = "pricing.PriceTable"
    choose_view_class = ChoosePriceTableView
    choose_results_view_class = PriceTableResultsView
    preserve_url_parameters = ("multiple", _TREATMENT)
    icon = "table"
    choose_one_text = "Choose a price table"
    choose_another_text = "Choose another price table"
    edit_item_text = "Edit this price table"
    more_columns = (
        ValueColumn("treatment", label="Treatment"),
        ValueColumn("checked_on", label="Checked on"),
    )
    select_related = ("treatment",)


treatment_chooser_viewset = TreatmentChooserViewSet("treatment_chooser")
price_table_chooser_viewset = PriceTableChooserViewSet("price_table_chooser")

PriceTableChooserBlock = price_table_chooser_viewset.get_block_class(
    name="PriceTableChooserBlock", module_path="pricing.choosers"
)
# Stands in answers only, beside the page's field for its treatment. Wagtail itself names the page's language.
PriceTableChooserBlock.widget = price_table_chooser_viewset.widget_class(
    linked_fields={_TREATMENT: "#id_treatment"}
)
