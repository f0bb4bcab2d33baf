"""The page that lists FAQ pages."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.visibility import VisiblePage


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
