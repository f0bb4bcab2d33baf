"""The checks of one document and the page that shows it: prices, wording, and that HTML, API and graph agree."""

import datetime as dt
from collections.abc import Iterable, Iterator

from cms.audit.content_audits import Found
from cms.audit.findings import Finding, Severity
from cms.audit.kinds import Kind
from cms.audit.served_page import ServedPage
from faq.audit.agreement import agreement_findings
from faq.audit.price_checks import price_findings
from faq.documents.schema import FAQDocument
from faq.editorial.drafts import document_findings
from faq.editorial.places import place_of

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFORMATION}


def content_findings(document: FAQDocument, page: ServedPage, *, today: dt.date) -> list[Found]:
    """What is found in a document, published or a draft, beside its wording."""
    return [
        *of_kind(Kind.CONTENT, price_findings(document, url=page.url, today=today)),
        *of_kind(Kind.CONTENT, agreement_findings(document, page)),
    ]


def editorial_findings(
    document: FAQDocument, *, url: str, claimed_reviewer: str, today: dt.date
) -> Iterator[Found]:
    """What the editorial checks find, as findings of the audit."""
    for finding in document_findings(document, claimed_reviewer=claimed_reviewer, today=today):
        severity = _SEVERITIES[finding.severity]
        where = place_of(finding).label
        said = Finding(finding.code, severity, url, where, finding.message, finding.excerpt)
        yield Found(Kind.EDITORIAL, said)


def of_kind(kind: Kind, findings: Iterable[Finding]) -> Iterator[Found]:
    """These findings as findings of a kind."""
    return (Found(kind, finding) for finding in findings)
