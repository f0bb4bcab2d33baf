"""Web pages as neutral blocks."""

import pytest

from faq.importer.readers.html.page import read_html_file
from tests.faq.importer.samples import codes, excerpts, read

PAGE = "<h1>Ears</h1><h2>Is it safe?</h2>{}"


def blocks(html: str):
    return read_html_file(html.encode(), "page.html").blocks


def kinds(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(html)]


def test_headings_paragraphs_and_lists():
    assert kinds("<h1>A</h1><p>b  c\nd</p><ul><li>e<ul><li>f</ul></ul><ol><li>g</ol>loose") == [
        ("heading", "A"), ("paragraph", "b c d"), ("item", "e"), ("item", "f"), ("item", "g"), ("paragraph", "loose"),
    ]  # fmt: skip
    items = [
        block for block in blocks("<ul><li>e<ul><li>f</ul></ul><ol><li>g<li>h</ol>") if block.kind == "item"
    ]
    assert [(block.marker, block.level) for block in items] == [("•", 0), ("•", 1), ("1.", 0), ("2.", 0)]


def test_line_breaks_keep_lines_and_two_of_them_part_paragraphs():
    block, other = blocks("<p>one<br>two<br><br>three</p>")
    assert [line.text for line in block.lines] == ["one", "two"]
    assert other.text == "three"


def test_end_tags_may_be_left_out():
    assert kinds("<p>a<p>b<dl><dt>c<dd>d</dl><table><tr><td>e<td>f<tr><td>g<td>h</table>") == [
        ("paragraph", "a"), ("paragraph", "b"), ("item", "c: d"), ("row", "e f"), ("row", "g h"),
    ]  # fmt: skip


def test_a_bold_line_stands_apart_from_the_text_below_it():
    first, second = blocks("<p><b>Is it safe?</b><br>Yes.</p>")
    assert (first.text, first.bold, second.text, second.bold) == ("Is it safe?", True, "Yes.", False)


def test_a_bold_question_stands_apart_from_the_text_after_it():
    assert [block.text for block in blocks("<p><b>Is it safe?</b> Yes, mostly.</p>")] == [
        "Is it safe?",
        "Yes, mostly.",
    ]
    assert len(blocks("<p><b>Pain.</b> It passes.</p>")) == 1


def test_links_and_emphasis_keep_their_place():
    document = read(
        PAGE.format('<p>See <a href="https://e.org/?a=1&amp;b=2">the <i>list</i></a>.</p>'), "a.html"
    ).document
    assert document.questions[0].long_answer[0].html == (
        '<p>See <a href="https://e.org/?a=1&amp;b=2">the <i>list</i></a>.</p>'
    )


def test_links_in_list_items_are_kept():
    document = read(PAGE.format('<ul><li>one<li><a href="https://e.org">two</a></ul>'), "a.html").document
    assert document.questions[0].long_answer[0].html == ["one", '<a href="https://e.org">two</a>']


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "jAvA\tscript:alert(1)", "&#106;avascript:x", "data:text/html,x"]
)
def test_an_unsafe_link_loses_its_address_and_is_counted(href):
    document = read(PAGE.format(f'<p>See <a href="{href}">this</a>.</p>'), "a.html")
    assert document.document.questions[0].long_answer[0].html == "<p>See this.</p>"
    assert "unsafe_html_removed" in codes(document)


def test_a_relative_link_is_made_whole_by_the_address_of_the_page():
    page = '<link rel="canonical" href="https://e.org/a/b/">' + PAGE.format('<p><a href="../c">x</a> y</p>')
    assert 'href="https://e.org/a/c"' in read(page, "a.html").document.questions[0].long_answer[0].html


def test_a_relative_link_of_an_unknown_page_is_reported():
    document = read(PAGE.format('<p><a href="/c">this page</a> y</p>'), "a.html")
    assert excerpts(document, "link_left_out") == ["this page (/c)"]


def test_a_link_where_only_plain_text_can_stand_is_reported():
    document = read(PAGE.format('<blockquote><a href="https://e.org">Yes</a></blockquote>'), "a.html")
    assert document.document.questions[0].short_answer == "Yes"
    assert excerpts(document, "link_left_out") == ["Yes (https://e.org)"]


