"""Markdown of rich text: read by a Markdown parser, it gives the same words, and nothing that could harm."""

import re

import pytest
from bs4 import BeautifulSoup
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cms import rich_text
from cms.rich_text_markdown import to_markdown

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
_SIGNS = [
    "*_`#>-+=|~!.():[]{}<&\\/\"'$€%1",
    " ",
    "  ",
    "1.",
    "12) ",
    "- ",
    "* ",
    "# ",
    "> ",
    "```",
    "---",
    "===",
]
_TRICKS = [
    "&lt;",
    "&#106;",
    "word",
    "é",
    "\u00a0",
    "[x](javascript:x)",
    "<script>",
    "![",
    "]: /x",
    "http://a.b",
]
_PIECES = st.sampled_from([*_SIGNS[0], *_SIGNS[1:], *_TRICKS])
_TAGS = [
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<li>",
    "<ul>",
    "</ul>",
    "<td>",
    "<table>",
    "<br>",
    "<img src=x>",
    "</a>",
]
_TRAPS = [
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">',
    '<a href="&amp;#106;avascript:alert(1)">',
    '<a href="/x">',
    "<div class=callout>",
    "</div>",
    "<!--",
    "-->",
]
_WORDS = st.lists(_PIECES, min_size=1, max_size=6).map("".join)


def wrapped(tag: str, inner: str) -> str:
    return f"<{tag}>{inner}</{tag}>"


_TEXT = _WORDS.map(escape)
_ADDRESS = st.sampled_from(["/faq/", "https://a.example/x_(y)?a=1&b=2", "mailto:a@b.example", "/x y", '/"\\'])
_LINK = st.builds(lambda address, words: f'<a href="{escape(address)}">{words}</a>', _ADDRESS, _TEXT)
_INLINE = st.recursive(
    st.one_of(_TEXT, _LINK, st.just("<br>")),
    lambda inner: st.one_of(
        st.builds(wrapped, st.sampled_from(["b", "strong", "i", "em"]), inner),
        st.lists(inner, min_size=1, max_size=4).map("".join),
    ),
    max_leaves=8,
)
_LINE = st.builds(wrapped, st.sampled_from(["p", "h3", "h4"]), _INLINE)
_LIST = st.builds(
    lambda tag, items: wrapped(tag, "".join(wrapped("li", item) for item in items)),
    st.sampled_from(["ul", "ol"]),
    st.lists(_INLINE, min_size=1, max_size=3),
)
_ROWS = st.lists(st.lists(_TEXT, min_size=2, max_size=2), min_size=1, max_size=3)
_TABLE = _ROWS.map(
    lambda rows: (
        "<table><thead><tr>"
        + "".join(wrapped("th", cell) for cell in rows[0])
        + "</tr></thead><tbody>"
        + "".join(wrapped("tr", "".join(wrapped("td", cell) for cell in row)) for row in rows[1:])
        + "</tbody></table>"
    )
)
_BLOCKS = st.lists(st.one_of(_LINE, _LIST, _TABLE), min_size=1, max_size=4).map("".join)
_CALLOUT = _BLOCKS.map(
    lambda inner: f'<div class="callout callout-note"><p><strong>Note</strong></p>{inner}</div>'
)


def words_of(html: str) -> list[str]:
    """The words in order; a line break, a cell and a block separate them, emphasis does not."""
    soup = BeautifulSoup(f"<body>{html}</body>", "html.parser")
    for tag in soup.find_all(["br", "p", "li", "h3", "h4", "td", "th"]):
        tag.insert_before(" ")
        tag.append(" ")
    return soup.get_text().split()


def rendered(html: str) -> str:
    return _PARSER.render(to_markdown(html))


@given(st.lists(st.one_of(_LINE, _LIST, _TABLE, _CALLOUT), min_size=1, max_size=3).map("".join))
def test_the_markdown_of_an_answer_has_the_same_words(html):
    assert words_of(rendered(html)) == words_of(rich_text.without_control_characters(html))


