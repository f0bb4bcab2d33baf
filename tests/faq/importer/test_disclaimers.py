"""Sentences below the last answer that say what the page is not for."""

import pytest

from tests.faq.importer.samples import faq

TWO = ("Is it safe?\n\n“Yes.”\n\nIt is.", "Does it last?\n\n“Yes.”\n\nIt does.")


@pytest.mark.parametrize(
    "sentence",
    [
        "This page is for information only and does not replace advice from your own doctor.",
        "Esta información no sustituye la consulta con su médico.",
        "Diese Informationen ersetzen nicht das Gespräch mit Ihrem Arzt.",
    ],
)
def test_a_sentence_about_the_page_is_its_disclaimer(sentence):
    document = faq(*TWO, after=f"{sentence}\n\nUpdated: 2026-05-13").document
    assert document.disclaimer == sentence
    assert [block.text for block in document.questions[1].long_answer] == ["It does."]


def test_a_sentence_about_the_treatment_stays_in_the_answer():
    document = faq(*TWO, after="A splint does not replace surgery.").document
    assert document.disclaimer is None
    assert len(document.questions[1].long_answer) == 2


def test_what_is_all_that_answers_the_last_question_is_its_answer():
    sentence = "No, this guide does not replace your doctor."
    document = faq(*TWO, "Is this guide enough?\n\n" + sentence).document
    assert document.disclaimer is None
    assert [block.text for block in document.questions[2].long_answer] == [sentence]


def test_a_sentence_about_the_page_below_its_sources_is_no_source():
    sentence = "This FAQ was written by our staff and is not medical advice."
    document = faq(*TWO, after=f"References\n\n1. Demo T. Ears. 2020.\n\n{sentence}").document
    assert document.disclaimer == sentence
    assert [source.text for source in document.sources] == ["Demo T. Ears. 2020."]
