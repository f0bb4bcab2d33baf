"""What apps check in their own documents, beside the rules for structured data: registered when apps are ready."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cms.audit.findings import Finding
from cms.audit.kinds import Kind
from cms.audit.served_page import ServedPage
from cms.published.models import PublishedDocument


@dataclass(frozen=True)
class Found:
    """A finding with what it is about."""

    kind: Kind
    finding: Finding


@dataclass(frozen=True)
class ContentAudit:
    """What was found in a document. On `changes_on` time alone may make it something else.

    `questions` are its questions as they are compared with those of other pages.
    """

    found: Sequence[Found] = ()
    changes_on: dt.date | None = None
    questions: Sequence[str] = ()


ContentAuditor = Callable[[PublishedDocument, ServedPage, dt.date], ContentAudit]
_auditors: dict[str, ContentAuditor] = {}
_expected_types: dict[str, str] = {}


def register(page_type: str, auditor: ContentAuditor, *, expected_type: str) -> None:
    """Say how documents of a page type, such as "faq.FAQPage", are checked, and which node its graph has to hold."""
    _auditors[page_type] = auditor
    _expected_types[page_type] = expected_type


def expected_type(page_type: str) -> str | None:
    """The type of schema.org that pages of this type are; None where nobody said so."""
    return _expected_types.get(page_type)


def is_whole(page_type: str) -> bool:
    """Whether the document of such a page holds all that its address shows."""
    return page_type in _auditors


def audit_content(document: PublishedDocument | None, page: ServedPage, today: dt.date) -> ContentAudit:
    """What the page's app finds; nothing for types that registered nothing."""
    auditor = _auditors.get(document.type) if document else None
    return auditor(document, page, today) if auditor and document else ContentAudit()
