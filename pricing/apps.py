"""Treatments and what they cost."""

from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "pricing"
    verbose_name = "Pricing"

    def ready(self) -> None:
        from cms import references
        from cms.published.triggers import watch
        from pricing.models import Price, PriceTable, Treatment

        references.protect(PriceTable, block="price_table")
        references.protect(Treatment, field="treatment")
        watch(Treatment, "treatment")
        watch(PriceTable, "price_table")
        watch(Price, "price_table", by="price_table")
