"""Spreadsheets: which sheet is read, and every cell as text without rounding."""

# ruff: noqa: DTZ001 (a spreadsheet knows no time zones)
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from faq.importer.errors import ImportRefused, NotAnFAQ
from faq.importer.readers import question_rows
from faq.importer.readers.xlsx import cell_text
from faq.importer.reading import read_document
from tests.faq.importer.expectations import expected, outcome
from tests.faq.importer.office.hostile_archives import with_main
from tests.faq.importer.samples import DOCUMENTS, codes, excerpts, read
from tests.faq.importer.spreadsheets import DOCUMENTS as BUILT
from tests.faq.importer.spreadsheets import spreadsheet

QUESTIONS = ["Question", "Short answer", "Answer"]


def sheet(*rows: list) -> bytes:
    def build(book):
        for row in rows:
            book.active.append(row)

    return spreadsheet(build)


@pytest.mark.parametrize("name", BUILT)
def test_a_spreadsheet_is_read_as_expected(name):
    result = read(spreadsheet(BUILT[name]), f"{name}.xlsx")
    assert outcome(result) == expected(result, DOCUMENTS / "tables" / f"{name}.json")


@pytest.mark.parametrize("name", BUILT)
def test_nothing_of_a_spreadsheet_is_lost(name):
    result = read(spreadsheet(BUILT[name]), f"{name}.xlsx")
    assert [text for text in excerpts(result, "unassigned_text") if text != "beyond"] == []


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (12345678901234567890, "General", "12345678901234567890"),
        (0.1, "General", "0.1"),
        (3.0, "General", "3"),
        (1e-7, "General", "0.0000001"),
        (0.125, "0%", "12.5%"),
        (1, "0%", "100%"),
        (dt.datetime(2026, 3, 4), "d.m.yy", "2026-03-04"),
        (dt.datetime(2026, 3, 4, 9, 30), "General", "2026-03-04 09:30:00"),
        (dt.time(9, 30), "h:mm", "09:30:00"),
        (True, "General", "TRUE"),
        ("0070", "General", "0070"),
        ("one_x000D_\ntwo", "General", "one\ntwo"),
        ("a_x0007_b", "General", "ab"),
        (None, "General", ""),
    ],
)
def test_a_cell_is_its_text(value, number_format, text):
    assert cell_text(value, number_format) == text


def test_digits_of_a_number_are_kept_as_the_file_has_them():
    cell = b'<c r="C3"><v>12345678901234567890</v></c></row></sheetData>'
    data = with_main(".xlsx", lambda xml: xml.replace(b"</row></sheetData>", cell))
    assert "12345678901234567890" in str(read(data, "digits.xlsx").warnings)


def test_a_sheet_that_lies_about_its_size_is_read_whole():
    lie = with_main(".xlsx", lambda xml: xml.replace(b'ref="A1:B3"', b'ref="A1:A1"'))
    assert lie != with_main(".xlsx", bytes)
    assert read(lie, "size.xlsx").document.questions[0].short_answer == "They steady the knee."


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b'r="A99999999"', b'r="A-1"'])
def test_a_cell_at_the_end_of_the_world_is_refused(place):
    data = with_main(".xlsx", lambda xml: xml.replace(b'r="A2"', place))
    with pytest.raises(ImportRefused, match=r"beyond row 20000 or column ZZ.*\(xl/worksheets/sheet1.xml\)"):
        read(data, "far.xlsx")


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("faq.importer.readers.xlsx.MAX_ROWS", 3)
    rows = [["Is it safe?", "Yes."]] * 4
    with pytest.raises(ImportRefused, match=r"more than 3 rows.*row 5"):
        read(sheet(QUESTIONS, *rows), "long.xlsx")
    assert question_rows.MAX_ROWS == 10_000


def test_a_spreadsheet_without_questions_is_refused():
    with pytest.raises(NotAnFAQ, match="No sheet has a column of questions"):
        read(sheet(["Model", "Price"], ["Sleeve", 40]), "prices.xlsx")


def test_other_sheets_are_told_by_name():
    result = read(spreadsheet(BUILT["several-sheets"]), "several.xlsx")
    assert [warning.where for warning in result.warnings if warning.code == "sheet_left_out"] == [
        "sheet “Notes”",
        "sheet “More”",
        "sheet “Draft”",
    ]
    assert any("“FAQ” was read" in warning.message for warning in result.warnings)


