"""One run of the import over several files: each read, placed, imported or refused on its own."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from faq.editorial.import_warnings import editorial_warnings
from faq.importer.decoding import MAX_BYTES
from faq.importer.errors import ImportRefused, NotAnFAQ, UnreadableDocument
from faq.importer.findings import Findings
from faq.importer.pages import ImportOptions, import_document
from faq.importer.parents import NoParent, default_parent, given_parent
from faq.importer.reading import ReadDocument, read_document
from faq.importer.report import Report, ReportWarning, Result
from faq.models import FAQIndexPage

Attempt = ReadDocument | Report


def import_files(
    paths: Sequence[str], options: ImportOptions, *, parent: str | None, today: dt.date
) -> list[Report]:
    """Import every file, each all or nothing; one that is refused does not stop the others.

    Raises NoParent before anything is written if it is not clear under which page a document goes.
    """
    index = given_parent(parent) if parent else None
    attempts = [_read(path, today=today) for path in paths]
    places = [_place(attempt, index, options) for attempt in attempts]
    return [
        attempt if isinstance(attempt, Report) else _import(attempt, place, options, today=today)
        for attempt, place in zip(attempts, places, strict=True)
    ]


def _read(path: str, *, today: dt.date) -> Attempt:
    try:
        return read_bytes(Path(path).name, _bytes(path), today=today)
    except NotAnFAQ as refusal:
        return _refused(refusal, refusal.read)
    except ImportRefused as refusal:
        return _refused(refusal)


def read_bytes(name: str, data: bytes, *, today: dt.date) -> ReadDocument:
    """Read one file as this site reads documents. Raises ImportRefused for what cannot become a page."""
    languages = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    read = read_document(name, data, languages=languages, today=today)
    editorial = editorial_warnings(read.document, read.warnings, today=today)
    read = replace(read, warnings=[*read.warnings, *editorial])
    if read.refusal:
        raise NotAnFAQ(name, "", read.refusal, read)
    return read


def _bytes(path: str) -> bytes:
    file = Path(path)
    try:
        if file.is_dir():
            raise UnreadableDocument(path, "", "This is a folder, not a file.")
        if not file.is_file():
            raise UnreadableDocument(path, "", "There is no such file.")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(path, "", f"The file cannot be read: {error.strerror}.") from error


def _place(
    attempt: Attempt, index: FAQIndexPage | None, options: ImportOptions
) -> FAQIndexPage | NoParent | None:
    if isinstance(attempt, Report) or index is not None:
        return index
    try:
        return default_parent(attempt.document.language)
    except NoParent as problem:
        if options.dry_run:
            return problem
        raise


def _import(
    read: ReadDocument, place: FAQIndexPage | NoParent | None, options: ImportOptions, *, today: dt.date
) -> Report:
    if not isinstance(place, FAQIndexPage):
        return _only_read(read, str(place))
    try:
        return import_document(read, place, options, today=today)
    except ImportRefused as refusal:
        return _refused(refusal, read)


def _only_read(read: ReadDocument, problem: str) -> Report:
    """The report of a dry run that found no page to go under: all that can be said without one."""
    findings = Findings()
    findings.add("parent_needed", "document", detail=problem)
    warnings: list[ReportWarning] = [*read.warnings, *findings.warnings]
    return Report(document=read.document, warnings=warnings, result=Result(action="dry_run", file=read.file))


def _refused(refusal: ImportRefused, read: ReadDocument | None = None) -> Report:
    return Report(
        document=read.document if read else None,
        warnings=read.warnings if read else [],
        result=Result(action="refused", file=refusal.file, reason=str(refusal)),
    )
