"""Which lines are questions."""

import pytest

from faq.importer.blocks import Block
from faq.importer.questions import find_questions, is_question_sentence, match_question
from faq.importer.readers.text import read_text
from tests.faq.importer.samples import excerpts, read


def question(text: str) -> str | None:
    blocks = read_text(text)
    match = match_question(blocks[0], blocks[1] if len(blocks) > 1 else None)
    return match and match.text


@pytest.mark.parametrize(
    ("text", "question_text"),
    [
        ("Is it safe?", "Is it safe?"),
        ("3. Is it safe?", "Is it safe?"),
        ("3) Is it safe?", "Is it safe?"),
        ("Question 3 — Is it safe?", "Is it safe?"),
        ("Pregunta 3: ¿Es seguro?", "¿Es seguro?"),
        ("Q: Is it safe?", "Is it safe?"),
        ("Q4. Is it safe?", "Is it safe?"),
        ("Q: Tell me about the cost", "Tell me about the cost"),
        ("**Is it safe?**", "Is it safe?"),
        ("**3. Is it safe?**", "Is it safe?"),
        ("## Is it safe?", "Is it safe?"),
        ("- ¿Es seguro?", "¿Es seguro?"),
        ("IS IT SAFE?", "IS IT SAFE?"),
        ("Is it safe? (updated 2026)", "Is it safe? (updated 2026)"),
        ("¿Seguro?", "¿Seguro?"),
        ("What does Dr. Demo say?", "What does Dr. Demo say?"),
        ("Is it safe? And does it hurt?", "Is it safe? And does it hurt?"),
    ],
)
def test_questions_lose_number_label_and_emphasis(text, question_text):
    assert question(text) == question_text


@pytest.mark.parametrize(
    "text",
    [
        "Sounds good. But is it safe?",
        "But is it safe?",
        "Really?",
        "It is safe.",
        "“Is it safe?”",
        "See https://example.org/?",
        "Question of trust",
        "P. 14 of the guide",
        "> Is it safe?",
        f"Is {'very ' * 80}safe?",
    ],
)
def test_other_lines_are_no_questions(text):
    assert question(text) is None


def test_a_question_without_its_mark_counts_in_capitals_or_above_a_short_answer():
    assert question("WHAT IS IN THE PRICE") == "WHAT IS IN THE PRICE"
    assert question("What is in the price\n\n“Drops and visits.”") == "What is in the price"
    assert question("How It Works\n\nIt works well.") is None


def test_a_list_of_questions_stays_a_list():
    blocks = read_text("Ask the clinic:\n\n- Who operates?\n- Who looks after me?\n\nThen decide.")
    assert find_questions(blocks) == {}


def test_a_list_item_with_an_answer_below_it_is_a_question():
    blocks = read_text("- Who operates?\n  - An eye surgeon.\n- Who looks after me?\n  - A nurse.")
    assert sorted(find_questions(blocks)) == [0, 2]


def test_a_sentence_end_inside_is_told_from_an_abbreviation():
    assert is_question_sentence("U.S. or Spain: which is cheaper?")
    assert not is_question_sentence("It works. Why?")


def test_a_column_of_questions_needs_no_question_mark_and_no_other_column_asks():
    asked = match_question(Block("paragraph", "3. The cost", (), role="question"))
    assert asked is not None
    assert (asked.text, asked.marked) == ("The cost", True)
    assert match_question(Block("paragraph", "Is it safe?", (), role="answer")) is None


def test_a_numbered_question_may_be_answered_by_a_numbered_list():
    document = read(
        "Care After Surgery\n\n1. Is it safe?\n\nYes.\n\n2. What do I need?\n\n1. Rest\n2. Water\n\n3. Who helps?\n\nA nurse."
    )
    assert [question.question for question in document.document.questions] == [
        "Is it safe?", "What do I need?", "Who helps?",
    ]  # fmt: skip
    assert document.document.questions[1].long_answer[0].items == ["Rest", "Water"]


