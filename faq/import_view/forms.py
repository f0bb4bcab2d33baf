"""The forms of the import: which files go where, and what an editor chooses for one of them."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django_countries import countries

from cms.models import User
from faq.import_view.choices import NEW, NONE, SAME, Matches, free_slug, reviewers
from faq.import_view.uploads import MAX_FILES, MEGABYTE, why_too_much
from faq.importer.decoding import MAX_BYTES
from faq.importer.readers import READERS
from faq.models import FAQIndexPage, FAQPage
from faq.parent_choice import IndexChoiceField
from pricing.models import Treatment

Choice = tuple[str, str]
NOT_CHOSEN = ("", "Please choose")


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several; files can be dropped on it, too."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All files of one input. What is wrong with one of them is said of that one, later."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [super(FilesField, self).clean(file, initial) for file in data or [None]]
        reason = why_too_much(files)
        if reason:
            raise forms.ValidationError(reason, code="too_much")
        return files


class UploadForm(forms.Form):
    """Several files and the index their pages go under."""

    documents = FilesField(
        label="Files",
        allow_empty_file=True,
        max_length=None,
        widget=FilesInput(attrs={"accept": ",".join(sorted(READERS))}),
        help_text=f"{', '.join(sorted(READERS))}. Up to {MAX_FILES} files of at most {MAX_BYTES // MEGABYTE} MB each.",
        error_messages={"required": "Choose one or several files."},
    )
    parent = IndexChoiceField(
        label="Put the pages under",
        queryset=FAQIndexPage.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="A page is written in the language of the place it is added to.",
        error_messages={"required": "Choose where the pages go."},
    )

    def __init__(self, *args, indexes: QuerySet[FAQIndexPage], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        parent = cast(IndexChoiceField, self.fields["parent"])
        parent.queryset = indexes
        parent.initial = indexes.first()


class ChoicesForm(forms.Form):
    """What becomes of one document. Every choice is a text, as it is kept with the file."""

    page = forms.ChoiceField(
        label="Page",
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "You may not edit that page, or it is gone."},
    )
    title = forms.CharField(max_length=255, help_text="What readers see at the head of the page.")
    slug = forms.SlugField(
        max_length=255,
        required=False,
        help_text="The last part of a new page's address. A page that exists keeps its own.",
    )
    treatment = forms.ChoiceField(required=False)
    country = forms.ChoiceField(required=False)
    reviewer = forms.ChoiceField(
        label="Who is to review it",
        required=False,
        help_text="This asks somebody to review the page. It starts as not reviewed in any case.",
    )

    def __init__(self, *args, matches: Matches, user: User, **kwargs) -> None:
        self.matches = matches
        self.parent = matches.draft.parent
        super().__init__(*args, initial=_initial(matches), **kwargs)
        pages = _pages(matches, user)
        offered: dict[str, list[Choice]] = {
            "page": pages,
            "treatment": [*_unless_known(matches, "treatment"), *_treatments(matches)],
            "country": [*_unless_known(matches, "country"), (NONE, "No country"), *countries],
            "reviewer": [(NONE, "Nobody yet"), *_reviewers(self.parent)],
        }
        for name, choices in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = choices
        if len(pages) == 1:
            self.fields["page"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("page") == NEW:
            self._check_slug(cleaned.get("slug", ""))
        return cleaned

    def _check_slug(self, slug: str) -> None:
        if "slug" in self.errors:
            return
        if not slug:
            self.add_error("slug", "A new page needs a slug.")
        elif self.parent.get_children().filter(slug=slug).exists():
            self.add_error(
                "slug", "Another page here has this slug. Choose another one, or update that page."
            )

    def require_all(self) -> None:
        """Refuse what is not chosen yet."""
        for name in ("page", "treatment", "country"):
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, f"Choose {'the page' if name == 'page' else 'the ' + name} first.")


def _initial(matches: Matches) -> dict[str, str]:
    initial = dict(matches.choices)
    if not matches.draft.choices:
        initial["slug"] = free_slug(matches.draft.parent, initial["slug"])
    return initial


def _unless_known(matches: Matches, name: str) -> list[Choice]:
    return [] if matches.defaults[name] else [NOT_CHOSEN]


def _pages(matches: Matches, user: User) -> list[Choice]:
    """What may become of the document: every page it may be a new version of, and a new one."""
    offered = (
        [(SAME, f"Leave “{matches.same.title}” as it is: it was made from this very file")]
        if matches.same
        else []
    )
    known = [page for page in matches.versions if not matches.same or page.pk != matches.same.pk]
    editable = [
        page
        for page in FAQPage.objects.filter(pk__in=[page.pk for page in known]).order_by("pk")
        if page.permissions_for_user(user).can_edit()
    ]
    offered += [(str(page.pk), f"Update “{page.title}” ({page.slug}) with a new draft") for page in editable]
    return [*offered, (NEW, "Create another page" if matches.same or known else "Create a new page")]


def _treatments(matches: Matches) -> Iterable[Choice]:
    yield NONE, "No treatment"
    name = (matches.draft.document or {}).get("treatment")
    if name and not matches.treatment and matches.may_add_treatment:
        yield NEW, f"Add “{name}” as a new treatment"
    rows = Treatment.objects.filter(locale=matches.draft.parent.locale_id).values_list("pk", "name")
    yield from ((str(pk), name) for pk, name in rows)


def _reviewers(parent: FAQIndexPage) -> Iterable[Choice]:
    for reviewer in reviewers():
        other = "" if reviewer.locale_id == parent.locale_id else f" ({reviewer.locale.get_display_name()})"
        yield str(reviewer.pk), f"{reviewer.full_name}{other}"
