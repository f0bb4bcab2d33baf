"""From the bytes of a file to an imported document and its warnings. Needs no database."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from cms.transfer.refusal import TransferRefused
from faq.importer.checks import report_gaps
from faq.importer.coverage import uncovered
from faq.importer.document import build_document
from faq.importer.errors import UnreadableDocument
from faq.importer.findings import Findings
from faq.importer.readers import READERS
from faq.importer.report import ImportedDocument, ReportWarning
from faq.importer.structured_claims import report_differences
from faq.transfer.description import described
from faq.transfer.page_file import PageFile, is_page_file, parse_page_file


@dataclass(frozen=True)
class ReadDocument:
    """A document that was read: its file name, the digest of its bytes, its content and what is to be reported."""

    file: str
    digest: str
    document: ImportedDocument
    warnings: list[ReportWarning]
    content: PageFile | None = None
    """The page itself, word for word, where the file is our own export; `document` then only describes it."""

    @property
    def refusal(self) -> str | None:
        """Why this document cannot become a page, or None."""
        if not self.document.questions:
            return "No question was found, so this is not an FAQ. Write each question on a line of its own, ending in “?”."
        return (
            None
            if self.document.title
            else "The document has no title. Put one on its first line, or in a spreadsheet above the headings of its columns."
        )


def read_document(
    file: str, data: bytes, *, languages: Sequence[str], today: dt.date | None = None, title: str = ""
) -> ReadDocument:
    """Read one document; `title` is that of a document that has none.

    Raises UnreadableDocument for what is damaged or in no format we know.
    """
    suffix = PurePath(file).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        raise UnreadableDocument(file, "", f"“{suffix or 'No suffix'}” is no format we read. Known: {known}.")
    if suffix == ".json" and is_page_file(data):
        return _read_page_file(file, data)
    source = READERS[suffix](data, file)
    findings = Findings()
    for notice in source.notices:
        findings.add(notice.code, notice.where, notice.excerpt, detail=notice.detail, value=notice.excerpt)
    document = build_document(source.blocks, findings, languages=languages, today=today)
    document.title = document.title or " ".join(title.split())
    if not document.questions:
        findings.add("not_a_faq", "document", document.title)
    report_gaps(document, findings)
    for piece in uncovered(source.text, document, findings.warnings):
        findings.add("unassigned_text", f"document {source.place(piece.line)}", piece.text)
    report_differences(source.claims, document, findings)
    return ReadDocument(file, _digest(data), document, findings.warnings)


def _read_page_file(file: str, data: bytes) -> ReadDocument:
    try:
        content = parse_page_file(data)
        description = described(content)
    except TransferRefused as refusal:
        raise UnreadableDocument(file, refusal.place, refusal.reason) from refusal
    return ReadDocument(file, _digest(data), description, [], content)


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
