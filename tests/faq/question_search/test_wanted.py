"""What a text asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.question_search.wanted import (
    LONGEST_TEXT,
    MOST_WORDS,
    NothingWantedError,
    Term,
    wanted,
)


def prefix(word: str) -> Term:
    return Term((word,), is_prefix=True)


def test_words_of_three_letters_begin_longer_ones_and_shorter_ones_stand_alone():
    assert wanted("Hip of").terms == (prefix("hip"), Term(("of",)))


def test_what_stands_in_double_quotes_is_a_phrase_and_exact():
    assert wanted('knee "full recovery"').terms == (prefix("knee"), Term(("full", "recovery")))
    assert wanted("“Full recovery”").terms == (Term(("full", "recovery")),)
    assert wanted('"implant"').terms == (Term(("implant",)),)


def test_a_quote_without_partner_quotes_nothing():
    assert wanted('knee "full recovery').terms == (prefix("knee"), prefix("full"), prefix("recovery"))


def test_nothing_else_is_an_operator():
    assert wanted("knee OR hip* NOT (NEAR) question:x").terms == tuple(
        prefix(word) if len(word) > 2 else Term((word,))
        for word in ("knee", "or", "hip", "not", "near", "question", "x")
    )


def test_what_is_asked_twice_is_asked_once():
    assert wanted("knee KNEE Knee's").terms == (prefix("knee"),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_words"),
        (' "" * ( ) \u2028\x00 😀', "no_words"),
        ("a" * (LONGEST_TEXT + 1), "too_long"),
        ("a OR " * 400, "too_long"),
        ("x" * 10_000, "too_long"),
        (" ".join(f"w{number}" for number in range(MOST_WORDS + 1)), "too_many_words"),
        ('"' + " ".join("a" * (MOST_WORDS + 1)) + '"', "too_many_words"),
    ],
)
def test_what_cannot_be_searched_for_is_refused(text, code):
    with pytest.raises(NothingWantedError) as refusal:
        wanted(text)
    assert refusal.value.code == code


@given(st.text(max_size=LONGEST_TEXT + 10))
def test_any_text_is_read_or_refused(text):
    try:
        terms = wanted(text).terms
    except NothingWantedError:
        return
    assert 0 < sum(len(term.words) for term in terms) <= MOST_WORDS
    assert all(word.isalnum() or not word.isascii() for term in terms for word in term.words)


def test_a_term_stands_in_a_text_as_whole_words_or_the_beginning_of_one():
    folded = " the full recovery takes months "
    assert prefix("recov").stands_in(folded)
    assert not prefix("cov").stands_in(folded)
    assert not Term(("recov",)).stands_in(folded)
    assert Term(("full", "recovery")).stands_in(folded)
    assert not Term(("the", "recovery")).stands_in(folded)
