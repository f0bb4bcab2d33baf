"""What web pages print around a text is left out and reported."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq

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
