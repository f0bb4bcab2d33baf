"""An imported document becomes a page: created, or a new draft of the page it was before. All or nothing."""

import datetime as dt
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from cms.page_indexing import derived_left_to_caller
from cms.transfer.refusal import TransferRefused
from faq.importer.answers import paragraph
from faq.importer.decisions import Decisions
from faq.importer.errors import PageRefused
from faq.importer.findings import Findings
from faq.importer.page_content import long_answer, rich_text
from faq.importer.page_relations import find_or_create_treatment, store_price_tables, store_sources
from faq.importer.question_identity import match_questions
from faq.importer.reading import ReadDocument
from faq.importer.report import Action, ImportedDocument, ImportedQuestion, Report, Result
from faq.importer.versions import IMPORTED, Candidate, earlier_versions, refuse_busy, same_documents
from faq.models import FAQIndexPage, FAQPage, Question
from faq.question_rules import duplicates
from faq.transfer.page_import import fill_from_file
from pricing.models import PriceTable

_HELD_BY_THE_PAGE = {"summary", "introduction", "questions", "call_to_action", "disclaimer", "overview"}


@dataclass(frozen=True)
class ImportOptions:
    """How to import: `publish` at once or leave a draft, `update` the page of an earlier version, `dry_run`.

    `decisions` are those of a person who looked at the document first.
    """

    publish: bool = False
    update: bool = False
    dry_run: bool = False
    decisions: Decisions = field(default_factory=Decisions)


def import_document(
    read: ReadDocument, parent: FAQIndexPage, options: ImportOptions, *, today: dt.date
) -> Report:
    """Import one document under `parent` in one transaction. Raises PageRefused; then nothing was changed."""
    findings = findings_under(read, parent)
    try:
        with transaction.atomic():
            # One import at a time under the same index, so that two of one file cannot both create a page; and
            # read anew, for the place of the next page in the tree depends on those before it.
            parent = FAQIndexPage.objects.select_for_update().get(pk=parent.pk)
            result = _Import(read, parent, options, findings, today).run()
            if options.dry_run:
                transaction.set_rollback(True)
    except ValidationError as error:
        raise PageRefused(read.file, "", " ".join(_sentences(error))) from error
    except TransferRefused as refusal:
        raise PageRefused(read.file, refusal.place, refusal.reason) from refusal
    return Report(document=read.document, warnings=findings.warnings, result=result)


def findings_under(read: ReadDocument, parent: FAQIndexPage) -> Findings:
    """What is to be reported of a document before it becomes a page under `parent`."""
    findings = Findings()
    findings.warnings = list(read.warnings)
    language, locale = read.document.language, parent.locale.language_code
    if language and language != locale:
        findings.add("language_differs", "language", language=language, locale=locale)
    return findings


def _sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        text if field in ("__all__", "questions") else f"{field}: {text}"
        for field, texts in error.message_dict.items()
        for text in texts
    ]


def _check_fields(page: FAQPage) -> None:
    """Refuse what does not fit before the first row is written: a database would refuse it in words of its own."""
    page.clean_fields(exclude=["path", "depth", "url_path", "draft_title", "page_ptr", "locale"])
    for question in page.questions.all():
        question.clean_fields(exclude=["page", "locale"])


