"""The reviewer's forms: a decision with what is declared for it, and the withdrawal of an approval."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django import forms

from faq.review.approving import Statement
from faq.review.reservations import Reservations

if TYPE_CHECKING:
    from faq.models import Question

APPROVE, CHANGES, DECLINE, REVOKE = "approve", "changes", "decline", "revoke"
PAGE, QUESTIONS = "page", "questions"


class DecisionForm(forms.Form):
    """One form with three buttons; which one was pressed says which fields must be filled in."""

    error_css_class = "error"
    decision = forms.ChoiceField(
        choices=[(APPROVE, "Approve"), (CHANGES, "Ask for changes"), (DECLINE, "Decline")],
        error_messages={"required": "Choose: approve, ask for changes, or decline."},
    )
    seen_digest = forms.CharField(widget=forms.HiddenInput, required=False)
    scope = forms.ChoiceField(
        label="What do you approve?",
        choices=[
            (PAGE, "The whole page, every question included"),
            (QUESTIONS, "Only the questions chosen below"),
        ],
        widget=forms.RadioSelect,
        initial=PAGE,
        required=False,
    )
    questions = forms.TypedMultipleChoiceField(
        coerce=UUID, widget=forms.CheckboxSelectMultiple, required=False, label="Questions"
    )
    evidence_checked = forms.BooleanField(
        label="I have checked the evidence behind what I approve.", required=False
    )
    interests = forms.CharField(
        label="Declaration of interests",
        help_text="Payments, shares or posts that could matter for this text, or “None declared”. Kept with the approval.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    comment = forms.CharField(
        label="Comment",
        help_text="For the editors and the record; readers do not see it. Needed to ask for changes, to decline, "
        "and to approve a text in which the checks still find errors or warnings: say why it can stand.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        questions: Iterable["Question"],
        reservations: Callable[[list[UUID] | None], Reservations],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reservations = reservations
        cast(forms.MultipleChoiceField, self.fields["questions"]).choices = [
            (str(row.uuid), f"{number}. {row.question}") for number, row in enumerate(questions, start=1)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("decision") == APPROVE:
            self._check_statement(data)
        elif data.get("decision") and not data.get("comment"):
            self.add_error("comment", "Tell the editors why, in a sentence or two.")
        return data

    def _check_statement(self, data: dict[str, Any]) -> None:
        if not data.get("seen_digest"):
            self.add_error(None, "The form did not say which text you saw. Load this page again.")
        if data.get("scope") == "":
            self.add_error("scope", "Choose what you approve: the whole page or some questions.")
        if data.get("scope") == QUESTIONS and not data.get("questions"):
            self.add_error("questions", "Choose at least one question, or approve the whole page.")
        if not data.get("evidence_checked"):
            self.add_error("evidence_checked", "Confirm that you checked the evidence behind the text.")
        if not data.get("interests"):
            self.add_error("interests", "State your interests, or “None declared”.")
        if not self.errors:
            self._check_reservations(data)

    def _check_reservations(self, data: dict[str, Any]) -> None:
        found = self.reservations(self.chosen)
        if objection := found.objection(data.get("comment", "")):
            self.add_error(None if found.blocking else "comment", objection)

    @property
    def statement(self) -> Statement:
        data = self.cleaned_data
        return Statement(data["evidence_checked"], data["interests"], data["comment"])

    @property
    def chosen(self) -> list[UUID] | None:
        """The questions to approve, or None for the whole page."""
        return self.cleaned_data["questions"] if self.cleaned_data["scope"] == QUESTIONS else None


class WithdrawalForm(forms.Form):
    """Which approval is withdrawn, and why."""

    error_css_class = "error"
    question = forms.TypedChoiceField(
        label="What do you withdraw?",
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text="In both cases readers no longer see the page as reviewed.",
    )
    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the record, for example a safety notice or a lapsed registration.",
        error_messages={"required": "Say why the approval is withdrawn."},
    )

    def __init__(self, *args: Any, questions: Iterable["Question"], **kwargs: Any) -> None:
        super().__init__(*args, prefix="withdraw", **kwargs)
        rows = [
            (str(row.uuid), f"Only question {number}: {row.question}")
            for number, row in enumerate(questions, 1)
        ]
        cast(forms.ChoiceField, self.fields["question"]).choices = [
            ("", "The whole page, every question included"),
            *rows,
        ]
