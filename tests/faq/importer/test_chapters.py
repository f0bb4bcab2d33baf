"""Headings that end an answer."""

import pytest

from tests.faq.importer.samples import excerpts, places, read


def test_a_heading_of_a_higher_rank_is_the_group_of_what_follows():
    html = "<h1>A</h1><h2>One</h2><h3>Is it?</h3>Yes.<h2>Two</h2><p>About two.</p><h3>Does it?</h3>No."
    document = read(html, "a.html")
    assert [question.group for question in document.document.questions] == ["One", "Two"]
    assert [len(question.long_answer) for question in document.document.questions] == [1, 1]
    assert excerpts(document, "unassigned_text") == ["About two."]


def test_a_heading_below_the_question_stays_in_its_answer():
    html = "<h1>A</h1><h2>Is it?</h2>Yes.<h3>Why</h3><p>So.</p><h2>Does it?</h2>No."
    assert [block.type for block in read(html, "a.html").document.questions[0].long_answer] == [
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_heading_of_the_same_rank_after_the_last_question_ends_it():
    document = read("<h1>A</h1><h2>Is it?</h2>Yes.<h2>About us</h2><p>We are many.</p>", "a.html")
    assert len(document.document.questions[0].long_answer) == 1
    assert excerpts(document, "unassigned_text") == ["About us\nWe are many."]


def test_a_heading_of_the_same_rank_is_the_group_of_questions_below_it():
    document = read(
        "# A\n\n## Is it?\n\nYes.\n\n## Costs\n\nThey differ.\n\n### How much?\n\n900 EUR.\n\n## Is it paid?\n\nNo.",
        "a.md",
    )
    assert [question.group for question in document.document.questions] == [None, "Costs", None]
    assert excerpts(document, "unassigned_text") == ["They differ."]
    (message,) = [warning.message for warning in document.warnings if warning.code == "unassigned_text"]
    assert "“Costs”" in message


def test_a_statement_between_questions_of_its_rank_stays_content():
    document = read("# A\n\n## Is it?\n\nYes.\n\n## Before the day\n\nRest.\n\n## Does it?\n\nNo.", "a.md")
    assert [question.question for question in document.document.questions] == ["Is it?", "Does it?"]
    assert [block.text for block in document.document.questions[0].long_answer] == [
        "Yes.",
        "Before the day",
        "Rest.",
    ]
    assert places(document, "answer_without_question") == ["q1"]
    assert excerpts(document, "answer_without_question") == ["Before the day"]


@pytest.mark.parametrize(
    "page",
    [
        "<h1>A</h1><h2>Is it?</h2>Yes.<h3>Before the day</h3><p>Rest.</p><h2>Does it?</h2>No.",
        "<h1>A</h1><details><summary>Is it?</summary>Yes.<h3>Before</h3>Rest.</details><h2>Does it?</h2>No.",
        "<h1>A</h1><h2>B</h2><details><summary><h3>Is it?</h3></summary>Yes.<h3>Before</h3>Rest.</details>",
    ],
)
def test_a_heading_below_the_rank_of_the_question_needs_no_warning(page):
    document = read(page, "a.html")
    assert [block.type for block in document.document.questions[0].long_answer][1] == "heading"
    assert places(document, "answer_without_question") == []
