"""Documents to read in tests, and short ways to look at what came out."""

import datetime as dt
from pathlib import Path

from faq.importer.reading import ReadDocument, read_document

DOCUMENTS = Path(__file__).parents[2] / "documents"
CATARACT = DOCUMENTS / "cataract-surgery-costa-rica.txt"
TODAY = dt.date(2026, 11, 1)


def read(text: str | bytes, file: str = "document.txt") -> ReadDocument:
    """Read a text as if it were a file, on a site in English and Spanish."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_document(file, data, languages=("en", "es"), today=TODAY)


def faq(*questions: str, front: str = "", after: str = "") -> ReadDocument:
    """Read a document with a title, something before the questions, the questions and something after them."""
    return read("\n\n".join(filter(None, ["A Guide to Hearing Aids", front, *questions, after])))


def codes(document: ReadDocument) -> list[str]:
    """The codes of all warnings, in order."""
    return [warning.code for warning in document.warnings]


def excerpts(document: ReadDocument, code: str) -> list[str]:
    """What the warnings of one code point at."""
    return [warning.excerpt for warning in document.warnings if warning.code == code]


def places(document: ReadDocument, code: str) -> list[str]:
    """Where the warnings of one code point to."""
    return [warning.where for warning in document.warnings if warning.code == code]
