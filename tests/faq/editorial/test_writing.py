"""How answers are written."""

import pytest

from tests.faq.editorial.manuscripts import answer, manuscript, places

IN_BOTH = pytest.mark.parametrize("language", ["en", "es"])
WORDS = {"en": "word ", "es": "palabra "}


def page(language, *, question="What happens?", short="Short.", text=""):
    return manuscript(language=language, answers=(answer(text, question=question, short=short),))


@IN_BOTH
def test_a_question_needs_a_short_answer(language):
    assert places(page(language, short=""), "missing_short_answer") == ["q1 short_answer"]
    assert places(page(language), "missing_short_answer") == []


@IN_BOTH
def test_a_short_answer_is_short(language):
    assert places(page(language, short="x" * 301), "long_short_answer") == ["q1 short_answer"]
    assert places(page(language, short="x" * 300), "long_short_answer") == []


@pytest.mark.parametrize(
    ("language", "question", "short"),
    [
        ("en", "Is it covered by insurance?", "Plans differ between countries."),
        ("es", "¿Duele?", "La anestesia es local."),
    ],
)
def test_a_yes_no_question_is_answered_first(language, question, short):
    assert places(page(language, question=question, short=short), "yes_no_not_answered") == [
        "q1 short_answer"
    ]


@pytest.mark.parametrize(
    ("language", "question", "short"),
    [
        ("en", "Is it covered?", "No, most plans leave it out."),
        ("en", "Is it covered?", "It depends on the plan."),
        ("en", "Is it done under local or general anaesthesia?", "Under local anaesthesia."),
        ("en", "How long does it take?", "Two hours."),
        ("en", "Is it covered?", ""),
        ("es", "¿Duele?", "No, la anestesia es local."),
        ("es", "¿Cuánto dura?", "Dos horas."),
    ],
)
def test_other_questions_and_direct_answers_are_fine(language, question, short):
    assert places(page(language, question=question, short=short), "yes_no_not_answered") == []


@IN_BOTH
def test_a_sentence_has_at_most_35_words(language):
    word = WORDS[language]
    assert places(page(language, text=word * 36), "long_sentence") == ["q1 long_answer"]
    assert places(page(language, text=word * 35), "long_sentence") == []
    assert places(page(language, text="a b c d e f g h i j; " * 4), "long_sentence") == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "These are the prices for 2023."), ("es", "Son los precios de 2023.")]
)
def test_a_year_that_is_past_is_pointed_out(language, text):
    assert places(page(language, text=text), "stale_year") == ["q1 long_answer"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "These are the prices for 2026."),
        ("en", "These are the prices for 2025."),
        ("en", "A study in 2019 compared both."),
        ("en", "It happened in 2019 (Example 2020)."),
        ("es", "Son los precios de 2026."),
        ("es", "Un estudio publicado en 2019 lo comparó."),
    ],
)
def test_this_year_and_the_year_of_a_study_are_not(language, text):
    assert places(page(language, text=text), "stale_year") == []
