"""Treatments and what they cost."""

from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "pricing"
    verbose_name = "Pricing"

    def ready(self) -> None:
        from cms import references
        from pricing.models import PriceTable, Treatment

        references.protect(PriceTable, block="price_table")
        references.protect(Treatment, field="treatment")
