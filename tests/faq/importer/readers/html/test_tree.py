"""HTML as a tree of elements."""

import pytest

from faq.importer.errors import UnreadableDocument
from faq.importer.readers.html.tree import MAX_DEPTH, Element, descendants, flat_text, parse_html


def shape(html: str) -> str:
    """The tree in brackets: p(b) div."""

    def written(element: Element) -> str:
        inner = " ".join(written(child) for child in element.children if isinstance(child, Element))
        return f"{element.tag}({inner})" if inner else element.tag

    return written(parse_html(html, "page.html").root)


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a<p>b<div>c", "html(p p div)"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "html(ul(li(ul(li)) li))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "html(dl(dt dd dt))"),
        ("<table><tr><td>a<td><p>b<tr><td>c</table><p>", "html(table(tr(td td(p)) tr(td)) p)"),
        ("<p>a<a href=x>b<a href=y>c</a></p>", "html(p(a a))"),
        ("<td>a</div>b</td>", "html(td)"),
        ("<head><title>a<p>b", "html(head(title) p)"),
        ("<br/><div/>a</br>", "html(br div br)"),
    ],
)
def test_end_tags_that_were_left_out_are_filled_in(html, tree):
    assert shape(html) == tree


def test_elements_and_text_know_their_line():
    root = parse_html("a\n<p>b\n</p>\n<b>c", "page.html").root
    assert [child.line for child in root.children if isinstance(child, Element)] == [2, 4]


def test_nesting_is_read_up_to_the_limit():
    deepest = MAX_DEPTH - 1
    assert len(list(descendants(parse_html("<i>" * deepest, "a.html").root))) == deepest
    with pytest.raises(UnreadableDocument):
        parse_html("<i>" * MAX_DEPTH, "a.html")


def test_blocks_do_not_run_together_in_flat_text():
    assert flat_text(parse_html("<p>a</p>b<br>c<i>d</i>", "a.html").root) == "a b cd"
