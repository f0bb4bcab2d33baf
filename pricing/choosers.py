"""Choosers with search for treatments and price tables, and the block that puts a price table in an answer."""

from cms.choosers import TableChooserViewSet, ValueColumn


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


class PriceTableChooserViewSet(TableChooserViewSet):
    model = "pricing.PriceTable"
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
