"""Tables of questions within a text."""

import pytest

from tests.faq.importer.samples import codes, excerpts, read

MARKDOWN = """# Before a Hearing Test

| No. | Topic | Question | Short answer | Answer | Last reviewed |
|---|---|---|---|---|---|
| 1 | Before | Do I have to fast? | No. | Eat as you like. | 4 May 2026 |
| 2 | Before | Tell me how long it takes | Half an hour. | “Longer with children.” | |
| 3 | After | May I drive home? | | Yes. | |
"""


def test_columns_with_names_say_what_their_cells_are():
    document = read(MARKDOWN, "a.md")
    assert [
        (each.group, each.question, each.short_answer, [block.text for block in each.long_answer])
        for each in document.document.questions
    ] == [
        ("Before", "Do I have to fast?", "No.", ["Eat as you like."]),
        ("Before", "Tell me how long it takes", "Half an hour.", ["“Longer with children.”"]),
        ("After", "May I drive home?", None, ["Yes."]),
    ]
    assert excerpts(document, "unknown_detail_field") == ["Last reviewed: 4 May 2026"]
    assert "unassigned_text" not in codes(document)
    assert [text.split(" | ")[2] for text in excerpts(document, "boilerplate_removed")] == ["Question"]


@pytest.mark.parametrize("headings", ["Question | Response time", "Test | Answer"])
def test_a_table_that_names_no_questions_with_answers_stays_a_table(headings):
    text = f"# A\n\n## Is it safe?\n\nYes.\n\n| {headings} |\n|---|---|\n| By phone | two days |\n"
    (question,) = read(text, "a.md").document.questions
    assert [block.type for block in question.long_answer] == ["paragraph", "table"]


def test_a_paragraph_below_a_table_of_questions_is_no_part_of_the_last_answer():
    document = read(
        "<h1>Ears</h1><table><tr><th>Question</th><th>Answer</th></tr><tr><td>Is it safe?</td><td>Yes.</td></tr></table>"
        "<p>Version 2.1</p>",
        "a.html",
    )
    assert [block.text for block in document.document.questions[0].long_answer] == ["Yes."]
    assert excerpts(document, "unassigned_text") == ["Version 2.1"]
