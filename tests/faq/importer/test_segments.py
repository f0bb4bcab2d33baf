"""Paragraphs whose lines are several things at once."""

import pytest

from faq.importer.readers.text import read_text
from faq.importer.segments import split_blocks
from tests.faq.importer.samples import excerpts, read


def pieces(text: str) -> list[str]:
    return [block.text for block in split_blocks(read_text(text))]


def test_a_question_is_parted_from_the_answer_on_the_next_line():
    assert pieces("IS IT SAFE?\nYes, it is. Nearly always.") == ["IS IT SAFE?", "Yes, it is. Nearly always."]


def test_questions_in_the_middle_of_a_paragraph_are_parted():
    assert pieces("Is it safe?\nIt is.\nIs it cheap?\nIt is not.") == [
        "Is it safe?",
        "It is.",
        "Is it cheap?",
        "It is not.",
    ]


def test_a_short_answer_is_parted_from_the_long_one():
    assert pieces("Is it safe?\n“Yes.”\nMost people do well.\nSome do not.") == [
        "Is it safe?",
        "“Yes.”",
        "Most people do well.",
        "Some do not.",
    ]


def test_a_question_wrapped_over_lines_is_one():
    assert pieces("How long does it take to get used to\nwearing one of these?") == [
        "How long does it take to get used to wearing one of these?"
    ]


def test_a_wrapped_quotation_is_one():
    text = "Is it safe?\n“Yes, although it takes\nsome time.”\nMore."
    assert pieces(text) == ["Is it safe?", "“Yes, although it takes some time.”", "More."]


@pytest.mark.parametrize(
    "text",
    [
        "It takes two weeks, and some\nneed longer.",
        "It takes two weeks.\nSome need longer.",
        "People ask whether it is safe? Yes. And they ask\nif it hurts. It does not.",
    ],
)
def test_a_line_break_inside_a_paragraph_does_not_split_it(text):
    assert pieces(text) == [" ".join(text.split())]


def test_labels_and_notes_begin_a_piece():
    assert pieces("Q: Is it safe?\nA: It is.\nNote: nearly always.") == [
        "Q: Is it safe?",
        "A: It is.",
        "Note: nearly always.",
    ]


def test_details_below_each_other_are_pieces():
    assert pieces("Reviewed by: Dr. Demo\nUpdated: 2026-02-17\nEditor: Somebody") == [
        "Reviewed by: Dr. Demo",
        "Updated: 2026-02-17",
        "Editor: Somebody",
    ]


def test_a_heading_glued_to_its_text_is_parted():
    assert pieces("Before You Travel\nPack your drops.") == ["Before You Travel", "Pack your drops."]


def test_a_labelled_question_wrapped_over_lines_is_one():
    assert pieces("Question 1 — When may I take it off, and who\ndecides?\nAfter a month.") == [
        "Question 1 — When may I take it off, and who decides?",
        "After a month.",
    ]


def test_somebodys_words_and_the_name_below_them_are_one_piece():
    assert pieces("What do patients say?\n“It fits again.”\n— Demo Patient, 54") == [
        "What do patients say?",
        "“It fits again.” — Demo Patient, 54",
    ]


def test_labels_in_bold_part_a_line_of_details():
    document = read(
        "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p><p><b>Owner:</b> Ear nurses &nbsp; <b>Reviewed by:</b> Mr Demo"
        " Reviewer &nbsp; <b>Review date:</b> 3 May 2026</p>",
        "a.html",
    )
    assert document.document.claimed_reviewer.name == "Mr Demo Reviewer"
    assert document.document.reviewed_on == "2026-05-03"
    assert excerpts(document, "unknown_detail_field") == ["Owner: Ear nurses"]


def test_bold_words_with_a_colon_in_an_answer_part_nothing():
    document = read(
        "<h1>Ears</h1><h2>Is it safe?</h2><p><b>Before:</b> rest. <b>After:</b> walk.</p>", "a.html"
    )
    assert [block.text for block in document.document.questions[0].long_answer] == [
        "Before: rest. After: walk."
    ]
