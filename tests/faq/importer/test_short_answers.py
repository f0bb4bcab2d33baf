"""The short answer at the head of an answer."""

import pytest

from faq.importer.blocks import Block
from faq.importer.readers.text import read_text
from faq.importer.short_answers import take_short_answer, without_letter


def short(text: str) -> str | None:
    return take_short_answer(read_text(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "“Yes, for most people.”",
        '"Yes, for most people."',
        "« Yes, for most people. »",
        "> Yes, for most people.",
        "**Yes, for most people.**",
        "Short answer: Yes, for most people.",
        "Short answer: “Yes, for most people.”",
        "Short answer:\n\nYes, for most people.",
        "Respuesta corta: Yes, for most people.",
        "**Short answer:** Yes, for most people.",
        "Short Answer – Yes, for most people.",
        "A: “Yes, for most people.”",
        "Answer:\n\n“Yes, for most people.”",
    ],
)
def test_a_short_answer_loses_marks_and_label(text):
    assert short(f"{text}\n\nMore words follow.") == "Yes, for most people."


@pytest.mark.parametrize(
    "text",
    [
        "Yes, for most people.",
        "“Yes,” says Dr. Demo, “for most people.”",
        "“I was back at work after a day!”",
        "“Yes, for most people.”\n\n— Demo Patient, 54",
        "“Yes, for most people.”\n- Demo Patient",
        "- “Yes, for most people.”",
        "**Costs**",
        "A: Yes, for most people.",
    ],
)
def test_other_first_words_are_no_short_answer(text):
    assert short(text) is None


def test_inner_quotation_marks_stay():
    assert short("“The ‘gold’ lens is ‘dear’.”") == "The ‘gold’ lens is ‘dear’."


def test_the_label_of_a_long_answer_is_taken_off():
    answer = take_short_answer(read_text("A: Yes, for most people."))
    assert (answer.text, answer.used, answer.rest.text) == (None, 1, "Yes, for most people.")


@pytest.mark.parametrize(
    ("text", "value"), [("No.", "No."), ("“No.”", "No."), ("Short answer: No.", "No."), ("", None)]
)
def test_a_column_for_short_answers_says_what_is_one_and_that_there_is_none(text, value):
    body = [
        Block("paragraph", text, (), role="short_answer"),
        Block("paragraph", "“Other.”", (), role="answer"),
    ]
    assert take_short_answer(body).text == value


def test_words_of_somebody_in_an_indented_quotation_are_no_short_answer():
    assert short("> “It fits well now.” — Demo Patient, 61\n\nMore.") is None


def test_an_answer_label_may_end_in_a_stop_and_a_dash():
    assert take_short_answer(read_text("R.- Casi nunca.")).rest.text == "Casi nunca."


def test_a_letter_is_a_label_only_below_a_question_that_has_one():
    body = read_text("A. Two visits.")
    assert [block.text for block in without_letter("Q. How many?", body)] == ["Two visits."]
    assert [block.text for block in without_letter("How many?", body)] == ["A. Two visits."]
