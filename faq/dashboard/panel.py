"""The panel "What needs me today": the medical review first, then what else waits, then what others have changed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.ui.components import Component

from faq.dashboard.needs import last_changes, needs_of
from faq.review.dashboard import MedicalReviewPanel

STYLE = forms.Media(css={"all": ["faq/dashboard.css"]})


class TodayPanel(Component):
    """Asks the database a fixed number of times, however much there is."""

    name = "today"
    template_name = "faq/admin/today.html"
    order = 100

    def __init__(self) -> None:
        self.review = MedicalReviewPanel()

    @property
    def media(self) -> forms.Media:
        return STYLE + self.review.media

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user, now = parent_context["request"].user, timezone.now()
        return {
            "review": self.review.render_html(parent_context),
            "needs": needs_of(user, now=now),
            "changes": last_changes(user, now=now),
        }
