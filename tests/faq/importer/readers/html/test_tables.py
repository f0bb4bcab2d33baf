"""Tables of web pages."""

from faq.importer.readers.html.tables import read_table
from faq.importer.readers.html.tree import Element, parse_html
from tests.faq.importer.samples import read


def table(html: str):
    root = parse_html(html, "page.html").root
    element = root.children[0]
    assert isinstance(element, Element)
    return read_table(element)


def cells(html: str) -> list[tuple[str, ...]]:
    return [row.cells for row in table(html).rows]


def test_spans_are_filled_in():
    html = "<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d<tr><td>e<td>f<td>g</table>"
    assert cells(html) == [("a", "b", "c"), ("a", "d", ""), ("e", "f", "g")]


def test_two_heading_rows_become_one():
    html = "<table><thead><tr><th>Kind<th colspan=2>Cost<tr><th><th>Spain<th>UK</thead><tr><td>a<td>1<td>2</table>"
    assert cells(html)[0] == ("Kind", "Cost Spain", "UK")


def test_lines_across_the_whole_width_stand_before_and_after():
    found = table("<table><tr><td colspan=2>Prices<tr><td>a<td>b<tr><td colspan=2>Tax included</table>")
    assert [row.cells[0] for row in found.before] == ["Prices"]
    assert [row.cells[0] for row in found.after] == ["Tax included"]


def test_a_table_that_only_arranges_the_page_is_none():
    assert table("<table><tr><td><h2>a</h2></td><td>b</td></tr></table>") is None
    assert table("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>") is None


def test_an_absurd_span_is_cut():
    assert len(cells("<table><tr><td colspan=99999>a<td>b<tr><td>c<td>d</table>")[0]) <= 101


def test_a_caption_belongs_to_its_price_table():
    html = "<h1>A</h1><h2>What does it cost?</h2><table><caption>In 2026</caption><tr><th>Kind<th>Price<tr><td>a<td>€5</table>"
    document = read(html, "a.html")
    assert document.document.price_tables[0].caption == "In 2026"
    assert "table_recovered_from_text" not in [warning.code for warning in document.warnings]


def test_a_table_of_questions_is_read_as_questions():
    html = "<h1>A</h1><table><tr><th>Question<th>Answer<tr><td>Is it safe?<td>Yes.<tr><td>Does it hurt?<td>No.</table>"
    assert [question.question for question in read(html, "a.html").document.questions] == [
        "Is it safe?",
        "Does it hurt?",
    ]