def test_a_list_of_questions_and_answers_in_turn_is_a_list_of_questions():
    document = read(
        "Egg Donation\n\n• Which tests are needed?\n• Blood tests\n• A scan\n• How long is the stay?\n• Five days"
    )
    assert [len(question.long_answer[0].items) for question in document.document.questions] == [2, 1]


def test_a_list_of_questions_to_ask_stays_a_list():
    document = read(
        "# A\n\n## What should I ask?\n\n- Are you registered?\n- Who helps at night?\n\n## Is it safe?\n\nYes.",
        "a.md",
    )
    assert len(document.document.questions) == 2


AMONG_QUESTIONS = "# A\n\n## Is it safe?\n\nYes.\n\n{}\n\n### Which soap?\n\nAny.\n\n## Is it dear?\n\nNo."


def test_a_heading_that_asks_without_its_mark_is_a_question_among_others_of_its_rank():
    document = read(AMONG_QUESTIONS.format("## When will I see results\n\nAfter three months."), "a.md")
    questions = document.document.questions
    assert [(question.question, question.group) for question in questions[1:3]] == [
        ("When will I see results", None),
        ("Which soap?", None),
    ]
    assert [block.text for block in questions[1].long_answer] == ["After three months."]
    assert excerpts(document, "heading_style_guessed") == ["When will I see results"]


@pytest.mark.parametrize(
    "heading",
    [
        "## When will I see results",
        "## What to wash with\n\nThis and that.",
        "## How it is washed\n\nThis and that.",
    ],
)
def test_a_heading_without_a_text_or_without_asking_stays_a_group(heading):
    document = read(AMONG_QUESTIONS.format(heading), "a.md")
    assert [question.question for question in document.document.questions] == [
        "Is it safe?",
        "Which soap?",
        "Is it dear?",
    ]
    assert document.document.questions[1].group == heading.partition("\n")[0].removeprefix("## ")


def test_a_portuguese_question_may_begin_with_its_article():
    assert question("O tratamento dói?") == "O tratamento dói?"


def test_a_heading_asks_even_where_it_leads_on():
    assert question("## But is it safe?") == "But is it safe?"
    assert question("But is it safe?") is None


@pytest.mark.parametrize("text", ["1.- ¿Es seguro?", "1.-¿Es seguro?", "1.¿Es seguro?", "1 – ¿Es seguro?"])
def test_numbers_with_two_signs_or_without_a_space(text):
    assert question(text) == "¿Es seguro?"


def test_a_label_below_a_numbered_question_asks_nothing_of_its_own():
    parts = [
        f"QUESTION {number} — {asked}\nAsk: Who is on duty?\nRed flag: Nobody."
        for number, asked in enumerate(("WHO DOES IT?", "WHO HELPS?"), start=1)
    ]
    document = read("A Guide to Clinics\n\n" + "\n\n".join(parts)).document
    assert [(each.question, len(each.long_answer)) for each in document.questions] == [
        ("WHO DOES IT?", 2),
        ("WHO HELPS?", 2),
    ]


def test_one_word_asks_where_it_is_a_heading():
    document = read("# Ears\n\n## Dói?\n\nNo.\n\n## Is it safe?\n\nYes.\n\nReally?", "a.md")
    assert [each.question for each in document.document.questions] == ["Dói?", "Is it safe?"]


def test_one_word_asks_above_a_short_answer():
    document = read(
        "A Guide\n\nIs it safe?\n\nIn short: Yes.\n\nDói?\n\nIn short: No.\n\nReally?\n\nYes, really."
    )
    assert [each.question for each in document.document.questions] == ["Is it safe?", "Dói?"]


def test_a_number_may_have_levels():
    document = read("A Guide\n\n1.1 Is it safe?\n\nYes.\n\n1.2 Does it last?\n\nNo.")
    assert [each.question for each in document.document.questions] == ["Is it safe?", "Does it last?"]
    assert excerpts(document, "unassigned_text") == []


def test_a_letter_that_may_stand_for_other_words_needs_the_mark():
    assert question("F: Ist es sicher?") == "Ist es sicher?"
    assert question("F: 38 Grad im Schatten") is None
