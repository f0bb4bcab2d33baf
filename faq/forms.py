"""The page editor's form: checks the questions together and puts each message at its question."""

from wagtail.admin.forms import WagtailAdminPageForm

from faq import question_rules


class FAQPageForm(WagtailAdminPageForm):
    """Wagtail's page form, with the rules of `faq.question_rules`."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        return self._mark_duplicates() and valid

    def _mark_duplicates(self) -> bool:
        formset = self.formsets.get("questions")
        if formset is None or not formset.is_bound:
            return True
        forms = [form for form in formset.ordered_forms if form not in formset.deleted_forms]
        texts = [(form.cleaned_data.get("question") or "") for form in forms]
        repeated = question_rules.duplicates(texts)
        for position, first in repeated.items():
            forms[position].add_error("question", question_rules.duplicate_message(first))
        return not repeated
