"""The page editor's form: checks the questions together and puts each message at its question."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from faq import question_rules


class QuestionFormSet(BaseChildFormSet):
    """The questions of one page: each with a uuid and an anchor of its own, none with the words of another."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        # Empty in new questions: the browser copies one empty form for each, so they would all share its uuid.
        form.fields["uuid"] = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> None:
        self._give_each_its_uuid()
        super().clean()
        self._mark_repeats("question", question_rules.duplicates, question_rules.duplicate_message)
        self._mark_repeats("anchor", question_rules.repeats, question_rules.repeated_anchor_message)

    def filled_forms(self) -> list[forms.ModelForm]:
        """The forms that will be saved, in the order in which the editor put them."""
        filled = [form for form in self.forms if form.has_changed() or form.instance.pk]
        kept = [form for form in filled if not self._should_delete_form(form)]
        places = [form.cleaned_data.get("ORDER") for form in kept]
        placed = [(len(kept) if place is None else place, number) for number, place in enumerate(places)]
        return [kept[number] for _, number in sorted(placed)]

    def _give_each_its_uuid(self) -> None:
        taken: set[uuid.UUID] = set()
        for form in sorted(self.filled_forms(), key=lambda form: form.instance.pk is None):
            posted = form.cleaned_data.get("uuid")
            own = posted if posted and posted not in taken else uuid.uuid4()
            form.cleaned_data["uuid"] = form.instance.uuid = own
            taken.add(own)

    def _mark_repeats(
        self, field: str, find: Callable[[Sequence[str]], dict[int, int]], message: Callable[[int], str]
    ) -> None:
        rows = self.filled_forms()
        for position, first in find([row.cleaned_data.get(field) or "" for row in rows]).items():
            rows[position].add_error(field, message(first))


class FAQPageForm(WagtailAdminPageForm):
    """Wagtail's page form, which tells the open editor what the server filled in when it saved by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "medical_reviewer" in self.fields and self.for_user:
            # Wagtail's choosers offer to edit what is chosen to those, too, whom it would refuse.
            may_edit = self.for_user.has_perm("faq.change_medicalreviewer")
            self.fields["medical_reviewer"].widget.show_edit_link = may_edit

    def save(self, commit: bool = True) -> Page:
        if self.instance._state.adding:
            # Wagtail adds a page that is to be published as live, before anything could refuse to publish it.
            self.instance.live = False
        return super().save(commit)

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Without the uuids a question would get a new one each time; without the date it would move back."""
        updates = super().get_field_updates_for_resave()
        date = self.fields["modified_on"].widget.format_value(self.instance.modified_on)
        updates.append((self.add_prefix("modified_on"), date))
        updates += [
            (row.add_prefix("uuid"), str(row.instance.uuid))
            for row in self.formsets["questions"].filled_forms()
        ]
        return updates
