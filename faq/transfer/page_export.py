"""One FAQ page as the JSON file that the importer reads back to the same content."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from cms.transfer.package import document_text
from cms.transfer.references import References
from cms.transfer.rows import Fields, exported, stored_fields
from faq.models import FAQPage, MedicalReviewer, Source
from faq.transfer.page_file import PAGE_FIELDS, QUESTION_FIELDS, ROW_FIELDS, ImageName, PageFile
from pricing.models import PriceTable, Treatment


def text_to_export(page: FAQPage, *, draft: bool) -> FAQPage:
    """The live text of a public page, else or with `draft` the newest draft."""
    return page if page.live and not draft else page.get_latest_revision_as_object()


def json_of(page: FAQPage) -> str:
    """The page as JSON. The same content gives the same text, in whatever installation."""
    names = _Names()
    stored = stored_fields(page)
    fields = exported(FAQPage, stored, names, without=ROW_FIELDS)
    file = PageFile(
        language=page.locale.language_code,
        page={name: fields[name] for name in PAGE_FIELDS},
        questions=[{name: row[name] for name in QUESTION_FIELDS} for row in fields["questions"]],
    )
    # What was named while the page was written. A price table may name one more treatment.
    file.price_tables = {
        key: without_row_fields(exported_table(row, names)) for key, row in names.used(PriceTable)
    }
    file.treatments = {key: exported(Treatment, stored_fields(row), names, without=ROW_FIELDS) for key, row in names.used(Treatment)}  # fmt: skip
    file.sources = {key: exported(Source, stored_fields(row), names) for key, row in names.used(Source)}
    file.images = {
        key: ImageName(title=row.title, sha1=row.get_file_hash())
        for key, row in names.used(get_image_model())
    }
    return document_text(file.model_dump(mode="json"))


def exported_table(table: PriceTable, names: References) -> Fields:
    """A price table with its rows."""
    return exported(PriceTable, stored_fields(table), names, without=ROW_FIELDS)


def without_row_fields(fields: Mapping[str, Any]) -> Fields:
    """The fields of a price table without what its rows share with other languages."""
    rows = [{name: row[name] for name in row if name not in ROW_FIELDS} for row in fields["prices"]]
    return {**fields, "prices": rows}


class _Names(References):
    """Gives each row a name when it is first pointed at, in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self._used: dict[tuple[type[models.Model], Any], tuple[str, Any]] = {}
        self._counts: dict[type[models.Model], int] = {}

    def key(self, model: type[models.Model], pk: Any) -> str | None:
        if (model, pk) not in self._used:
            row = model._default_manager.filter(pk=pk).first() if pk is not None else None
            if row is None:
                return None
            self._counts[model] = self._counts.get(model, 0) + 1
            self._used[model, pk] = (self._name(row, self._counts[model]), row)
        return self._used[model, pk][0]

    def used(self, model: type[models.Model]) -> list[tuple[str, Any]]:
        """The rows that were named, with their names."""
        return [named for (kind, _), named in self._used.items() if kind is model]

    def _name(self, row: Any, number: int) -> str:
        match row:
            case Treatment() | MedicalReviewer():
                return row.slug
            case Page():
                parts = row.get_url_parts()
                return parts[2] if parts and parts[2] else f"page-{row.slug}"
            case Locale():
                return row.language_code
        return f"{row._meta.model_name}-{number}"
