"""What the structured data of a page says."""

import pytest

from faq.importer.findings import Findings
from faq.importer.report import ImportedDocument, ImportedQuestion
from faq.importer.structured_claims import StructuredClaims, read_claims, report_differences

DOCUMENT = ImportedDocument(
    title="Ears", modified_on="2026-05-01", questions=[ImportedQuestion(question="¿Es seguro?")]
)


def differences(data) -> list[str]:
    claims, findings = StructuredClaims(), Findings()
    read_claims(data, claims)
    report_differences(claims, DOCUMENT, findings)
    return [f"{warning.where}: {warning.excerpt}" for warning in findings.warnings]


def test_marks_accents_and_times_make_no_difference():
    data = {
        "@graph": [{"@type": "Question", "name": "Es seguro"}, {"dateModified": "2026-05-01T08:00:00+02:00"}]
    }
    assert differences(data) == []


def test_a_question_on_one_side_only_is_reported():
    assert differences({"@type": "Question", "name": "Does it hurt?"}) == [
        "document: Does it hurt?",
        "q1: ¿Es seguro?",
    ]


def test_another_day_is_reported():
    assert differences({"dateModified": "2026-05-02"}) == ["modified_on: 2026-05-02"]


@pytest.mark.parametrize(
    "data", [None, 5, "x", [[]], {"@type": ["Question"], "name": 5}, {"dateModified": {}}]
)
def test_data_of_any_shape_is_read(data):
    assert differences(data) == []


def test_deep_data_is_read_without_recursion():
    deep: list = []
    for _ in range(50_000):
        deep = [deep]
    assert differences(deep) == []


def test_half_a_character_that_only_json_can_spell_is_left_out():
    data = [{"@type": "Question", "name": "¿Es \ud800seguro?"}, {"dateModified": "2026-05\ud800-02"}]
    assert differences(data) == ["modified_on: 2026-05-02"]
