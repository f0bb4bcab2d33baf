"""Tables of answers: each cell says its column, in the same words on the page and in structured data."""

import pytest
from bs4 import BeautifulSoup

from faq.answer_tables import list_html, table_html
from faq.documents.schema import TableValue

ROWS = [["1", "5 min"], ["2", ""]]


def table(header, rows, caption=None) -> TableValue:
    return TableValue(caption=caption, header=header, rows=rows)


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html.replace("<br>", " "), "html.parser").get_text(" ").split())


def test_a_cell_without_text_says_nothing_and_keeps_its_column():
    value = table(["Week", "Walk"], ROWS, "Weeks")
    assert list_html(value) == "<p>Weeks</p><ul><li>Week: 1<br>Walk: 5 min</li><li>Week: 2</li></ul>"
    assert [len(row.find_all(["th", "td"])) for row in rows_of(value)] == [2, 2]


def rows_of(value: TableValue):
    return BeautifulSoup(table_html(value), "html.parser").find_all("tr")


@pytest.mark.parametrize(
    "value",
    [
        table(["Week", "Walk"], ROWS, "Weeks"),
        table(["", "Local", "General"], [["Awake", "Yes", "No"]]),
        table(["", ""], ROWS),
        table(["A", "B"], []),
        table(["Only"], [["one"], ["two"]]),
        table(["A"], [["longer", "than its heading"]]),
        table(["<b>", "A & B"], [["</li>", "<script>"]]),
        table([], []),
    ],
)
def test_the_page_and_the_list_say_the_same_words_in_the_same_order(value):
    assert words(table_html(value)) == words(list_html(value))


def test_a_heading_with_a_mark_of_its_own_gets_no_colon():
    assert "How long? 5 min" in list_html(table(["", "How long?"], [["Walk", "5 min"]]))


def test_the_first_cell_names_its_row():
    [row] = rows_of(table(["", "Local"], [["Awake", "Yes"]]))
    assert row.th["scope"] == "row"
    assert row.th.get_text() == "Awake"
