"""JSON that is no export of WordPress: questions as data."""

import json

import pytest

from faq.importer.errors import UnreadableDocument
from tests.faq.importer.samples import codes, excerpts, read

ANSWER = {"@type": "Answer", "text": "<p>Mostly.</p><p>Pauses are not.</p>"}
ASKED = {
    "@type": "Question",
    "name": "Is snoring harmless?",
    "acceptedAnswer": ANSWER,
    "author": {"@type": "Person", "name": "Demo Author"},
}
SCHEMA = {
    "@context": "https://schema.org",
    "@type": "MedicalWebPage",
    "name": "About Snoring",
    "lastReviewed": ["2025-02-10", "2028-02-10"],
    "dateModified": "2025-03-01T09:00:00+00:00",
    "mainEntityOfPage": [{"@type": "WebPageElement", "mainEntity": [ASKED]}],
    "hasPart": [ASKED],
}  # fmt: skip


def test_questions_that_data_list_are_questions():
    data = {
        "title": "About Snoring",
        "reviewedBy": ["Demo Alba, MD", "Demo Berg"],
        "faqs": [
            {
                "question": "Is it harmless?",
                "shortAnswer": "Mostly.",
                "answer": "Pauses are not.\n\nSee a doctor.",
            }
        ],
    }
    document = read(json.dumps(data), "faq.json")
    (question,) = document.document.questions
    assert (document.document.title, question.question, question.short_answer) == (
        "About Snoring",
        "Is it harmless?",
        "Mostly.",
    )
    assert [block.text for block in question.long_answer] == ["Pauses are not.", "See a doctor."]
    assert excerpts(document, "conflicting_reviewer") == ["Demo Alba, MD / Demo Berg"]


def test_a_page_in_the_words_of_schema_org_is_read_once():
    document = read(json.dumps(SCHEMA), "page.json")
    content = document.document
    assert (content.title, content.reviewed_on, content.review_due, content.modified_on) == (
        "About Snoring", "2025-02-10", "2028-02-10", "2025-03-01",
    )  # fmt: skip
    assert [(each.question, len(each.long_answer)) for each in content.questions] == [
        ("Is snoring harmless?", 2)
    ]
    assert excerpts(document, "unknown_detail_field") == ["author: Demo Author"]
    assert "unassigned_text" not in codes(document)


def test_a_list_of_questions_alone_is_enough():
    text = json.dumps([{"question": "Is it loud?", "answer": "Yes."}])
    assert [each.question for each in read(text, "a.json").document.questions] == ["Is it loud?"]


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[]", '"word"', "[" * 60 + "]" * 60, '{"a": ' * 400 + "1" + "}" * 400]
)
def test_other_data_are_refused(text):
    with pytest.raises(UnreadableDocument, match="no WordPress post"):
        read(text, "a.json")
