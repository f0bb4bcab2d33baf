"""Excerpts with their matches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.question_search import excerpt, match, wanted
from faq.question_search.excerpts import Excerpt


def marked(found: Excerpt) -> str:
    """The excerpt on one line: matches in square brackets."""
    text = "".join(f"[{piece.text}]" if piece.match else piece.text for piece in found.pieces)
    return f"{'…' if found.cut_at_start else ''}{text}{'…' if found.cut_at_end else ''}"


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("La prótesis de rodilla", "protesis", "La [prótesis] de rodilla"),
        ("La pro\u0301tesis", "PRÓTESIS", "La [pro\u0301tesis]"),
        ("Implants and implantitis", "implant", "[Implants] and [implantitis]"),
        ("To go or to goal", "go", "To [go] or to goal"),
        ("A full recovery, not full", '"full recovery"', "A [full recovery], not full"),
        ("Full recovery", 'full "full recovery"', "[Full recovery]"),
        ("The patient's knee", "patient's", "The [patient]'s knee"),
        ("Nothing of it", "knee", "Nothing of it"),
        ("", "knee", ""),
        ("<b>knee</b> & [knee]", "knee", "<b>[knee]</b> & [[knee]]"),
    ],
)
def test_matches_are_marked_in_the_text_as_it_is_written(text, query, expected):
    assert marked(excerpt(text, wanted(query))) == expected


def test_a_long_text_is_cut_around_its_matches_between_words():
    text = f"{'before ' * 50}the knee and the hip {'after ' * 50}".strip()
    shown = marked(excerpt(text, wanted("knee hip"), longest=60))
    assert shown == "…before the [knee] and the [hip] after after after after after…"


def test_the_part_with_most_matches_is_shown():
    text = f"A knee. {'word ' * 50}Then knee and hip. {'word ' * 50}"
    assert "Then [knee] and [hip]." in marked(excerpt(text, wanted("knee hip"), longest=60))


def test_a_long_text_without_a_match_shows_its_beginning():
    shown = excerpt("word " * 100, wanted("knee"), longest=22)
    assert marked(shown) == "word word word word…"


@given(st.text(), st.sampled_from(["a", "aaa b", '"a b" c', "knee"]), st.integers(20, 60))
def test_an_excerpt_is_a_part_of_the_text_and_no_longer_than_asked(text, query, longest):
    shown = excerpt(text, wanted(query), longest=longest)
    joined = "".join(piece.text for piece in shown.pieces)
    assert joined in text
    assert len(joined) <= longest
    assert (shown.cut_at_start or shown.cut_at_end) == (joined != text)


def test_a_found_question_shows_the_answer_that_says_more():
    texts = {
        "question": "How is the knee?",
        "short_answer": "The knee heals.",
        "long_answer": "Knee pain fades.",
    }
    shown = match(wanted("knee pain"), **texts)
    assert marked(shown.question) == "How is the [knee]?"
    assert marked(shown.answer) == "[Knee pain] fades." or marked(shown.answer) == "[Knee] [pain] fades."
    assert marked(match(wanted("knee"), **texts).answer) == "The [knee] heals."
