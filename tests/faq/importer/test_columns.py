"""Headings of columns: what they name, and when a row of cells is a row of headings."""

import pytest

from faq.importer.columns import column_letter, read_headings


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Question", "Answer"), ["question", "answer"]),
        (("ID", "PREGUNTA:", "Respuesta_corta"), ["", "question", "short_answer"]),
        (("Pergunta", "Resposta", "Categoria"), ["question", "answer", "group"]),
        (("Frage", "Kurzantwort", "Quelle"), ["question", "short_answer", "source"]),
        (("Question", "Réponse", "Thème"), ["question", "answer", "group"]),
        (
            ("Question", "medically_reviewed_by", "última actualización"),
            ["question", "reviewer", "modified_on"],
        ),
        (("Question", "Answer", "Answer"), ["question", "answer", ""]),
        (("Question", ""), ["question", ""]),
        (("Patient question", "Approved answer"), ["question", "answer"]),
        (("Pregunta del paciente", "Respuesta (máx. 300)"), ["question", "answer"]),
        (("Question", "Answer", "Source URL"), ["question", "answer", "source"]),
        (("Q#", "Question text", "Suggested answer"), ["", "question", "answer"]),
        (("FAQ", "Answer (short)", "Answer (long)"), ["question", "short_answer", "answer"]),
        (("post_title", "post_content", "post_status"), ["question", "answer", ""]),
        (("Original question", "Question", "Response"), ["", "question", "answer"]),
    ],
)
def test_headings_name_fields(headings, fields):
    assert [column.field for column in read_headings(headings)] == fields


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("",),
        ("Answer", "Group"),
        ("Question", "Colour"),
        ("A question", "An answer"),
        ("Related questions", "Answer"),
    ],
)
def test_other_rows_are_no_headings(cells):
    assert read_headings(cells) == []


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(index, letter):
    assert column_letter(index) == letter


def test_headings_may_be_names_of_a_program():
    columns = read_headings(
        ("faq_title", "Question", "ShortAnswer", "LongAnswer", "MedicallyReviewedBy", "lastUpdated")
    )
    assert [column.field for column in columns] == [
        "title", "question", "short_answer", "answer", "reviewer", "modified_on",
    ]  # fmt: skip
    assert columns[4].heading == "Medically Reviewed By"
