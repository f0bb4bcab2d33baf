"""A file as it is read for the import: a document, or the report of why it is none. Needs no database and no models."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from faq.editorial.import_warnings import editorial_warnings
from faq.editorial.severities import chosen_severities
from faq.importer.decoding import MAX_BYTES
from faq.importer.errors import ImportRefused, NotAnFAQ, UnreadableDocument
from faq.importer.reading import ReadDocument, read_document
from faq.importer.report import Report, Result

Attempt = ReadDocument | Report


@dataclass(frozen=True)
class HowToRead:
    """All that a reading depends on beside the file, so that another process reads it the same.

    `title` is that of a document that has none; `severities` are those that the site chose for editorial checks.
    """

    languages: tuple[str, ...]
    severities: Mapping[str, str]
    today: dt.date
    title: str = ""


def how_this_site_reads(*, today: dt.date, title: str = "") -> HowToRead:
    """What the settings of this site say of reading."""
    languages = tuple(code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES)
    return HowToRead(languages, chosen_severities(), today, title)


def read_file(path: str, how: HowToRead) -> Attempt:
    """Read the file at `path`; what cannot become a page is a report that says why."""
    try:
        return read_bytes(Path(path).name, _bytes(path), how)
    except NotAnFAQ as refusal:
        return refused(refusal, refusal.read)
    except ImportRefused as refusal:
        return refused(refusal)


def read_bytes(name: str, data: bytes, how: HowToRead) -> ReadDocument:
    """Read the bytes of one file. Raises ImportRefused for what cannot become a page."""
    read = read_document(name, data, languages=how.languages, today=how.today, title=how.title)
    editorial = editorial_warnings(read.document, read.warnings, today=how.today, severities=how.severities)
    read = replace(read, warnings=[*read.warnings, *editorial])
    if read.refusal:
        raise NotAnFAQ(name, "", read.refusal, read)
    return read


def refused(refusal: ImportRefused, read: ReadDocument | None = None) -> Report:
    """The report of a refusal, with what was read nevertheless."""
    return Report(
        document=read.document if read else None,
        warnings=read.warnings if read else [],
        result=Result(action="refused", file=refusal.file, reason=str(refusal)),
    )


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
