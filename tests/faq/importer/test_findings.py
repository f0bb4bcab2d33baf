"""Warnings: their sentences and their excerpts."""

import pytest

from faq.importer.findings import EXCERPT_LENGTH, KEPT_WHOLE, MESSAGES, Findings, shorten


def test_a_long_excerpt_is_shortened_to_one_line():
    assert shorten("a\n  b") == "a b"
    assert len(shorten("word " * 100)) == EXCERPT_LENGTH


@pytest.mark.parametrize("code", sorted(KEPT_WHOLE))
def test_what_is_kept_only_in_the_report_is_never_shortened(code):
    findings = Findings()
    findings.add(code, "document", "word " * 1000, detail="Odd.")
    assert len(findings.warnings[0].excerpt) == 4999


def test_a_conflict_lists_every_value():
    findings = Findings()
    findings.conflict("modified_on", ["2026-01-01", "2026-01-02"])
    findings.conflict("country", ["Spain", "Portugal"])
    assert [warning.code for warning in findings.warnings] == ["conflicting_date", "conflicting_country"]
    assert findings.warnings[1].excerpt == "Spain / Portugal"


def test_every_sentence_ends_in_a_full_stop():
    assert all(sentence.endswith((".", "}")) for sentence in MESSAGES.values())
