"""Markdown as neutral blocks."""

from faq.importer.readers.markdown import read_markdown_file
from tests.faq.importer.samples import CATARACT, codes, excerpts, places, read

TEXT = "# Ears\n\n## Is it safe?\n\n{}\n"


def blocks(text: str):
    return read_markdown_file(text.encode(), "a.md").blocks


def answer(text: str):
    return read(TEXT.format(text), "a.md").document.questions[0]


def test_a_plain_text_saved_as_markdown_gives_the_same():
    text = CATARACT.read_bytes()
    assert read(text, "a.md").document == read(text, "a.txt").document


def test_headings_lists_quotes_and_tables():
    found = blocks("# A\n\n> b\n\n1. c\n   - d\n\n| e | f |\n|---|---|\n| g | h |\n")
    assert [(block.kind, block.marker) for block in found] == [
        ("heading", "#"), ("paragraph", ""), ("item", "1."), ("item", "•"), ("row", ""), ("row", "rule"), ("row", ""),
    ]  # fmt: skip
    assert found[1].quoted
    assert found[3].level == 1


def test_links_emphasis_and_code():
    assert answer("A [link](https://e.org), **bold**, *thin* and `code <b>`.").long_answer[0].html == (
        '<p>A <a href="https://e.org">link</a>, <b>bold</b>, <i>thin</i> and code &lt;b&gt;.</p>'
    )


def test_a_link_within_the_site_is_kept():
    assert 'href="/faq/a/"' in answer("See [this](/faq/a/) page.").long_answer[0].html


def test_html_within_markdown_is_read_as_html():
    document = read(
        "# Ears\n\n<details><summary>Is it safe?</summary>\n\nYes, **it is**.\n\n</details>\n", "a.md"
    ).document
    assert document.questions[0].question == "Is it safe?"
    assert document.questions[0].long_answer[0].text == "Yes, it is."


def test_active_html_within_markdown_is_left_out_and_reported():
    document = read(TEXT.format('Yes. <img src=x onerror="alert(1)"> [x](javascript:alert(1))'), "a.md")
    assert document.document.questions[0].long_answer[0].html == "<p>Yes. x</p>"
    assert {"image_left_out", "unsafe_html_removed"} <= set(codes(document))


def test_footnotes_become_sources_and_their_marks_numbers():
    document = read(
        TEXT.format("Yes.[^a]\n\n[^a]: Demo trial. *Journal*\n    [2026](https://e.org/t)"), "a.md"
    ).document
    assert document.questions[0].long_answer[0].text == "Yes.[1]"
    assert [(source.text, source.url) for source in document.sources] == [
        ("Demo trial. Journal 2026", "https://e.org/t")
    ]


def test_a_footnote_in_a_block_of_code_is_code():
    assert "[^a]: x" in [block.text for block in blocks("```\n[^a]: x\n```")]


def test_what_rendering_drops_is_reported_with_its_line():
    document = read(
        TEXT.format("| a | b |\n|---|---|\n| c | d | excess |\n\n[unused]: https://e.org"), "a.md"
    )
    assert excerpts(document, "unassigned_text") == ["| c | d | excess |", "[unused]: https://e.org"]
    assert places(document, "unassigned_text") == ["document line 7", "document line 9"]


def test_a_table_without_a_proper_rule_is_read_by_its_bars():
    document = read(
        "# A\n\n## What does it cost?\n\n| Kind | Price |\n|---|\n| Pair | €900 |\n", "a.md"
    ).document
    assert document.price_tables[0].prices[0].amount_min == "900"


def test_rhetorical_questions_are_text_where_questions_are_headings():
    document = read(
        "# Ears\n\n## Is it safe?\n\nYes.\n\nBut why is it?\n\n## Does it hurt?\n\nNo.", "a.md"
    ).document
    assert [question.question for question in document.questions] == ["Is it safe?", "Does it hurt?"]


def test_an_anchor_behind_a_heading_is_no_part_of_it():
    document = read("# Ears {#top}\n\n## Is it safe? {#safe .wide}\n\nYes, {it} is.", "a.md")
    assert document.document.title == "Ears"
    assert [question.question for question in document.document.questions] == ["Is it safe?"]
    assert codes(document).count("unassigned_text") == 0


def test_the_lines_around_a_box_are_no_text():
    document = read("# Ears\n\n## Is it safe?\n\n:::note\nYes.\n:::\n", "a.md")
    assert [block.text for block in document.document.questions[0].long_answer] == ["Yes."]
    assert "unassigned_text" not in codes(document)
