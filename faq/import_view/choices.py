"""What an editor may choose before a document becomes a page, what follows without a choice, and what is left open.

Choices are texts as a form has them: "" is not chosen yet, and otherwise the id of a row or one of the words below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import QuerySet
from wagtail.coreutils import find_available_slug

from cms.models import User
from faq.importer.decisions import Decisions
from faq.importer.page_relations import find_treatment
from faq.importer.versions import Candidate, KnownPage, earlier_versions, same_documents
from faq.models import FAQIndexPage, FAQPage, ImportDraft, MedicalReviewer
from pricing.models import Treatment

NEW = "new"
NONE = "none"
SAME = "same"
"""Leave the page that was made from this very file as it is."""

LABELS = {"page": "which page it becomes", "treatment": "the treatment", "country": "the country"}


@dataclass(frozen=True)
class Matches:
    """What of the site belongs to one document. `may_add_treatment` is about the account that imports it."""

    draft: ImportDraft
    same: KnownPage | None
    versions: Sequence[KnownPage]
    treatment: Treatment | None
    may_add_treatment: bool

    @cached_property
    def defaults(self) -> dict[str, str]:
        """The choices that need nobody to choose."""
        document = self.draft.document or {}
        return {
            "page": self._page(),
            "title": document["title"][:255],
            "slug": candidate_of(self.draft).slug,
            "treatment": self._treatment(document["treatment"]),
            "country": document["country"] or ("" if self._is_doubtful("country") else NONE),
            "reviewer": NONE,
        }

    @property
    def choices(self) -> dict[str, str]:
        """What holds: the choices that were saved, else those that need none."""
        return self.defaults | (self.draft.choices or {})

    @property
    def open(self) -> list[str]:
        """What must be chosen before the page can be created."""
        missing = [label for name, label in LABELS.items() if not self.choices[name]]
        return [*self._language(), *missing]

    @property
    def creates(self) -> bool:
        """Tell whether nothing is open, and anything would be created."""
        return not self.open and self.choices["page"] != SAME

    def _language(self) -> list[str]:
        """A document in another language than the place is for somebody to look at, who then keeps or changes choices."""
        language = (self.draft.document or {}).get("language")
        if not language or language == self.draft.parent.locale.language_code or self.draft.choices:
            return []
        name = dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(language, language)
        return [f"whether a document in “{name}” belongs here"]

    def _page(self) -> str:
        if self.same:
            return SAME
        return "" if self.versions else NEW

    def _treatment(self, name: str | None) -> str:
        if self.treatment:
            return str(self.treatment.pk)
        return "" if name or self._is_doubtful("treatment") else NONE

    def _is_doubtful(self, field: str) -> bool:
        """Tell whether the document says something of a field that could not be taken."""
        return any(
            warning["where"] == field and not warning["code"].startswith("missing_")
            for warning in self.draft.warnings
        )


def candidate_of(draft: ImportDraft) -> Candidate:
    """The document as far as pages are found by it."""
    return Candidate(draft.file[:255], draft.title, draft.digest)


def match(drafts: Sequence[ImportDraft], parent: FAQIndexPage, user: User) -> list[Matches]:
    """What of the site belongs to each document, in a fixed number of queries."""
    read = [draft for draft in drafts if draft.document]
    same = same_documents(parent, [draft.digest for draft in read])
    versions = earlier_versions(parent, [candidate_of(draft) for draft in read])
    treatments = list(Treatment.objects.filter(locale=parent.locale_id)) if read else []
    may_add = user.has_perm("pricing.add_treatment")
    return [
        Matches(draft, same.get(draft.digest), found, _treatment_of(draft, treatments), may_add)
        for draft, found in zip(read, versions, strict=True)
    ]


def _treatment_of(draft: ImportDraft, treatments: Sequence[Treatment]) -> Treatment | None:
    name = draft.document["treatment"] if draft.document else None
    return find_treatment(name, treatments) if name else None


def free_slug(parent: FAQIndexPage, wanted: str) -> str:
    """`wanted`, numbered if another page under `parent` has it."""
    return find_available_slug(parent, wanted)


def reviewers() -> QuerySet[MedicalReviewer]:
    """Who may be asked to review a page."""
    return MedicalReviewer.objects.filter(active=True).select_related("locale").order_by("name")


class ChoiceGone(Exception):
    """Something chosen does not exist any more; the message says what."""


def decisions_of(matches: Matches, user: User) -> Decisions:
    """The choices as the import takes them. Raises ChoiceGone for a row that was deleted since."""
    chosen = matches.choices
    return Decisions(
        by=user,
        title=chosen["title"],
        slug=chosen["slug"],
        treatment=_row(Treatment.objects.all(), chosen["treatment"], "treatment"),
        names_treatment=chosen["treatment"] == NEW,
        country="" if chosen["country"] == NONE else chosen["country"],
        reviewer=_row(reviewers(), chosen["reviewer"], "reviewer"),
        update=_row(FAQPage.objects.child_of(matches.draft.parent), chosen["page"], "page"),
        another=chosen["page"] == NEW,
    )


def _row(rows: QuerySet, chosen: str, kind: str):
    if chosen in ("", NEW, NONE, SAME):
        return None
    row = rows.filter(pk=chosen).first()
    if row is None:
        raise ChoiceGone(f"The chosen {kind} does not exist any more. Choose again.")
    return row
