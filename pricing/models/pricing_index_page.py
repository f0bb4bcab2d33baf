"""The page that lists what treatments cost."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms import search_appearance
from cms.search_appearance import SearchAppearance
from cms.visible_page import VisiblePage
from pricing.index_listing import index_document


class PricingIndexPage(SearchAppearance, VisiblePage):
    """Parent of pricing pages; lists those of them that the public may see."""

    template = "pricing/pricing_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["pricing.PricingPage"]

    introduction = models.TextField(blank=True, help_text="One or two sentences shown above the list.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [*Page.promote_panels, *search_appearance.panels]

    api_fields = ["introduction"]

    class Meta:
        verbose_name = "pricing index"
        verbose_name_plural = "pricing indexes"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["document"] = index_document(self, site=self.get_site(), now=timezone.now())
        return context