class _Import:
    """The import of one document, inside its transaction."""

    def __init__(
        self,
        read: ReadDocument,
        parent: FAQIndexPage,
        options: ImportOptions,
        findings: Findings,
        today: dt.date,
    ) -> None:
        self.read = read
        self.document = read.document
        self.parent = parent
        self.options = options
        self.findings = findings
        self.today = today
        self.decisions = options.decisions
        self.candidate = Candidate(read.file, read.document.title, read.digest)
        own = read.content.page.get("slug") if read.content else None
        self.slug = self.decisions.slug or own or self.candidate.slug

    def run(self) -> Result:
        known = self._same_document()
        if known is not None:
            return self._result("unchanged", known)
        existing = self._page_to_update()
        page = existing or FAQPage(live=False, slug=self.slug, locale=self.parent.locale)
        if existing is None:
            self._refuse_taken_slug()
        self._fill(page, updating=existing is not None)
        _check_fields(page)
        with derived_left_to_caller():
            self._store(page, new=existing is None)
        page.keep_derived()
        return self._result("updated" if existing else "created", page)

    def _store(self, page: FAQPage, *, new: bool) -> None:
        if new:
            page.owner = self.decisions.by
            self.parent.add_child(instance=page)
        revision = page.save_revision(user=self.decisions.by)
        self._remember(page)
        if self.decisions.by:
            log(page, IMPORTED, user=self.decisions.by, revision=revision, data={"file": self.read.file})
        if self.options.publish:
            revision.publish()

    # Which page -----------------------------------------------------------------------------------------------

    def _same_document(self) -> FAQPage | None:
        if self.decisions.another or self.decisions.update:
            return None
        known = same_documents(self.parent, [self.read.digest]).get(self.read.digest)
        return FAQPage.objects.get(pk=known.pk) if known else None

    def _page_to_update(self) -> FAQPage | None:
        page = self.decisions.update
        if page is None and self.options.update:
            page = self._earlier_version()
        if page is None:
            return None
        refuse_busy(page, self.read.file)
        return page.get_latest_revision_as_object()

    def _earlier_version(self) -> FAQPage | None:
        [found] = earlier_versions(self.parent, [self.candidate])
        if len(found) > 1:
            ids = ", ".join(str(page.pk) for page in found)
            raise PageRefused(
                self.read.file, "", f"It could be a new version of several pages: {ids}. Nothing was done."
            )
        return FAQPage.objects.get(pk=found[0].pk) if found else None

    def _refuse_taken_slug(self) -> None:
        children = self.parent.get_children()
        taken = children.filter(slug=self.slug)
        if not self.decisions.slug:
            taken |= children.filter(title__iexact=self.document.title)
        page = taken.first()
        if page is None:
            return
        advice = (
            f"Give it another slug than “{self.slug}”, or make a new version of that page."
            if self.decisions.slug
            else "Use --update to make a new version of it, or change the title."
        )
        raise PageRefused(
            self.read.file, f"page {page.pk}", f"A page “{page.title}” exists here already. {advice}"
        )

    # What the page holds ----------------------------------------------------------------------------------------

    def _fill(self, page: FAQPage, *, updating: bool) -> None:
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
        self._fill_details(page)
        call = document.call_to_action
        page.call_to_action_heading = call.heading if call else ""
        page.call_to_action_text = call.text if call else ""
        page.call_to_action_link_text = call.link_text if call else ""
        if call and call.link_url:
            page.call_to_action_link_url = call.link_url
        old = list(page.questions.all()) if updating else []
        ids = store_price_tables(
            document, treatment=page.treatment, locale=self.parent.locale, known=_price_tables_of(old)
        )
        page.questions = self._questions(old, ids)
        self._fill_record(page)

    def _fill_details(self, page: FAQPage) -> None:
        """What the document does not say stays as an editor left it."""
        document, decided = self.document, self.decisions
        if decided.treatment:
            page.treatment = decided.treatment
        elif document.treatment and decided.names_treatment:
            page.treatment = find_or_create_treatment(document.treatment, self.parent.locale, self.findings)
        if decided.reviewer:
            page.medical_reviewer = decided.reviewer
        if document.claimed_reviewer:
            page.claimed_reviewer = document.claimed_reviewer.raw
        if document.modified_on:
            page.modified_on = dt.date.fromisoformat(document.modified_on)
        if document.sources:
            page.sources = store_sources(document.sources)
        country = document.country if decided.country is None else decided.country
        page.country = country or page.country
        page.author = document.author or page.author
        page.disclaimer = document.disclaimer or page.disclaimer
        page.search_description = document.overview or page.search_description

    def _questions(self, old: list[Question], ids: dict[int, int | None]) -> list[Question]:
        tables = self.document.price_tables
        merged = _merged(self.document)
        matches = match_questions([question.question for question in merged], [row.question for row in old])
        rows = []
        for position, imported in enumerate(merged):
            row = old[matches[position]] if position in matches else Question(locale=self.parent.locale)
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

    def _remember(self, page: FAQPage) -> None:
        """Keep what was imported on the page's row too: a draft of a live page writes no other column."""
        FAQPage.objects.filter(pk=page.pk).update(
            source_document_name=page.source_document_name,
            source_document_digest=page.source_document_digest,
            imported_on=page.imported_on,
            import_report=page.import_report,
        )

    def _result(self, action: Action, page: FAQPage) -> Result:
        parts = page.get_url_parts()
        return Result(
            action="dry_run" if self.options.dry_run else action,
            page=page.pk if not self.options.dry_run or action != "created" else None,
            path=parts[2] if parts else None,
            live=page.live if action == "unchanged" else self.options.publish and not self.options.dry_run,
            file=self.read.file,
        )


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
