"""Editorial findings in import reports."""

from pathlib import Path

import pytest

from faq.editorial.import_warnings import editorial_warnings
from faq.importer.pages import ImportOptions
from faq.importer.reading import read_document
from faq.importer.report import ReportWarning
from faq.importer.runs import import_files
from tests.faq.editorial.manuscripts import TODAY

DOCUMENT = """Exosome injections for the hip

A short page about injections.

It is written for a test.

Do the injections help?

“Yes, nine out of ten people improve.”

The best clinics offer a free consultation. You can avoid hip replacement entirely.

What does it cost?

“It costs $2,000 to $4,000 USD.”

Option	Price (USD)
One hip	$2,500 - $3,000

Are there risks?

“Risks are low.”

No operation is without side effects, and none is guaranteed.
"""
EXPECTED = {
    "discourages_standard_care",
    "experimental_status_missing",
    "minimised_risk",
    "missing_alternatives",
    "missing_citations",
    "price_inconsistent",
    "price_no_date",
    "promotional_inducement",
    "success_rate_no_source",
    "superlative_claim",
}


def warnings_of(text, known=()):
    read = read_document("guide.txt", text.encode(), languages=["en", "es"], today=TODAY)
    return editorial_warnings(read.document, known, today=TODAY)


def test_a_document_is_reported_in_the_shape_of_the_import_report():
    found = warnings_of(DOCUMENT)
    assert {warning.code for warning in found} == EXPECTED
    [rate] = [warning for warning in found if warning.code == "success_rate_no_source"]
    assert (rate.where, rate.excerpt) == ("q1 short_answer", "Yes, nine out of ten people improve.")


def test_notes_and_what_is_for_reviewers_are_left_out():
    text = DOCUMENT.replace("Risks are low.", "This is still experimental, and it is a silent killer.")
    assert {warning.code for warning in warnings_of(text)} == EXPECTED - {"minimised_risk"}


def test_what_the_importer_reported_of_the_same_place_is_not_repeated():
    known = [ReportWarning(code="price_no_date", where="q2 row 1", excerpt="", message="")]
    assert {warning.code for warning in warnings_of(DOCUMENT, known)} == EXPECTED - {"price_no_date"}


@pytest.mark.django_db
def test_a_dry_run_reports_them_without_writing(site, tmp_path: Path):
    file = tmp_path / "guide.txt"
    file.write_text(DOCUMENT)
    [report] = import_files([str(file)], ImportOptions(dry_run=True), parent=None, today=TODAY)
    assert {warning.code for warning in report.warnings} >= EXPECTED
    assert report.result.action == "dry_run"
