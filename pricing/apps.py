"""Treatments and what they cost."""

from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "pricing"
    verbose_name = "Pricing"

    def ready(self) -> None:
        from cms import last_change, page_seo, page_summaries, references
        from cms.published import builders
        from cms.published.freshness import also_means
        from cms.published.triggers import watch
        from pricing import page_twins
        from pricing.index_listing import index_seo
        from pricing.models import Price, PriceTable, PricingIndexPage, PricingPage, Treatment
        from pricing.published_pricing import (
            draft_document,
            finished_pricing_pages,
            pricing_pages_concerned,
        )

        references.protect(PriceTable, block="price_table")
        references.protect(Treatment, field="treatment")
        watch(Treatment, "treatment")
        watch(PriceTable, "price_table")
        watch(Price, "price_table", by="price_table")
        watch(PricingIndexPage, "page")
        watch(PricingPage, "page")
        page_twins.register()
        page_seo.register(PricingIndexPage, index_seo)
        builders.register(PricingPage, finished_pricing_pages)
        page_summaries.register_draft_document(PricingPage, draft_document)
        last_change.register_modified_on("pricingpage__modified_on")
        also_means(pricing_pages_concerned)
