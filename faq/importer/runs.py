"""One run of the import over several files: each read, placed, imported or refused on its own."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice

from django.db import DataError, IntegrityError
from django.utils import timezone

from cms.published.freshness import bring_up_to_date
from faq.importer.attempts import Attempt, how_this_site_reads, refused
from faq.importer.errors import ImportRefused, PageRefused
from faq.importer.findings import Findings
from faq.importer.memory import rarely_searched
from faq.importer.page_batch import import_new, may_be_new
from faq.importer.pages import ImportOptions, import_document
from faq.importer.parents import NoParent, default_parent, given_parent
from faq.importer.read_ahead import read_files
from faq.importer.reading import ReadDocument
from faq.importer.report import Report, ReportWarning, Result
from faq.importer.versions import candidate_of
from faq.importer.waiting import waiting
from faq.models import FAQIndexPage

AT_ONCE = 100
"""Documents that are held in memory, and whose pages are stored in one transaction."""

Place = FAQIndexPage | NoParent


def import_files(
    paths: Iterable[str], options: ImportOptions, *, parent: str | None, today: dt.date, title: str = ""
) -> Iterator[Report]:
    """Import every file, each all or nothing; one that is refused does not stop the others.

    Reports come in the order of the files, as the import goes on. `title` is that of a document that has none.

    Raises NoParent before anything is written if it is not clear of any document under which page it goes; where
    that is clear of others, only those without a place are refused.
    """
    places = _Places(given_parent(parent) if parent else None, options)
    attempts = read_files(paths, how_this_site_reads(today=today, title=title))
    if parent:
        # Every document can go there: nothing has to be known of the last one before the first is imported.
        yield from _import_all(attempts, places, options, today=today)
        return
    with ExitStack() as stack:
        with rarely_searched():
            placed = stack.enter_context(waiting(places.found(attempts)))
        yield from _import_all(placed, places, options, today=today)


def _import_all(
    attempts: Iterator[Attempt], places: "_Places", options: ImportOptions, *, today: dt.date
) -> Iterator[Report]:
    while reports := _import_next(attempts, places, options, today=today):
        yield from reports


def _import_next(
    attempts: Iterator[Attempt], places: "_Places", options: ImportOptions, *, today: dt.date
) -> list[Report]:
    """Read and import the next chunk; no reports once there is none."""
    # Never around a yield: it holds for the whole process, and whoever iterates may stop or do other things.
    with rarely_searched():
        reports = _import_chunk(list(islice(attempts, AT_ONCE)), places, options, today=today)
        # The next reader would have to do it, and in a large import it would take long.
        if any(report.result.live for report in reports):
            bring_up_to_date(now=timezone.now())
    return reports


def _import_chunk(
    attempts: Sequence[Attempt], places: "_Places", options: ImportOptions, *, today: dt.date
) -> list[Report]:
    """Import what was read, in the order of the files as far as it matters to anybody."""
    reports = {position: attempt for position, attempt in enumerate(attempts) if isinstance(attempt, Report)}
    read = {n: attempt for n, attempt in enumerate(attempts) if not isinstance(attempt, Report)}
    for together in _runs(read, places, options):
        place = places.of(read[together[0]])
        if len(together) > 1 and isinstance(place, FAQIndexPage):
            documents = [read[position] for position in together]
            made = import_new(documents, place, options, today=today)
            reports |= {together[number]: report for number, report in made.items()}
        for position in together:
            if position not in reports:
                reports[position] = _import(read[position], place, options, today=today)
    return [reports[position] for position in range(len(attempts))]


def _runs(read: Mapping[int, ReadDocument], places: "_Places", options: ImportOptions) -> Iterator[list[int]]:
    """Documents that can be imported together: under one page, and with nothing in common by which pages are known."""
    groups: dict[int, list[int]] = {}
    for position, document in read.items():
        place = places.of(document)
        groups.setdefault(place.pk if isinstance(place, FAQIndexPage) else -1, []).append(position)
    for group in groups.values():
        together: list[int] = []
        names: set[tuple[str, str]] = set()
        for position in group:
            own = set(candidate_of(read[position]).names())
            if together and (not may_be_new(read[position], options) or not names.isdisjoint(own)):
                yield together
                together, names = [], set()
            together.append(position)
            names |= own
        yield together


class _Places:
    """The page that each document goes under: the given one, or the only one in its language."""

    def __init__(self, given: FAQIndexPage | None, options: ImportOptions) -> None:
        self.given = given
        self.options = options
        self.by_language: dict[str | None, Place] = {}

    def found(self, attempts: Iterable[Attempt]) -> Iterator[Attempt]:
        """The same, after a look whether there is a place for any of them. Raises NoParent."""
        problem, placed = None, False
        for attempt in attempts:
            place = None if isinstance(attempt, Report) else self.of(attempt)
            placed = placed or isinstance(place, FAQIndexPage)
            problem = problem or (place if isinstance(place, NoParent) else None)
            yield attempt
        if problem and not placed and not self.options.dry_run:
            raise problem

    def of(self, read: ReadDocument) -> Place:
        if self.given is not None:
            return self.given
        language = read.document.language
        if language not in self.by_language:
            self.by_language[language] = _default_place(language)
        return self.by_language[language]


def _default_place(language: str | None) -> Place:
    try:
        return default_parent(language)
    except NoParent as problem:
        return problem


def _import(read: ReadDocument, place: Place, options: ImportOptions, *, today: dt.date) -> Report:
    if not isinstance(place, FAQIndexPage):
        if options.dry_run:
            return _only_read(read, str(place))
        return refused(ImportRefused(read.file, "", str(place)), read)
    try:
        return import_document(read, place, options, today=today)
    except ImportRefused as refusal:
        return refused(refusal, read)
    except (DataError, IntegrityError) as error:
        return refused(PageRefused(read.file, "", f"The database does not take it: {error}"), read)


def _only_read(read: ReadDocument, problem: str) -> Report:
    """The report of a dry run that found no page to go under: all that can be said without one."""
    findings = Findings()
    findings.add("parent_needed", "document", detail=problem)
    warnings: list[ReportWarning] = [*read.warnings, *findings.warnings]
    return Report(document=read.document, warnings=warnings, result=Result(action="dry_run", file=read.file))
