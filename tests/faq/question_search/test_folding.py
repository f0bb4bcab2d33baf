"""One folding for what is indexed and what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.question_search.folding import LONGEST_WORD, spans, without_possessives, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Prótesis de RODILLA", ["protesis", "de", "rodilla"]),
        ("¿Cuánto cuesta la operación?", ["cuanto", "cuesta", "la", "operacion"]),
        ("cuesti\u006f\u0301n", ["cuestion"]),
        ("ﬁnal Straße İzmir ½", ["final", "strasse", "izmir", "1", "2"]),
        ("im\u00adplant", ["implant"]),
        ("all-on-4, 3,000", ["all", "on", "4", "3", "000"]),
        ("one\u2028two\x00three\u200bfour_five", ["one", "two", "three", "four", "five"]),
        ("😀 * ( ) “ ” =s1", ["s1"]),
        ("ไทยดี", ["ไทยดี"]),
    ],
)
def test_words_are_folded_to_letters_and_digits(text, folded):
    assert words(text) == folded


def test_a_word_without_end_is_cut():
    assert words("a" * 1_000) == ["a" * LONGEST_WORD]


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    assert words(" ".join(words(text))) == words(text)


@given(st.text())
def test_the_pieces_of_a_text_fold_to_the_words_of_the_whole(text):
    assert [word for _, _, found in spans(text) for word in found if len(word) < LONGEST_WORD] == [
        word for word in words(text) if len(word) < LONGEST_WORD
    ]


def test_pieces_stand_where_they_stand_in_the_original_text():
    text = "La pro\u0301tesis, ½ año"
    assert [text[start:end] for start, end, _ in spans(text)] == ["La", "pro\u0301tesis", "½", "año"]


def test_a_possessive_is_not_asked_for():
    assert without_possessives("the patient's and the dentist’s fee") == "the patient and the dentist fee"
    assert without_possessives("l'implant 'simple'") == "l'implant 'simple'"
