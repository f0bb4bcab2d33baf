"""The checks of one published FAQ page, for the audit of the site."""

import datetime as dt

from cms.audit.content_audits import ContentAudit
from cms.audit.kinds import Kind
from cms.audit.served_page import ServedPage
from cms.published.models import PublishedDocument
from faq.audit.document_checks import content_findings, editorial_findings, of_kind
from faq.audit.price_checks import next_turn
from faq.audit.review_state import review_findings
from faq.documents.schema import FAQDocument
from faq.models import FAQPage


def audit_published(row: PublishedDocument, page: ServedPage, today: dt.date) -> ContentAudit:
    """What is found in a page as it is published."""
    document = FAQDocument.model_validate_json(row.body)
    claimed = FAQPage.objects.filter(pk=row.page_id).values_list("claimed_reviewer", flat=True).first()
    return ContentAudit(
        found=[
            *of_kind(Kind.CONTENT, review_findings(document, url=page.url)),
            *content_findings(document, page, today=today),
            *editorial_findings(document, url=page.url, claimed_reviewer=claimed or "", today=today),
        ],
        changes_on=next_turn(document, today=today),
        questions=[question.question for question in document.questions],
    )
