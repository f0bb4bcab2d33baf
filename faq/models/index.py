"""The page that lists FAQ pages."""

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Workflow

from cms import search_appearance
from cms.search_appearance import SearchAppearance
from cms.visible_page import VisiblePage
from faq.index_listing import index_document
from faq.models.review_task import MedicalReviewTask


class FAQIndexPage(SearchAppearance, VisiblePage):
    """Parent of FAQ pages; lists those of them that the public may see."""

    template = "faq/faq_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["faq.FAQPage"]

    introduction = models.TextField(blank=True, help_text="One or two sentences shown above the list.")

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [*Page.promote_panels, *search_appearance.panels]

    api_fields = ["introduction"]

    class Meta:
        verbose_name = "FAQ index"
        verbose_name_plural = "FAQ indexes"

    def get_workflow(self) -> Workflow | None:
        """Its own: that of its parent where the index is assigned a medical review, which is for the pages below."""
        own = self.workflow_of_pages()
        if own and MedicalReviewTask.objects.filter(workflow_tasks__workflow=own).exists():
            return self.get_parent().get_workflow() or own
        return own

    def workflow_of_pages(self) -> Workflow | None:
        """The workflow of the pages below the index."""
        return super().get_workflow()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["document"] = index_document(
            self, site=self.get_site(), now=timezone.now(), query=request.GET
        )
        return context
