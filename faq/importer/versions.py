"""Which page a document is already, which pages it may be a new version of, and whether they may be changed now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.functional import cached_property
from django.utils.text import slugify
from wagtail.models import PageLogEntry

from faq.importer.errors import PageRefused
from faq.importer.parents import pages_below, site_of
from faq.importer.reading import ReadDocument
from faq.models import FAQIndexPage, FAQPage

IMPORTED = "faq.import"
"""How an import by an editor is named in the page's history."""

_MAX_SLUG = 200
_PLAIN_CAPITALS = str.maketrans(ascii_lowercase, ascii_uppercase)


@dataclass(frozen=True)
class Candidate:
    """A document as far as pages are found by it."""

    file: str
    title: str
    digest: str

    @cached_property
    def slug(self) -> str:
        """The slug of a page with this title."""
        return slugify(self.title)[:_MAX_SLUG].strip("-") or "faq"

    def names(self) -> Iterator[tuple[str, str]]:
        """All by which a page may be known as the one of this document."""
        yield "content", self.digest
        yield "file", self.file
        yield "slug", self.slug
        yield "title", self.title.casefold()
        yield from (("capitals", variant) for variant in _in_capitals(self.title))


def candidate_of(read: ReadDocument) -> Candidate:
    """A document that was read, as far as pages are found by it."""
    return Candidate(read.file, read.document.title, read.digest)


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


def known_positions(parent: FAQIndexPage, candidates: Sequence[Candidate], *, by_file: bool) -> set[int]:
    """Positions of the documents that have to do with a page which exists, in three queries for all of them.

    That is one of the same content on this site, or one under `parent` with the same title or file name, or slug.
    """
    same = same_documents(parent, [candidate.digest for candidate in candidates])
    slugs, names = {candidate.slug for candidate in candidates}, {candidate.file for candidate in candidates}
    titles = {variant for candidate in candidates for variant in _in_capitals(candidate.title)}
    alike = Q(capitals__in=titles)
    if by_file:
        alike |= Q(source_document_name__in=names)
    pages = FAQPage.objects.child_of(parent).annotate(capitals=Upper("title")).filter(alike)
    rows = list(pages.values_list("title", "source_document_name"))
    # A page of any type takes its slug from all others.
    taken_slugs = set(parent.get_children().filter(slug__in=slugs).values_list("slug", flat=True))
    files = {file for _, file in rows if by_file}
    taken_titles = {variant for title, _ in rows for variant in (*_in_capitals(title), title.casefold())}
    return {
        position
        for position, candidate in enumerate(candidates)
        if candidate.digest in same
        or candidate.slug in taken_slugs
        or candidate.file in files
        or not taken_titles.isdisjoint((*_in_capitals(candidate.title), candidate.title.casefold()))
    }


def _in_capitals(title: str) -> tuple[str, str]:
    """As PostgreSQL writes it in capitals, and as SQLite does, which leaves other than plain letters alone."""
    return title.upper(), title.translate(_PLAIN_CAPITALS)


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
