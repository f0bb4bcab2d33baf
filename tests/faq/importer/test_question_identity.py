"""Which question of a page each question of a new document is."""

from faq.importer.question_identity import match_questions


def test_the_same_words_are_the_same_question_wherever_they_stand():
    assert match_questions(["Is it safe?", "How much?"], ["how much", "Is it SAFE?"]) == {0: 1, 1: 0}


def test_a_slightly_reworded_question_is_the_same():
    old = ["How long does it take to recover?", "Is it safe?"]
    assert match_questions(["Is it safe?", "How long does it take to recover fully?"], old) == {0: 1, 1: 0}


def test_another_question_is_a_new_one():
    assert match_questions(["Who pays for it?"], ["Is it safe?"]) == {}


def test_an_old_question_is_matched_once():
    assert match_questions(["Is it safe today?", "Is it safe now?"], ["Is it safe to day?"]) == {0: 0}
