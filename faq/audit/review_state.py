"""What the audit says of a page's medical review. A page that was never reviewed makes no claim: that is no fault."""

from cms.audit.findings import Finding, Severity
from faq.documents.schema import FAQDocument
from faq.review.status import ReviewStatus

_FOUND = {
    ReviewStatus.EXPIRED: (
        "review_expired",
        Severity.WARNING,
        "The medical review has ended, so that readers see none. Have the page reviewed again.",
    ),
    ReviewStatus.EDITED_SINCE_REVIEW: (
        "edited_since_review",
        Severity.WARNING,
        "The text was changed after its medical review, so that readers see none. Have the change reviewed.",
    ),
    ReviewStatus.REVOKED: (
        "review_revoked",
        Severity.WARNING,
        "The medical review was withdrawn. Correct the page, or take it down.",
    ),
    ReviewStatus.DUE_SOON: ("review_due_soon", Severity.INFORMATION, "The medical review ends soon."),
}
_NONE = ("unreviewed", Severity.INFORMATION, "No clinician has reviewed this text; the page says so.")


def review_findings(document: FAQDocument, *, url: str) -> list[Finding]:
    """What there is to say of the review of the whole page; nothing while one is in force."""
    status = ReviewStatus(document.review.status)
    if status is ReviewStatus.REVIEWED:
        return []
    code, severity, message = _FOUND.get(status, _NONE)
    return [Finding(code, severity, url, "Medical review", message)]
