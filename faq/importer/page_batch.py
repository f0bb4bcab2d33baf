"""Many documents at once: those that plainly become new pages, in few queries for all of them.

What is refused, known already or to be changed, and what the database does not take, is left to `import_document`,
which says about each document what there is to say.
"""

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from cms.new_pages import create, place, slug_known_to_be_free
from cms.ordering import number_rows
from faq import question_rules
from faq.importer.decisions import Decisions
from faq.importer.new_relations import NewRelations, name_stored_tables, store_new_price_tables
from faq.importer.page_filling import PageFilling
from faq.importer.page_relations import known_countries
from faq.importer.pages import ImportOptions, findings_under
from faq.importer.reading import ReadDocument
from faq.importer.report import Report, ReportWarning, Result
from faq.importer.versions import candidate_of, known_positions
from faq.models import FAQIndexPage, FAQPage
from faq.review.digests import store_digests_of
from faq.review.policy import may_be_refused
from pricing.models import Treatment


def import_new(
    documents: Sequence[ReadDocument], parent: FAQIndexPage, options: ImportOptions, *, today: dt.date
) -> dict[int, Report]:
    """Create the pages of documents that plainly become new ones: their reports, by position in `documents`.

    No two of the documents may have a file name, title, slug or content in common.
    """
    try:
        with transaction.atomic():
            # One import at a time under the same index, as for a single document.
            parent = FAQIndexPage.objects.select_for_update().get(pk=parent.pk)
            return _Batch(documents, parent, options, today).run()
    except (DataError, IntegrityError):
        # Nothing was stored. One by one it shows whose fault it was.
        return {}


_FOUND = [field.name for field in FAQPage._meta.concrete_fields if field.is_relation]
"""What a page points at was looked up or made for it: validating would look it up again."""


@dataclass
class _NewPage:
    """A page that is filled and valid, not stored."""

    page: FAQPage
    read: ReadDocument
    warnings: list[ReportWarning]
    relations: NewRelations


class _Batch:
    """The import of new pages, inside its transaction."""

    def __init__(
        self,
        documents: Sequence[ReadDocument],
        parent: FAQIndexPage,
        options: ImportOptions,
        today: dt.date,
    ) -> None:
        self.documents = documents
        self.parent = parent
        self.options = options
        self.today = today
        self.treatments: dict[str, Treatment] = {}
        self.stored_treatments = self._stored_treatments()
        # Wagtail would ask the cache for them page by page.
        self.site_roots = SimpleNamespace()

    def run(self) -> dict[int, Report]:
        candidates = [candidate_of(read) for read in self.documents]
        known = known_positions(self.parent, candidates, by_file=self.options.update)
        made = {
            position: new
            for position, read in enumerate(self.documents)
            if position not in known and (new := self._made(read)) is not None
        }
        self._store(list(made.values()))
        return {position: self._report(new) for position, new in made.items()}

    def _made(self, read: ReadDocument) -> _NewPage | None:
        findings = findings_under(read, self.parent)
        filling = PageFilling(read, self.options.decisions, findings, self.today)
        page = FAQPage(live=False, slug=filling.slug, locale=self.parent.locale)
        relations = NewRelations(self.parent.locale, self.treatments, self.stored_treatments)
        try:
            with transaction.atomic() if relations.writes(read.document) else contextlib.nullcontext():
                filling.fill(page, relations, updating=False)
                self._check(page)
        except ValidationError:
            return None
        self._remember(relations.found)
        return _NewPage(page, read, findings.warnings, relations)

    def _remember(self, found: Mapping[str, Treatment]) -> None:
        self.treatments |= found
        if not set(found.values()) <= set(self.stored_treatments):
            self.stored_treatments = self._stored_treatments()

    def _stored_treatments(self) -> list[Treatment]:
        return list(Treatment.objects.filter(locale=self.parent.locale))

    def _check(self, page: FAQPage) -> None:
        place(page, self.parent)
        questions = page.questions.all()
        number_rows(questions)
        question_rules.complete(questions)
        # What must be unique was just made up, or is known to be free.
        with slug_known_to_be_free(page):
            page.full_clean(exclude=[*_FOUND, *known_countries(page, "country")], validate_unique=False)
        page.clean_questions()

    def _store(self, made: Sequence[_NewPage]) -> None:
        store_new_price_tables([table for new in made for table in new.relations.tables.values()])
        for new in made:
            name_stored_tables(new.page.questions.all(), new.relations.tables)
        pages = [new.page for new in made]
        create(self.parent, pages, publish=self.options.publish)
        store_digests_of(pages)

    def _report(self, new: _NewPage) -> Report:
        parts = new.page.get_url_parts(self.site_roots)
        result = Result(
            action="created",
            page=new.page.pk,
            path=parts[2] if parts else None,
            live=self.options.publish,
            file=new.read.file,
        )
        return Report(document=new.read.document, warnings=new.warnings, result=result)


def may_be_new(read: ReadDocument, options: ImportOptions) -> bool:
    """Whether the document may be imported along with others: our own exports may name each other.

    Where publishing may be refused, each page is judged as it is stored, with its prices.
    """
    if options.publish and may_be_refused():
        return False
    return read.content is None and not options.dry_run and options.decisions == Decisions()
