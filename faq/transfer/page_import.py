"""What an exported page says, put into a page of this installation: the same words, and its own rows to point at."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from cms.transfer.references import References
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import Fields, exported, imported, made, sentences, stored_fields
from faq.importer.findings import Findings
from faq.importer.parents import pages_at
from faq.models import FAQPage, MedicalReviewer, Question, Source
from faq.transfer.page_export import exported_table, without_row_fields
from faq.transfer.page_file import PAGE_FIELDS, QUESTION_FIELDS, PageFile
from pricing.models import PriceTable, Treatment


def fill_from_file(page: FAQPage, file: PageFile, findings: Findings) -> None:
    """Give an unsaved page, or the draft of an older version of it, the content of the file.

    Sources and price tables that say exactly the same are used again. Raises TransferRefused.
    """
    names = _Here(page.locale, findings)
    _find_or_make(file, names)
    questions = [_without_lost_images(question, names) for question in file.questions]
    fields = imported(FAQPage, {**file.page, "questions": questions}, names, "page")
    new = page.pk is None
    for row in fields["questions"]:
        row["locale"] = page.locale_id
    filled = made(FAQPage, fields, "page")
    for name in PAGE_FIELDS:
        # A page that is there keeps its address.
        if name in fields and (new or name != "slug"):
            attribute = FAQPage._meta.get_field(name).attname  # type: ignore[union-attr]
            setattr(page, attribute, getattr(filled, attribute))
    page.questions = _same_rows([] if new else list(page.questions.all()), list(filled.questions.all()))


def _same_rows(old: list[Question], wanted: list[Question]) -> list[Question]:
    """The wanted questions, in rows of the page where it has the same question already."""
    known = {row.uuid: row for row in old}
    rows = []
    for position, question in enumerate(wanted):
        row = known.pop(question.uuid, None) or Question(locale=question.locale)
        for name in QUESTION_FIELDS:
            setattr(row, name, getattr(question, name))
        row.sort_order = position
        rows.append(row)
    return rows


class _Here(References):
    """The rows of this installation by the names of the file; what may be missing is left out and reported."""

    def __init__(self, locale: Locale, findings: Findings) -> None:
        super().__init__()
        self.locale = locale
        self.findings = findings

    def pk(self, model: type[models.Model], key: Any) -> Any:
        if key is not None and issubclass(model, Page):
            found = pages_at(str(key))
            if not found:
                self.findings.add("link_left_out", "document", str(key))
            return found[0].pk if found else None
        if key is not None and issubclass(model, MedicalReviewer):
            reviewer = MedicalReviewer.objects.filter(slug=str(key), locale=self.locale).first()
            if reviewer is None:
                self.findings.add("reviewer_not_here", "reviewer", str(key), value=key)
            return reviewer.pk if reviewer else None
        return super().pk(model, key)


def _find_or_make(file: PageFile, names: _Here) -> None:
    """Make known what the file holds beside the page; treatments first, for price tables name them."""
    for key, fields in file.treatments.items():
        names.add(Treatment, _treatment(key, fields, names).pk, key)
    for key, fields in file.sources.items():
        names.add(Source, _source(key, fields, names).pk, key)
    for key, fields in file.price_tables.items():
        names.add(PriceTable, _price_table(key, fields, names).pk, key)
    images = get_image_model()._default_manager
    for key, image in file.images.items():
        found = images.filter(file_hash=image.sha1).order_by("pk").first()
        if found is not None:
            names.add(type(found), found.pk, key)
        else:
            names.findings.add("image_left_out", "document", image.title)


def _treatment(slug: str, fields: Fields, names: _Here) -> Treatment:
    found = Treatment.objects.filter(slug=slug, locale=names.locale).first()
    if found is None:
        found = _saved(made(Treatment, imported(Treatment, fields, names, slug), slug), names, slug)
        names.findings.add("treatment_created", "treatment", found.name, value=found.name)
    return found


def _source(key: str, fields: Fields, names: _Here) -> Source:
    for source in Source.objects.filter(title=fields.get("title")).order_by("pk"):
        if exported(Source, stored_fields(source), names) == fields:
            return source
    return _saved(made(Source, imported(Source, fields, names, key), key), names, key)


def _price_table(key: str, fields: Fields, names: _Here) -> PriceTable:
    for table in PriceTable.objects.filter(title=fields.get("title"), locale=names.locale).order_by("pk"):
        if without_row_fields(exported_table(table, names)) == fields:
            return table
    rows = fields.get("prices")
    content = imported(PriceTable, fields, names, key)
    for row in content["prices"] if isinstance(rows, list) else []:
        row["locale"] = names.locale.pk
    return _saved(made(PriceTable, content, key), names, key)


def _saved(row: Any, names: _Here, place: str) -> Any:
    row.locale = names.locale
    try:
        row.full_clean()
        for price in row.prices.all() if isinstance(row, PriceTable) else ():
            price.full_clean(exclude=["price_table"])
    except ValidationError as error:
        raise TransferRefused(place, sentences(error)) from error
    row.save()
    return row


def _without_lost_images(question: Fields, names: _Here) -> Fields:
    """An image that is not in this installation leaves no empty place; it was reported."""
    blocks = question.get("long_answer")
    if not isinstance(blocks, list):
        return question
    return {**question, "long_answer": [block for block in blocks if not _is_lost_image(block, names)]}


def _is_lost_image(block: Any, names: _Here) -> bool:
    if not isinstance(block, dict) or block.get("type") != "image":
        return False
    value = block.get("value")
    image = value.get("image") if isinstance(value, dict) else None
    key = image.get("image") if isinstance(image, dict) else None
    return not names.knows(get_image_model(), key)