def test_details_and_summary_are_questions_and_answers():
    html = "<h1>Ears</h1><details><summary>Is it safe?</summary><h3>In short</h3><p>Yes.</p></details>"
    html += "<details><summary>Does it hurt?</summary>No.</details>"
    assert [question.question for question in read(html, "a.html").document.questions] == [
        "Is it safe?",
        "Does it hurt?",
    ]


def test_the_title_element_is_the_title_only_without_a_heading():
    assert read("<title>Ears</title><h2>Is it safe?</h2>Yes.", "a.html").document.title == "Ears"
    both = read("<title>Ears | Site</title><h1>Ears</h1><h2>Is it safe?</h2>Yes.", "a.html")
    assert both.document.title == "Ears"
    assert "Ears | Site" in excerpts(both, "boilerplate_removed")


def test_what_stands_above_the_title_is_reported_and_no_title():
    document = read(f"<p>Guides</p>{PAGE.format('<p>Yes.</p>')}", "a.html")
    assert document.document.title == "Ears"
    assert excerpts(document, "boilerplate_removed") == ["Guides"]


def test_a_line_of_the_report_is_a_line_of_the_file():
    html = "<h1>Ears</h1>\n\n<h2>Is it safe?</h2>\n<p>Yes.</p>\n<!-- x -->\n\n<p>if a <b\nlost</b></p>"
    assert [w.where for w in read(html, "a.html").warnings if w.code == "image_left_out"] == []
    image = read(f'{html}\n<img alt="An ear">', "a.html")
    assert [w.where for w in image.warnings if w.code == "image_left_out"] == ["document line 9"]


def test_the_encoding_that_a_page_names_is_believed_where_it_is_not_utf_8():
    page = '<meta charset="iso-8859-2"><h1>Zážitek</h1><h2>Is it?</h2>Yes.'.encode("iso-8859-2")
    assert read(page, "a.html").document.title == "Zážitek"


def test_an_encoding_that_is_not_the_true_one_is_reported():
    page = '<meta charset="utf-7"><h1>Ears</h1><h2>Is it?</h2>+ADw-script+AD4-'
    assert codes(read(page, "a.html"))[0] == "encoding_suspect"
    utf_8 = '<meta charset="iso-8859-1"><h1>Niño</h1><h2>Is it?</h2>Yes.'
    assert read(utf_8, "a.html").document.title == "Niño"


def test_invisible_characters_written_as_entities_are_left_out():
    assert blocks("<p>a&shy;b&#x202E;c&#1;</p>")[0].text == "abc"


def test_bold_type_may_be_a_style():
    first, second = blocks(
        '<p><span style="color:red; font-weight:700">Is it safe?</span></p><b style="font-weight:normal">Yes.</b>'
    )
    assert (first.bold, second.bold) == (True, False)


def test_typed_bullets_are_items():
    word = "<p><![if !supportLists]><span>·<span>&nbsp;&nbsp;</span></span><![endif]>One</p><p>• two<br>• three</p>"
    assert kinds(word) == [("item", "One"), ("item", "two"), ("item", "three")]


def test_unmarked_questions_stay_questions_where_they_are_the_most():
    html = "<h1>A</h1><h2>Is it?</h2>Yes.<h2>Why is it?</h2>So."
    html += "".join(f"<div>What is number {n}?</div><div>It is {n}.</div>" for n in range(3))
    assert len(read(html, "a.html").document.questions) == 5


def test_the_further_paragraphs_of_an_item_belong_to_it():
    html = "<ul><li><p>Pain</p><p>It passes.</p><ul><li>soon</li></ul>mostly</li><li>Is it safe?<p>Yes.</p></li></ul>"
    assert [(block.kind, block.text, block.level) for block in blocks(html)] == [
        ("item", "Pain It passes.", 0), ("item", "soon", 1), ("item", "mostly", 0), ("item", "Is it safe?", 0),
        ("paragraph", "Yes.", 0),
    ]  # fmt: skip


def test_each_meaning_of_a_term_is_an_item():
    assert kinds("<dl><dt>Day one<dd>sore<dd>tired<dt>Day two<dd>fine</dl>") == [
        ("item", "Day one: sore"), ("item", "tired"), ("item", "Day two: fine"),
    ]  # fmt: skip
