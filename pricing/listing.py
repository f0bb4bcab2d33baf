"""Treatments and price tables in the admin: what their listings show, filter and search."""

from django.contrib.admin import display
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from cms.listing_filters import ChoiceFilter, LanguageFilter, RelatedFilter, SpecialtyFilter
from cms.reference_data import ReferenceDataAdmin
from pricing.models import PriceTable, Treatment


class KindFilter(ChoiceFilter):
    title = parameter_name = "kind"


class TreatmentAdmin(ReferenceDataAdmin):
    model = Treatment
    menu_icon = "tag"
    list_display = ("name", "alternate_name", "kind_of_treatment", "specialty", "used_by", "language")
    list_select_related = ("locale",)
    list_filter = (KindFilter, SpecialtyFilter, LanguageFilter)
    search_fields = ("name", "alternate_name", "slug")
    ordering = ("name",)

    @display(description="Kind", ordering="kind")
    def kind_of_treatment(self, treatment: Treatment) -> str:
        return treatment.get_kind_display().partition(" (")[0]


class TreatmentFilter(RelatedFilter):
    title = parameter_name = "treatment"


class PriceTableAdmin(ReferenceDataAdmin):
    model = PriceTable
    menu_label = "Price tables"
    menu_icon = "table"
    list_display = ("title", "treatment", "number_of_prices", "checked_on", "used_by", "language")
    list_select_related = ("treatment", "locale")
    list_filter = (TreatmentFilter, LanguageFilter)
    search_fields = ("title", "treatment__name", "source")
    ordering = ("title",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(price_count=Count("prices"))

    @display(description="Prices", ordering="price_count")
    def number_of_prices(self, table: PriceTable) -> int:
        return table.price_count
