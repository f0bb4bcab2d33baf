"""The panel "Medical review" of the page editor: what is covered, by whom, until when, and what changed since."""

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from faq.review.overview import Overview


class ReviewPanel(Panel):
    """Shows records and links to the review view; it has no field, so nothing about a review can be typed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "faq/admin/review_panel.html"

        @property
        def media(self) -> forms.Media:
            return forms.Media(css={"all": ["faq/review.css"]}, js=["faq/review_panel.js"])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            # The page as it is stored: the form may hold changes that nobody has saved.
            stored = (
                type(self.instance).objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
            )
            if stored is None:
                return context
            return context | {
                "overview": Overview(stored),
                "review_url": reverse("faq_review", args=[stored.pk]),
            }
