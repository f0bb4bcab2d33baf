"""The questions in the page editor: they fold to their titles, are moved about, duplicated and moved to other pages."""

import sys
from typing import Any

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME
from django.urls import reverse
from wagtail.admin.panels import InlinePanel, Panel

from cms.page_ids import LARGEST_ID
from faq.forms import QuestionFormSet

# Stands for the uuid of a question in the address that the script fills in.
_NO_UUID = "00000000-0000-0000-0000-000000000000"
_MOST_DIGITS = len(str(LARGEST_ID))


def _place(row: Panel.BoundPanel) -> int:
    """Where the editor put the row; what was sent without a place stays below."""
    posted = str(row.form[ORDERING_FIELD_NAME].value())
    # Python reads no number of thousands of digits.
    return int(posted) if posted.isdecimal() and len(posted) <= _MOST_DIGITS else sys.maxsize


class QuestionsPanel(InlinePanel):
    """An InlinePanel whose rows are checked together by `QuestionFormSet`, with what its scripts work on."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = QuestionFormSet
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "faq/admin/questions_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and self.formset.is_bound and not self.formset.is_valid():
                # Wagtail keeps the order in which the editor put the rows only of those that it can save.
                self.children.sort(key=_place)

        @property
        def media(self) -> forms.Media:
            scripts = [
                "field_places",
                "questions_panel",
                "question_reordering",
                "question_copying",
                "question_link",
            ]
            return super().media + forms.Media(
                js=[*(f"faq/{name}.js" for name in scripts), "faq/length_advice.js", "faq/error_summary.js"],
                css={"all": ["faq/page_editor.css"]},
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            page = self.instance
            if page.pk and not page._state.adding:
                context["move_address"] = reverse("faq_move_question", args=[page.pk, _NO_UUID])
                context["no_uuid"] = _NO_UUID
            return context
