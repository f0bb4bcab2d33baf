"""A whole site as one document and its media files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.transfer.package import document_with_files, write_package
from cms.transfer.references import References
from faq.transfer.changes import exported_changes
from faq.transfer.ledger import exported_ledger
from home.transfer.installation import left_out
from home.transfer.media import exported_collections, exported_media, missing_files, read_media
from home.transfer.page_rows import exported_pages, name_pages
from home.transfer.reference_data import (
    TRANSLATED,
    exported_locales,
    exported_rows,
    exported_sources,
    name_translated_rows,
)
from home.transfer.schema import SiteDocument
from home.transfer.site_rows import exported_redirects, exported_sites


@dataclass(frozen=True)
class SiteExport:
    """The document, the names of its media files, and what the person who exports should know."""

    document: dict[str, Any]
    media: list[str]
    notes: list[str]

    def write(self, path: Path) -> None:
        """Write the export as a .zip, or as a .json file with the media in it."""
        write_package(path, self.document, self.media, read_media)

    def text(self) -> str:
        """The export as JSON with the media in it."""
        return document_with_files(self.document, self.media, read_media)


@transaction.atomic
def export_site() -> SiteExport:
    """Everything but accounts and what belongs to them. Two exports of the same content are equal."""
    references = References()
    locales = exported_locales(references)
    name_translated_rows(references)
    name_pages(references)
    images = exported_media(get_image_model(), references)
    documents = exported_media(get_document_model(), references)
    sources = exported_sources(references)
    pages = exported_pages(references)
    rows = {name: exported_rows(model, references) for name, model in TRANSLATED.items()}
    document = SiteDocument(
        locales=locales,
        collections=exported_collections(),
        images=images,
        documents=documents,
        treatments=rows["treatments"],
        sources=sources,
        reviewers=rows["reviewers"],
        price_tables=rows["price_tables"],
        pages=pages.rows,
        sites=exported_sites(references),
        redirects=exported_redirects(references),
        approvals=list(exported_ledger(references, pages.revision_numbers)),
        changes=list(exported_changes(references)),
    )
    gone = missing_files([*images, *documents])
    media = sorted(row.key for row in (*images, *documents) if row.sha256 is not None)
    notes = [f"Not exported: {sentence}" for sentence in left_out()]
    notes += [f"The file of “{name}” is missing in the folder of the media." for name in gone]
    return SiteExport(document.model_dump(mode="json"), media, notes)