@given(st.lists(st.one_of(_PIECES, st.sampled_from([*_TAGS, *_TRAPS])), max_size=12).map("".join))
def test_hostile_text_becomes_neither_html_nor_a_link_that_runs_code(html):
    soup = BeautifulSoup(rendered(html), "html.parser")
    allowed = {*rich_text.ANSWER_TAGS, "blockquote", "table", "thead", "tbody", "tr", "th", "td", "img", "hr"}
    assert {tag.name for tag in soup.find_all(True)} <= allowed
    for tag in soup.find_all(["a", "img"]):
        address = str(tag.get("href") or tag.get("src") or "")
        assert "script:" not in address.lower().split("/")[0]
        assert set(tag.attrs) <= {"href", "src", "alt"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x0a;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        " javascript:x",
        "&amp;#106;avascript:alert(1)",
        "javascript&amp;colon;alert(1)",
        "//[broken",
    ],
)
def test_a_link_that_could_run_something_is_only_words(address):
    soup = BeautifulSoup(rendered(f'<p>see <a href="{address}">this</a></p>'), "html.parser")
    assert soup.get_text().split() == ["see", "this"]
    assert not any(re.match(r"\s*(java|vb)?script:|data:", str(a["href"])) for a in soup.find_all("a"))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h3>Risks</h3><p>Few.</p>", "### Risks\n\nFew."),
        ("<p>Take <b>one</b> or <em>two</em>, not <strong><i>three</i></strong>.</p>", "Take **one** or _two_, not **_three_**."),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<ul><li>One</li><li>Two</li></ul><p>Then</p>", "- One\n- Two\n\nThen"),
        ("<ol><li>One<ul><li>In it</li></ul></li><li>Two</li></ol>", "1. One\n   - In it\n2. Two"),
        ('<p><a href="https://a.example/b_(c)?d=1&amp;e=2">Read</a></p>', "[Read](https://a.example/b_%28c%29?d=1&e=2)"),
        ('<p>Now!<a href="/x/">Go</a></p>', "Now\\![Go](/x/)"),
        ("<p>1. May 2026</p><p>5 * 3 - 1</p>", "1\\. May 2026\n\n5 \\* 3 - 1"),
        (
            '<div class="callout callout-warning" role="note"><p><strong>Warning</strong></p><p>Stop.</p></div>',
            "> **Warning**\n>\n> Stop.",
        ),
        (
            "<table><caption>Days</caption><thead><tr><td></td><th>A|B</th></tr></thead>"
            "<tbody><tr><th>Rest</th><td>2</td></tr></tbody></table>",
            "Days\n\n|  | A\\|B |\n| --- | --- |\n| Rest | 2 |",
        ),
        (
            '<figure><img src="/media/a.jpg" alt="A [knee]" width="1"><figcaption>Drawn</figcaption></figure>',
            "![A \\[knee\\]](/media/a.jpg)\n\nDrawn",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_content_has_its_markdown(html, markdown):
    assert to_markdown(html) == markdown


def test_emphasis_that_markdown_would_not_understand_is_left_out():
    assert to_markdown("<p>a<b>.b</b> and <b>c </b>d</p>") == "a.b and **c** d"
    assert to_markdown("<p>in<i>ner</i> <b>one</b><b>two</b></p>") == "inner **onetwo**"


def test_an_empty_item_makes_no_heading_of_what_stands_above():
    assert to_markdown("<p>Words</p><ul><li><b> </b></li></ul>") == "Words"
    assert to_markdown("Words<li><li>One") == "Words\n\n- One"


def test_a_very_deep_tree_is_no_error():
    assert to_markdown("<ul><li>" * 2_000 + "deep").endswith("deep")


def test_text_that_is_only_an_address_is_text():
    assert to_markdown("https://a.example/b_c") == "https://a.example/b\\_c"


def test_nothing_is_nothing():
    assert to_markdown("") == to_markdown("<p></p>") == ""
