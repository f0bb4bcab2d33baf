"""What of a page is no text."""

import pytest

from tests.faq.importer.samples import codes, excerpts, read

TEXT = "<h1>Ears</h1><h2>Is it safe?</h2><p>Yes.</p>"


def test_scripts_styles_and_handlers_are_counted_in_one_line():
    html = f'<script>a()</script><style>b</style><!-- c --><body onload="d()">{TEXT}<script>e()</script>'
    assert excerpts(read(html, "a.html"), "unsafe_html_removed") == [
        "comment ×1, onload ×1, script ×2, style ×1"
    ]


@pytest.mark.parametrize("tag", ["iframe", "object", "video", "template", "noscript", "select", "textarea"])
def test_the_words_in_what_is_left_out_are_reported(tag):
    document = read(f"{TEXT}<{tag}>some words</{tag}>", "a.html")
    assert any("some words" in excerpt for excerpt in excerpts(document, "boilerplate_removed"))
    assert [block.text for block in document.document.questions[0].long_answer] == ["Yes."]


def test_an_image_is_reported_with_its_words_and_not_with_its_bytes():
    document = read(
        f'{TEXT}<img alt="An ear" src="data:image/png;base64,{"A" * 5000}"><img src="/a.png">', "a.html"
    )
    assert excerpts(document, "image_left_out") == ["An ear (data:image/png, 5022 characters)", "(/a.png)"]


def test_text_taken_for_a_tag_is_reported():
    document = read(f"{TEXT}<p>if a <b and c <p>then d</p>", "a.html")
    assert any("and c" in excerpt for excerpt in excerpts(document, "unassigned_text"))


def test_a_page_without_any_of_it_says_nothing():
    assert "unsafe_html_removed" not in codes(read(TEXT, "a.html"))


def test_words_in_the_head_are_reported():
    html = f"<head><title>Ears</title><title>More ears</title><noscript>Turn it on</noscript></head>{TEXT}"
    assert {"More ears", "Turn it on"} <= set(excerpts(read(html, "a.html"), "boilerplate_removed"))


def test_a_word_between_angle_brackets_is_reported():
    document = read(f"{TEXT}<p>Below <thirty> it is safe. <o:p></o:p><my-box>Yes.</my-box></p>", "a.html")
    assert excerpts(document, "unassigned_text") == ["<thirty>"]


def test_words_for_screen_readers_alone_are_reported():
    document = read(
        "<h1>Ears</h1><h2>Is it safe?</h2><div><span class='nhsuk-u-visually-hidden'>Information:</span><p>Yes.</p></div>",
        "a.html",
    )
    assert [block.text for block in document.document.questions[0].long_answer] == ["Yes."]
    assert excerpts(document, "boilerplate_removed") == ["Information:"]
