"""Choosers with search for treatments and price tables, and the block that puts a price table in an answer."""

from wagtail.admin.viewsets.chooser import ChooserViewSet


class TreatmentChooserViewSet(ChooserViewSet):
    model = "pricing.Treatment"
    icon = "tag"
    choose_one_text = "Choose a treatment"
    choose_another_text = "Choose another treatment"
    edit_item_text = "Edit this treatment"


class PriceTableChooserViewSet(ChooserViewSet):
    model = "pricing.PriceTable"
    icon = "table"
    choose_one_text = "Choose a price table"
    choose_another_text = "Choose another price table"
    edit_item_text = "Edit this price table"


treatment_chooser_viewset = TreatmentChooserViewSet("treatment_chooser")
price_table_chooser_viewset = PriceTableChooserViewSet("price_table_chooser")

PriceTableChooserBlock = price_table_chooser_viewset.get_block_class(
    name="PriceTableChooserBlock", module_path="pricing.choosers"
)
