"""What web pages print around a text is left out and reported."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq, read

QUESTIONS = ("Is it safe?\n\nYes, it is.", "Is it cheap?\n\nNo, it is not.")


@pytest.mark.parametrize(
    "line",
    [
        "19 min read",
        "Share this article",
        "Home > Guides > Ears",
        "Skip to content",
        "Frequently Asked Questions",
    ],
)
def test_standing_phrases_are_left_out(line):
    result = faq(*QUESTIONS, front=line)
    assert excerpts(result, "boilerplate_removed") == [line]
    assert result.document.introduction == []


def test_a_table_of_contents_is_left_out():
    result = faq(*QUESTIONS, front="Contents\n\n- Is it safe?\n- Is it cheap?")
    assert excerpts(result, "boilerplate_removed") == ["Contents", "- Is it safe?", "- Is it cheap?"]
    assert [question.question for question in result.document.questions] == ["Is it safe?", "Is it cheap?"]
    assert "duplicate_question" not in codes(result)
    assert "unassigned_text" not in codes(result)


def test_a_question_asked_twice_is_no_table_of_contents():
    result = faq(*QUESTIONS, "Is it safe?\n\nI said so.")
    assert len(result.document.questions) == 3
    assert "boilerplate_removed" not in codes(result)


def test_links_to_other_pages_are_left_out_up_to_the_next_text():
    document = read(
        "# Ears\n\n## Is it safe?\n\nYes.\n\n## Related articles\n\n- [Noses](/n)\n- [Eyes](/e)\n\nAsk us.",
        "a.md",
    )
    assert [block.text for block in document.document.questions[0].long_answer] == ["Yes."]
    assert excerpts(document, "boilerplate_removed") == ["Related articles", "Noses", "Eyes"]
    assert excerpts(document, "unassigned_text") == ["Ask us."]


def test_a_reading_time_in_a_byline_is_a_standing_phrase():
    document = read("# Ears\n\nUpdated 2026-05-13 · 6 min read\n\n## Is it safe?\n\nYes.", "a.md")
    assert document.document.modified_on == "2026-05-13"
    assert "unknown_detail_field" not in codes(document)
    assert excerpts(document, "boilerplate_removed") == ["6 min read"]
