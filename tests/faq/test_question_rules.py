"""Rules about the questions of one page."""

import uuid
from types import SimpleNamespace

from faq import question_rules


def row(question="Is it safe?", anchor="", key=None):
    return SimpleNamespace(question=question, anchor=anchor, uuid=key or uuid.uuid4())


def test_case_punctuation_and_spacing_do_not_make_questions_different():
    assert question_rules.duplicates(["Is it safe?", "How much?", "is it  SAFE"]) == {2: 0}


def test_questions_without_words_are_no_duplicates_of_each_other():
    assert question_rules.duplicates(["", "?"]) == {}


def test_questions_in_other_scripts_are_compared_by_their_letters():
    assert question_rules.duplicates(["هل هو آمن؟", "كم التكلفة؟"]) == {}


def test_a_missing_anchor_is_made_from_the_question_and_an_existing_one_stays():
    rows = [row("Is it safe?"), row("Is it painful?", anchor="kept")]
    question_rules.complete(rows)
    assert [item.anchor for item in rows] == ["is-it-safe", "kept"]


def test_anchors_on_a_page_differ():
    rows = [row("Is it safe?"), row("Is it safe??"), row("هل هو آمن؟"), row("كم؟")]
    question_rules.complete(rows)
    assert [item.anchor for item in rows] == ["is-it-safe", "is-it-safe-2", "question", "question-2"]


def test_a_repeated_uuid_is_replaced_in_the_later_question():
    first = row()
    second = row(key=first.uuid)
    question_rules.complete([first, second])
    assert first.uuid != second.uuid


def test_an_anchor_that_occurs_before_is_a_repeat_and_an_empty_one_is_not():
    assert question_rules.repeats(["costs", "", "", "costs"]) == {3: 0}