CELLS = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.text(alphabet="aé =-+@?.:\n“”|•1$%", max_size=30),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_every_word_of_any_sheet_is_in_its_report(rows):
    marked = [[f"zq{number}x{index} {cell}" if cell is not None else None for index, cell in enumerate(row)]
              for number, row in enumerate(rows)]  # fmt: skip
    result = read(sheet(["Title", "Splints"], [*QUESTIONS, "Group"], *marked), "any.xlsx")
    report = str(result.document.model_dump()) + str([warning.model_dump() for warning in result.warnings])
    words = [
        f"zq{number}x{index}" for number, row in enumerate(marked) for index, cell in enumerate(row) if cell
    ]
    assert [word for word in words if word not in report] == []
    assert "encoding_suspect" not in codes(result)


# What a sheet says beside the values of its cells -----------------------------------------------------------------------


def changed(change, *rows: list) -> bytes:
    """A sheet with questions from its second row on, to which something was done."""

    def build(book):
        for row in (["Group", *QUESTIONS, "Source"], *rows):
            book.active.append(row)
        change(book.active)

    return spreadsheet(build)


FIRST = ["Buying", "Where?", "In shops.", "See this list.", "Demo book"]
SECOND = [None, "When?", "Today.", "Before noon.", None]


def titled(data: bytes):
    return read_document("a.xlsx", data, languages=("en", "es"), title="Splints")


def test_a_linked_cell_is_a_link_in_the_answer_and_the_address_of_a_source():
    def change(cells):
        cells["D2"].hyperlink = "https://demo.example/list"
        cells["E2"].hyperlink = "https://demo.example/book"
        cells["C3"].hyperlink = "https://demo.example/today"

    result = titled(changed(change, FIRST, SECOND))
    block = result.document.questions[0].long_answer[0]
    assert block.html == '<p><a href="https://demo.example/list">See this list.</a></p>'
    assert [(each.text, each.url) for each in result.document.sources] == [
        ("Demo book", "https://demo.example/book")
    ]
    assert excerpts(result, "link_left_out") == ["Today. (https://demo.example/today)"]


def test_a_formula_that_only_links_is_a_link():
    def change(cells):
        cells["D2"] = '=HYPERLINK("https://demo.example/a","Read this")'

    result = titled(changed(change, FIRST))
    assert result.document.questions[0].long_answer[0].html == (
        '<p><a href="https://demo.example/a">Read this</a></p>'
    )
    assert "formula_like_cell" not in codes(result)


def test_joined_cells_hold_for_all_their_rows():
    result = titled(changed(lambda cells: cells.merge_cells("A2:A3"), FIRST, SECOND))
    assert [question.group for question in result.document.questions] == ["Buying", "Buying"]
    assert "group_not_given" not in codes(result)


def test_hidden_rows_and_columns_are_left_out_and_kept_in_the_report():
    def change(cells):
        cells.row_dimensions[3].hidden = True
        cells.column_dimensions["E"].hidden = True

    result = titled(changed(change, FIRST, SECOND))
    assert [question.question for question in result.document.questions] == ["Where?"]
    assert result.document.sources == []
    assert excerpts(result, "hidden_text_left_out") == ["When?\nToday.\nBefore noon.", "Source\nDemo book"]


def test_comments_are_counted():
    def change(cells):
        cells["B2"].comment = Comment("Please check", "Demo Editor")

    result = titled(changed(change, FIRST))
    assert "Please check" not in str(result.document) + str(result.warnings)
    assert "left out: 1" in next(each.message for each in result.warnings if each.code == "not_imported")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (dt.datetime(2026, 3, 1), "mmmm yyyy", "2026-03"),
        (dt.datetime(2026, 3, 1), "yyyy", "2026"),
        (dt.datetime(2026, 3, 1), '[$-409]d"th of"mmm', "2026-03-01"),
        (1200, "#,##0 [$€-407]", "€1200"),
        (1200, '"$"#,##0.00', "$1200"),
        (1200, '#,##0 "USD"', "1200 USD"),
        (1200, "#,##0", "1200"),
    ],
)
def test_a_cell_says_no_more_and_no_less_than_it_shows(value, number_format, text):
    assert cell_text(value, number_format) == text
