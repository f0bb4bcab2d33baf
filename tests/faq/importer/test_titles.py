"""Which line is the title of a document."""

import pytest

from faq.importer.questions import find_questions
from faq.importer.readers.text import read_text
from faq.importer.segments import split_blocks
from faq.importer.titles import asks_often, find_title
from tests.faq.importer.samples import excerpts, read

QUESTIONS = "Does it hurt?\n\n“No.”\n\nMore.\n\nIs it safe?\n\n“Yes.”\n\nMore."


def title_of(text: str) -> str | None:
    blocks = list(split_blocks(read_text(text)))
    place = find_title(blocks, find_questions(blocks))
    return None if place < 0 else blocks[place].text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"12 March 2026\n\nA Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"Country: Spain\n\nA Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"Is It Worth It?\n\nSome say so.\n\n{QUESTIONS}", "Is It Worth It?"),
        (QUESTIONS, None),
        (f"Title: Ears\n\nEARS\n\n{QUESTIONS}", "EARS"),
        (f"Title: Ears\n\nNoses\n\n{QUESTIONS}", None),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_that_is_neither_detail_nor_day_nor_the_first_question(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    "title", ["Clinic FAQs", "Preguntas frecuentes", "Häufig gestellte Fragen", "Questions & Answers: Q&A"]
)
def test_such_a_title_promises_questions(title):
    assert asks_often(title)


def test_answers_under_a_title_that_promises_questions_have_lost_theirs():
    text = "Clinic FAQs\n\nCells come from donated tissue.\n\nYou can fly home the next day."
    assert excerpts(read(text), "answer_without_question") == [
        "Cells come from donated tissue.",
        "You can fly home the next day.",
    ]
    assert excerpts(read(text.replace("Clinic FAQs", "Our Clinic")), "answer_without_question") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "This page is for informational purposes only and is not medical advice.",
        "La información de esta página no sustituye a una consulta.",
        "Ces informations ne remplacent pas une consultation.",
    ],
)
def test_a_disclaimer_above_the_title_is_not_the_title(sentence):
    document = read(f"{sentence}\n\nHearing Aids\n\n{QUESTIONS}").document
    assert (document.title, document.disclaimer) == ("Hearing Aids", sentence)


def test_a_page_that_asks_one_thing_has_its_question_for_a_title():
    document = read("How long does it last?\n\n“Ten years.”\n\nClean it well.").document
    (question,) = document.questions
    assert document.title == question.question == "How long does it last?"
    assert (question.short_answer, [block.text for block in question.long_answer]) == (
        "Ten years.",
        ["Clean it well."],
    )


def test_a_title_that_asks_above_a_text_without_questions_is_no_question():
    assert read("How long does it last?\n\nTen years.\n\nClean it well.").document.questions == []
