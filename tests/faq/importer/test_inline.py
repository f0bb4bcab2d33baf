"""Links and emphasis by their place in a line."""

from hypothesis import given
from hypothesis import strategies as st

from faq.importer.inline import Mark, cut_marks, to_html


def test_marks_become_nested_elements():
    marks = [Mark(4, 8, "i"), Mark(0, 8, "a", "https://e.org/?a&b")]
    assert to_html("see <it> now", marks) == '<a href="https://e.org/?a&amp;b">see <i>&lt;it&gt;</i></a> now'


def test_a_part_of_a_text_keeps_the_marks_in_it():
    assert cut_marks([Mark(0, 4, "b"), Mark(6, 9, "i")], 2, 8) == (Mark(0, 2, "b"), Mark(4, 6, "i"))
    assert cut_marks([Mark(0, 2, "b")], 2, 8) == ()


@given(
    st.text(alphabet="ab <&", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_the_words_stay_whatever_the_marks(text, places):
    marks = [
        Mark(min(place), min(max(place), len(text)), "b")
        for place in places
        if min(place) < min(max(place), len(text))
    ]
    html = to_html(text, marks)
    assert html.replace("<b>", "").replace("</b>", "") == to_html(text, ())
    assert html.count("<b>") == html.count("</b>")
