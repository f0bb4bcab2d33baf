"""What a document lacks or says of itself that an editor should know, once all of it is read."""

from faq.importer.findings import Findings
from faq.importer.report import ImportedDocument


def report_gaps(document: ImportedDocument, findings: Findings) -> None:
    """Report every missing field. A field that is empty because of a conflict or a bad value was reported as such."""
    reported = {warning.where for warning in findings.warnings}
    for value, where, code in (
        (document.title, "title", "missing_title"),
        (document.summary, "summary", "missing_summary"),
        (document.claimed_reviewer, "claimed_reviewer", "missing_reviewer"),
        (document.modified_on, "modified_on", "missing_modified_date"),
        (document.reviewed_on, "reviewed_on", "review_date_missing"),
        (document.treatment, "treatment", "missing_treatment"),
        (document.country, "country", "missing_country"),
    ):
        if not value and where not in reported:
            findings.add(code, where)
    if document.modified_on and document.reviewed_on and document.modified_on > document.reviewed_on:
        findings.add("edited_after_review", "modified_on", f"{document.modified_on} > {document.reviewed_on}")
