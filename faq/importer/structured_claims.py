"""What the structured data of a page (JSON-LD) says: only ever compared with the text, never a copy of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from faq.importer.dates import read_date
from faq.importer.decoding import unescaped, without_invisible
from faq.importer.findings import Findings
from faq.importer.report import ImportedDocument
from faq.importer.vocabulary import plain

_MAX_NODES = 20_000
_DATES = {"dateModified": "modified_on", "lastReviewed": "reviewed_on"}


@dataclass
class StructuredClaims:
    """The questions and dates of the structured data; `unreadable` counts scripts that are no JSON."""

    questions: list[str] = field(default_factory=list)
    dates: dict[str, list[str]] = field(default_factory=dict)
    unreadable: int = 0


def read_claims(data: Any, claims: StructuredClaims) -> None:
    """Add the questions and dates of one JSON-LD script."""
    for node in _nodes(data):
        kinds = node.get("@type")
        if kinds == "Question" or (isinstance(kinds, list) and "Question" in kinds):
            name = node.get("name") or node.get("text")
            if isinstance(name, str):
                claims.questions.append(without_invisible(unescaped(name)))
        for key, where in _DATES.items():
            if isinstance(node.get(key), str):
                claims.dates.setdefault(where, []).append(without_invisible(node[key]))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def report_differences(claims: StructuredClaims, document: ImportedDocument, findings: Findings) -> None:
    """Report every question and date of the structured data that the text does not bear out."""
    if claims.unreadable:
        findings.add(
            "structured_data_differs", "document", detail="A JSON-LD script of this page is damaged."
        )
    asked = {_folded(question.question) for question in document.questions}
    for question in dict.fromkeys(claims.questions):
        if _folded(question) not in asked:
            detail = "The structured data of this page asks a question that was not found in its text."
            findings.add("structured_data_differs", "document", question, detail=detail)
    claimed = {_folded(question) for question in claims.questions}
    for number, imported in enumerate(document.questions, start=1):
        if claimed and _folded(imported.question) not in claimed:
            detail = "The structured data of this page does not have this question."
            findings.add("structured_data_differs", f"q{number}", imported.question, detail=detail)
    for where, values in claims.dates.items():
        _compare_dates(where, values, getattr(document, where), findings)


def _compare_dates(where: str, values: list[str], found: str | None, findings: Findings) -> None:
    for value in dict.fromkeys(values):
        day = read_date(value).value
        if day is None or day.isoformat() != found:
            detail = f"The structured data of this page gives “{value[:40]}”, the text {found or 'no certain date'}."
            findings.add("structured_data_differs", where, value, detail=detail)


def _folded(question: str) -> str:
    return plain(question).strip("¿? ")
