"""An exported site put into an empty installation: all of it or nothing."""

from contextlib import ExitStack
from dataclasses import dataclass

from django.db import transaction
from pydantic import ValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.transfer.package import Package
from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from faq.models import Source
from faq.transfer.changes import import_changes
from faq.transfer.ledger import import_ledger, reviewers_without_account
from home.transfer.installation import contents, remove_first_pages
from home.transfer.media import import_collections, import_media, unlisted
from home.transfer.page_import import finish_pages, import_pages
from home.transfer.reference_data import (
    TRANSLATED,
    any_key,
    import_locales,
    import_rows,
    same_translation_key,
)
from home.transfer.restrictions import import_restrictions
from home.transfer.schema import FORMAT, VERSION, SiteDocument
from home.transfer.site_rows import import_redirects, import_sites


@dataclass(frozen=True)
class SiteImport:
    """What was imported, and what its operator has to do now."""

    pages: int
    approvals: int
    files: int
    notes: list[str]


def import_site(package: Package, *, dry_run: bool = False) -> SiteImport:
    """Import a site. Raises TransferRefused; then, as after a dry run, no row and no file is left behind."""
    document = read_document(package)
    with ExitStack() as files:
        with transaction.atomic():
            result = _Import(document, package, files).run()
            if dry_run:
                transaction.set_rollback(True)
        if not dry_run:
            # Committed: now the files belong to rows.
            files.pop_all()
    return result


def read_document(package: Package) -> SiteDocument:
    """The document of a package. Raises TransferRefused for another format, a newer version or a damaged one."""
    raw = package.document
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise TransferRefused("format", f"This is no export of a site: its format must be “{FORMAT}”.")
    if raw.get("version") != VERSION:
        raise TransferRefused(
            "version", f"Only version {VERSION} can be read. Update this installation first."
        )
    try:
        return SiteDocument.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise TransferRefused(place, f"{first['msg']}.") from error


class _Import:
    """The import of one document inside its transaction; `files` undoes what is stored outside of it."""

    def __init__(self, document: SiteDocument, package: Package, files: ExitStack) -> None:
        self.document = document
        self.package = package
        self.files = files
        self.references = References()
        self.notes: list[str] = []

    def run(self) -> SiteImport:
        found = contents()
        if found:
            raise TransferRefused(
                "", f"Import into an empty installation only. This one holds {', '.join(found)}."
            )
        remove_first_pages()
        media = self._media()
        self._reference_data()
        pages = import_pages(self.document.pages, self.references)
        import_sites(self.document.sites, self.references)
        import_redirects(self.document.redirects, self.references)
        import_ledger(self.document.approvals, self.references, pages.revision_ids)
        import_changes(self.document.changes, self.references)
        finish_pages(pages)
        for row, page in pages.pages:
            self.notes += import_restrictions(page, row.restrictions)
        self._note_reviewers()
        return SiteImport(len(pages.pages), len(self.document.approvals), media, self.notes)

    def _media(self) -> int:
        document = self.document
        rows = [*document.images, *document.documents]
        import_locales(document.locales, self.references)
        collections, notes = import_collections(document.collections)
        self.notes += notes
        for model, found in (
            (get_image_model(), document.images),
            (get_document_model(), document.documents),
        ):
            import_media(
                model,
                found,
                self.package,
                collections,
                self.references,
                lambda storage, name: self.files.callback(storage.delete, name),
            )
        surplus = unlisted(self.package, rows)
        if surplus:
            raise TransferRefused(
                surplus[0][:100], "This file belongs to no image or document of the export."
            )
        return len(self.package.names)

    def _reference_data(self) -> None:
        import_rows(Source, self.document.sources, self.references, any_key)
        for name, model in TRANSLATED.items():
            import_rows(model, getattr(self.document, name), self.references, same_translation_key)

    def _note_reviewers(self) -> None:
        number = reviewers_without_account()
        if number:
            self.notes.append(
                f"{number} active reviewers have no account here. Give each one theirs before they approve anything."
            )
