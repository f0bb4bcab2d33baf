"""What the audit would find on an FAQ page if it were published as it is in memory."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from cms.audit import drafts
from cms.audit.content_audits import Found
from cms.audit.served_page import ServedPage
from faq.audit.document_checks import content_findings
from faq.documents.schema import FAQDocument

if TYPE_CHECKING:
    from faq.models import FAQPage


def findings_if_published(text: "FAQPage", *, now: dt.datetime | None = None) -> list[Found]:
    """What rules for structured data and checks of content find, the gravest first; wording has a list of its own."""
    return drafts.findings_if_published(text, now=now or timezone.now(), content=_content)


def draft_findings(text: "FAQPage", now: dt.datetime) -> list[Found]:
    """The same, for the preview of structured data."""
    return findings_if_published(text, now=now)


def _content(document: FAQDocument, page: ServedPage, today: dt.date) -> list[Found]:
    return content_findings(document, page, today=today)
