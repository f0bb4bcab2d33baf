"""The way from the tab Search and sharing to the preview modes that show what engines will read."""

from typing import Any

from django import forms
from wagtail.admin.panels import Panel

from cms.preview_modes import SEARCH_RESULT, STRUCTURED_DATA


class MarkupPanel(Panel):
    """Buttons that open Wagtail's preview beside the form in one of its modes. It has no field of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "faq/admin/markup_panel.html"

        @property
        def media(self) -> forms.Media:
            return forms.Media(js=["faq/preview_link.js"])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "modes": [
                    (STRUCTURED_DATA, "Show the structured data, with its errors"),
                    (SEARCH_RESULT, "Show the search result"),
                ]
            }
