"""The page that lists FAQ pages."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.visibility import VisiblePage
from faq.index_listing import index_document


class FAQIndexPage(VisiblePage):
    """Parent of FAQ pages; lists those of them that the public may see."""

    template = "faq/faq_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["faq.FAQPage"]

    introduction = models.TextField(blank=True, help_text="One or two sentences shown above the list.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "FAQ index"
        verbose_name_plural = "FAQ indexes"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["document"] = index_document(
            self, site=self.get_site(), now=timezone.now(), query=request.GET
        )
        return context
