"""Rows of a table of questions: what stands above the headings, and blocks that say what they are."""

from faq.importer.numbered_lines import NumberedLines
from faq.importer.readers.question_rows import QuestionRows, Row, find_table


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(cells, start=1)]


def blocks(*cells: tuple[str, ...]) -> list[tuple[str, str, str]]:
    table = find_table(rows(*cells))
    assert table is not None
    reader = QuestionRows(table, NumberedLines())
    reader.read()
    return [(block.kind, block.role, block.text) for block in reader.blocks]


def test_each_cell_says_what_it_is():
    assert blocks(
        ("Question", "Short answer", "Answer", "Group"), ("Is it?", "No.", "Never.\n\n- ever", "One")
    ) == [
        ("heading", "group", "One"),
        ("paragraph", "question", "Is it?"),
        ("paragraph", "short_answer", "No."),
        ("paragraph", "answer", "Never."),
        ("item", "answer", "ever"),
    ]


def test_the_order_of_the_columns_makes_no_difference():
    headings, row = ("Answer", "Question", "Short answer"), ("Never.", "Is it?", "No.")
    assert [text for _, _, text in blocks(headings, row)] == ["Is it?", "No.", "Never."]


def test_an_empty_cell_for_the_short_answer_says_that_there_is_none():
    assert blocks(("Question", "Short answer", "Answer"), ("Is it?", "", "“Never.”"))[1] == (
        "paragraph",
        "short_answer",
        "",
    )


def test_labels_above_the_headings_are_details_and_other_lines_are_text():
    found = blocks(("A guide", ""), ("Country", "Spain"), ("Question", "Answer"), ("Is it?", "No."))
    assert found[:2] == [("paragraph", "", "A guide"), ("detail", "", "Country: Spain")]


def test_two_columns_of_questions_and_answers_need_no_headings():
    table = find_table(rows(("Is it?", "No."), ("Is it so?", "Yes.")))
    assert table is not None
    assert table.guessed
    assert find_table(rows(("Is it?", "No."), ("Some text.", "Yes."))) is None
    assert find_table(rows(("Is it?", "No.", "Never."))) is None


def test_a_detail_below_the_rows_is_a_detail():
    found = blocks(("Question", "Answer"), ("Is it?", "No."), ("Reviewed by: Dr. Demo", ""))
    assert found[-1] == ("detail", "", "Reviewed by: Dr. Demo")


def test_a_detail_below_the_questions_may_stand_in_the_column_of_groups():
    found = blocks(
        ("Section", "Question", "Answer"), ("One", "Is it?", "No."), ("Disclaimer", "This list is no advice.", ""),
    )  # fmt: skip
    assert found[-1] == ("detail", "", "Disclaimer: This list is no advice.")
