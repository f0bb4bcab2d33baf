"""The text that a page's review status is about: what the public reads of a live page, else the newest draft."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.models import Revision

from pricing.models import Treatment

if TYPE_CHECKING:
    from faq.models import FAQPage


def with_text(pages: QuerySet) -> QuerySet:
    """FAQ pages with everything their digest covers but the sources, in a fixed number of queries."""
    return pages.select_related("treatment").prefetch_related("questions")


def texts_of(pages: Iterable["FAQPage"]) -> list["FAQPage"]:
    """Each page with its text: a live page as it is given, any other as its newest revision has it."""
    pages = list(pages)
    drafts = Revision.objects.in_bulk(
        {page.latest_revision_id for page in pages if not page.live and page.latest_revision_id}
    )
    texts = [_draft(page, drafts.get(page.latest_revision_id)) if not page.live else page for page in pages]
    _load_treatments([text for text, page in zip(texts, pages, strict=True) if text is not page])
    return texts


def newest_text(page: "FAQPage") -> "FAQPage":
    """The page as its newest draft has it: what a reviewer is asked about."""
    if not page.has_unpublished_changes or page.latest_revision is None:
        return page
    return texts_in(page, [page.latest_revision])[0]


def newest_texts(pages: Iterable["FAQPage"]) -> list["FAQPage"]:
    """Each page as its newest draft has it, in a number of queries that does not depend on how many there are."""
    pages = list(pages)
    drafts = Revision.objects.in_bulk(
        {
            page.latest_revision_id
            for page in pages
            if page.has_unpublished_changes and page.latest_revision_id
        }
    )
    texts = [_draft(page, drafts.get(page.latest_revision_id)) for page in pages]
    _load_treatments([text for text, page in zip(texts, pages, strict=True) if text is not page])
    return texts


def texts_in(page: "FAQPage", revisions: Iterable[Revision]) -> list["FAQPage"]:
    """The page as each of its revisions has it, in a number of queries that does not depend on how many there are."""
    texts = [_draft(page, revision) for revision in revisions]
    _load_treatments(texts)
    return texts


def _draft(page: "FAQPage", revision: Revision | None) -> "FAQPage":
    if revision is None:
        return page
    # Wagtail's own way from a revision to a page asks the database several times for each of them.
    draft = type(page).from_serializable_data(revision.content, check_fks=False)
    draft.pk, draft.live, draft.latest_revision_id = page.pk, page.live, page.latest_revision_id
    draft.locale_id, draft.translation_key, draft.path = page.locale_id, page.translation_key, page.path
    return draft


def _load_treatments(drafts: list["FAQPage"]) -> None:
    found = Treatment.objects.select_related("locale").in_bulk(
        {draft.treatment_id for draft in drafts if draft.treatment_id}
    )
    for draft in drafts:
        draft.treatment = found.get(draft.treatment_id)
