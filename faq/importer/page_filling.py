"""What a page holds after an import: the texts of the document, and what an editor decided or wrote before."""

import datetime as dt
from typing import Protocol

from wagtail.models import Locale

from faq.importer.answers import paragraph
from faq.importer.decisions import Decisions
from faq.importer.findings import Findings
from faq.importer.page_content import long_answer, rich_text
from faq.importer.question_identity import match_questions
from faq.importer.reading import ReadDocument
from faq.importer.report import ImportedDocument, ImportedQuestion, ImportedSource
from faq.importer.versions import candidate_of
from faq.models import FAQPage, Question
from faq.question_rules import duplicates
from faq.transfer.page_import import fill_from_file
from pricing.models import PriceTable, Treatment

_HELD_BY_THE_PAGE = {"summary", "introduction", "questions", "call_to_action", "disclaimer", "overview"}


class Relations(Protocol):
    """Where the rows that a page points at come from: found, or made for it in the language `locale`."""

    locale: Locale

    def treatment(self, name: str, findings: Findings) -> Treatment: ...

    def sources(self, sources: list[ImportedSource]) -> list[dict[str, object]]: ...

    def price_tables(
        self, document: ImportedDocument, treatment: Treatment | None, known: list[PriceTable]
    ) -> dict[int, int | None]: ...


class PageFilling:
    """Fills the page of one document."""

    def __init__(self, read: ReadDocument, decisions: Decisions, findings: Findings, today: dt.date) -> None:
        self.read = read
        self.document = read.document
        self.decisions = decisions
        self.findings = findings
        self.today = today
        own = read.content.page.get("slug") if read.content else None
        self.slug: str = decisions.slug or own or candidate_of(read).slug

    def fill(self, page: FAQPage, relations: Relations, *, updating: bool) -> None:
        """Fill a new page, or the draft of the one that is updated."""
        if self.read.content is not None:
            fill_from_file(page, self.read.content, self.findings)
            page.title = self.decisions.title or page.title
            page.slug = page.slug if updating else self.slug
            self._fill_record(page)
            return
        document = self.document
        page.title = self.decisions.title or document.title
        page.subtitle = document.subtitle or ""
        page.summary = document.summary or ""
        page.introduction_heading = document.introduction_heading or ""
        page.introduction = rich_text(document.introduction, document.price_tables)
        self._fill_details(page, relations)
        call = document.call_to_action
        page.call_to_action_heading = call.heading if call else ""
        page.call_to_action_text = call.text if call else ""
        page.call_to_action_link_text = call.link_text if call else ""
        if call and call.link_url:
            page.call_to_action_link_url = call.link_url
        old = list(page.questions.all()) if updating else []
        ids = relations.price_tables(document, page.treatment, _price_tables_of(old))
        page.questions = self._questions(old, ids, relations.locale)
        self._fill_record(page)

    def _fill_details(self, page: FAQPage, relations: Relations) -> None:
        """What the document does not say stays as an editor left it."""
        document, decided = self.document, self.decisions
        if decided.treatment:
            page.treatment = decided.treatment
        elif document.treatment and decided.names_treatment:
            page.treatment = relations.treatment(document.treatment, self.findings)
        if decided.reviewer:
            page.medical_reviewer = decided.reviewer
        if document.claimed_reviewer:
            page.claimed_reviewer = document.claimed_reviewer.raw
        if document.modified_on:
            page.modified_on = dt.date.fromisoformat(document.modified_on)
        if document.sources:
            page.sources = relations.sources(document.sources)
        country = document.country if decided.country is None else decided.country
        page.country = country or page.country
        page.author = document.author or page.author
        page.disclaimer = document.disclaimer or page.disclaimer
        page.search_description = document.overview or page.search_description

    def _questions(self, old: list[Question], ids: dict[int, int | None], locale: Locale) -> list[Question]:
        tables = self.document.price_tables
        merged = _merged(self.document)
        matches = match_questions([question.question for question in merged], [row.question for row in old])
        rows = []
        for position, imported in enumerate(merged):
            row = old[matches[position]] if position in matches else Question(locale=locale)
            row.question = imported.question
            row.group = imported.group or ""
            row.short_answer = imported.short_answer or ""
            row.long_answer = long_answer(imported.long_answer, ids, tables)
            row.sort_order = position
            rows.append(row)
        return rows

    def _fill_record(self, page: FAQPage) -> None:
        page.source_document_name = self.read.file[:255]
        page.source_document_digest = self.read.digest
        page.imported_on = self.today
        # Without the texts, which the page itself holds: every query for the page reads this column too.
        document = self.document.model_dump(mode="json", exclude=_HELD_BY_THE_PAGE)
        warnings = [warning.model_dump() for warning in self.findings.warnings]
        page.import_report = {"document": document, "warnings": warnings}


def _merged(document: ImportedDocument) -> list[ImportedQuestion]:
    """The questions of the page: one that is asked again gives its answers to the first, for a page asks it once."""
    again = duplicates([question.question for question in document.questions])
    kept = {
        position: question.model_copy(update={"long_answer": list(question.long_answer)})
        for position, question in enumerate(document.questions)
        if position not in again
    }
    for position, first in again.items():
        repeated = document.questions[position]
        if repeated.short_answer:
            kept[first].long_answer.append(paragraph(repeated.short_answer))
        kept[first].long_answer.extend(repeated.long_answer)
    return list(kept.values())


def _price_tables_of(questions: list[Question]) -> list[PriceTable]:
    ids = {
        block["value"]
        for question in questions
        for block in question.long_answer.raw_data
        if block["type"] == "price_table"
    }
    return list(PriceTable.objects.filter(pk__in=ids).prefetch_related("prices")) if ids else []
