"""Which page a document is already, which pages it may be a new version of, and whether they may be changed now."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import PageLogEntry

from faq.importer.errors import PageRefused
from faq.importer.parents import pages_below, site_of
from faq.models import FAQIndexPage, FAQPage

IMPORTED = "faq.import"
"""How an import by an editor is named in the page's history."""

_MAX_SLUG = 200


@dataclass(frozen=True)
class Candidate:
    """A document as far as pages are found by it."""

    file: str
    title: str
    digest: str

    @property
    def slug(self) -> str:
        """The slug of a page with this title."""
        return slugify(self.title)[:_MAX_SLUG].strip("-") or "faq"


@dataclass(frozen=True)
class KnownPage:
    """A page as far as documents are recognised by it."""

    pk: int
    title: str
    slug: str
    file: str

    def may_be(self, candidate: Candidate) -> bool:
        """Tell whether the page may be an earlier version of the document."""
        by_name = candidate.file == self.file or candidate.slug == self.slug
        return by_name or candidate.title.casefold() == self.title.casefold()


def same_documents(parent: FAQIndexPage, digests: Sequence[str]) -> dict[str, KnownPage]:
    """The first page of the site that was made from each of these very files, by the digest of its bytes."""
    pages = FAQPage.objects.filter(source_document_digest__in=[digest for digest in digests if digest])
    rows = pages_below(site_of(parent), pages).order_by("-pk")
    fields = ("source_document_digest", "pk", "title", "slug", "source_document_name")
    return {digest: KnownPage(*page) for digest, *page in rows.values_list(*fields)}


def earlier_versions(parent: FAQIndexPage, candidates: Sequence[Candidate]) -> list[list[KnownPage]]:
    """For each document the pages under `parent` that have its file name, title or slug. One query for all."""
    if not candidates:
        return []
    alike = Q(source_document_name__in=[candidate.file for candidate in candidates])
    alike |= Q(slug__in=[candidate.slug for candidate in candidates])
    for candidate in candidates:
        alike |= Q(title__iexact=candidate.title)
    rows = FAQPage.objects.child_of(parent).filter(alike).order_by("pk")
    pages = [KnownPage(*row) for row in rows.values_list("pk", "title", "slug", "source_document_name")]
    return [[page for page in pages if page.may_be(candidate)] for candidate in candidates]


def refuse_busy(page: FAQPage, file: str) -> None:
    """Raise PageRefused for a page that is locked or holds work of an editor, which is never written over."""
    if page.locked:
        raise PageRefused(file, f"page {page.pk}", "The page is locked. Unlock it first.")
    latest = page.get_latest_revision()
    if latest is None or not latest.user_id or latest.pk == page.live_revision_id:
        return
    # A revision that was saved over since is newer than its entry.
    imported = PageLogEntry.objects.filter(
        page=page, revision=latest, action=IMPORTED, timestamp__gte=latest.created_at
    )
    if not imported.exists():
        raise PageRefused(
            file,
            f"page {page.pk}",
            "The page has changes by an editor that are not published. Publish or discard them first.",
        )
