"""Rich text for readers and machines: what stays, what goes, and that no words run together."""

import re

import pytest

from cms import rich_text
from tests.factories import faq_index, make_faq_page


def test_scripts_handlers_and_unknown_tags_are_dropped_and_words_stay():
    html = '<p onclick="x()">One <script>alert(1)</script><span style="a">two</span></p><img src=x onerror=alert(1)>'
    assert rich_text.clean(html) == "<p>One two</p>"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "jAvA\tscript:alert(1)", "&#106;avascript:alert(1)", "data:text/html,x"]
)
def test_links_that_run_code_lose_their_target(href):
    assert "href" not in rich_text.clean(f'<a href="{href}">x</a>')


def test_blocks_of_text_do_not_run_together():
    html = "<h3>Mortgage</h3><p>A loan<br>for a house</p><ul><li>first</li><li>second</li></ul>"
    assert rich_text.to_text(html) == "Mortgage\nA loan\nfor a house\n- first\n- second"


def test_links_without_a_host_become_absolute_on_the_public_address():
    html = rich_text.absolute_links('<p><a href="/faq/">x</a></p>', "https://www.example.org")
    assert html == '<p><a href="https://www.example.org/faq/">x</a></p>'


def test_control_characters_and_lone_surrogates_are_dropped():
    assert rich_text.clean("<p>a\x00b\ud800c</p>") == "<p>abc</p>"


def test_blocks_ignore_emphasis_but_keep_words_and_order():
    blocks, _links = rich_text.blocks_and_links("<p>Not <b>safe</b></p><ul><li>a</li></ul>")
    assert blocks == [("p", "Not safe"), ("li", "a")]


def test_words_outside_any_block_are_not_lost():
    assert rich_text.blocks_and_links("loose words") == ([("p", "loose words")], [])


@pytest.mark.django_db
def test_many_values_are_expanded_with_as_many_queries_as_one(site, django_assert_num_queries):

    link = f'<p><a linktype="page" id="{faq_index().pk}">x</a></p>'
    rich_text.expand([link])
    with django_assert_num_queries(2):
        assert rich_text.expand([link] * 20) == ['<p><a href="/faq/">x</a></p>'] * 20


@pytest.mark.django_db
def test_a_link_to_a_draft_is_only_words(site):

    draft = make_faq_page(slug="secret-draft", live=False)
    assert rich_text.expand([f'<p><a linktype="page" id="{draft.pk}">read on</a></p>']) == ["<p>read on</p>"]


@pytest.mark.parametrize(
    "html",
    ["", "<p></p>", "<p>One  line,\n two</p>", "<p>One</p><p> </p><p>Two</p>", "<p>“One”\xa0'two'</p>"],
)
def test_paragraphs_alone_are_read_without_a_parser_as_with_it(html, monkeypatch):
    quickly = rich_text.to_text(html), rich_text.blocks_and_links(html)
    monkeypatch.setattr(rich_text, "_ONLY_PARAGRAPHS", re.compile("(?!)"))
    assert (rich_text.to_text(html), rich_text.blocks_and_links(html)) == quickly


def test_a_control_character_that_ends_a_line_still_parts_two_words():
    assert rich_text.without_control_characters("one\x85two\x1b, th\x9free") == "one two, three"
