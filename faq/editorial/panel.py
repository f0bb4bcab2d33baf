"""The panel "Editorial checks" of the page editor: what the checks find in the draft, and in what is being typed."""

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import Panel

from faq.audit import listing as audit_listing
from faq.audit.drafts import findings_if_published
from faq.editorial.drafts import text_findings
from faq.editorial.listing import sections_of, summary_of
from faq.review.texts import newest_text

STYLE = forms.Media(css={"all": ["faq/editorial.css"]})


class EditorialPanel(Panel):
    """Lists findings with links to their fields. It has no field of its own and never changes a word."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "faq/admin/editorial_panel.html"

        @property
        def media(self) -> forms.Media:
            return STYLE + forms.Media(js=["faq/field_places.js", "faq/editorial.js"])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            # The page as it is stored: the form may hold changes that nobody has saved.
            stored = (
                type(self.instance).objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
            )
            if stored is None:
                return context
            text = newest_text(stored)
            findings = text_findings(text)
            return context | {
                "stored": stored,
                "sections": sections_of(findings),
                "summary": summary_of(findings),
                "audit_sections": audit_listing.sections_of(findings_if_published(text)),
                "address": reverse("faq_editorial_findings", args=[stored.pk]),
            }
