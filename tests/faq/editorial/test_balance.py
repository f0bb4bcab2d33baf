"""Evidence stage, risks, alternatives and contradictions."""

import pytest

from faq.editorial.manuscript import Passage, Records
from tests.faq.editorial.manuscripts import answer, found, manuscript, places


def titled(title, language="en", **records):
    front = (Passage("title", title, "heading"),)
    return manuscript(language=language, front=front, records=Records(**records))


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Stem cell therapy for the knee"),
        ("en", "Platelet-rich plasma"),
        ("en", "Exosomes for the skin"),
        ("es", "Células madre para la rodilla"),
        ("es", "Terapia génica"),
    ],
)
def test_an_unproven_treatment_needs_its_stage(language, title):
    assert places(titled(title, language), "experimental_status_missing") == ["evidence_stage"]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Knee replacement"),
        ("en", "Stem cell transplant for leukaemia"),
        ("es", "Prótesis de rodilla"),
        ("es", "Trasplante de células madre"),
    ],
)
def test_an_established_treatment_does_not(language, title):
    assert places(titled(title, language), "experimental_status_missing") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_experimental_treatment_needs_its_regulatory_status(language):
    code = "experimental_status_missing"
    assert places(titled("X", language, evidence_stage="experimental"), code) == ["regulatory_status"]
    told = {"evidence_stage": "experimental", "regulatory_status": "Not approved."}
    assert places(titled("PRP", language, **told), code) == []
    assert places(titled("PRP", language, evidence_stage="emerging"), code) == []


def test_a_treatment_that_one_long_answer_mentions_is_not_what_the_page_is_about():
    assert places(manuscript("Some clinics also offer stem cells."), "experimental_status_missing") == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "You stay two nights."), ("es", "La estancia es de dos noches.")]
)
def test_a_page_without_risks_and_alternatives_lacks_both(language, text):
    assert places(manuscript(text, language), "missing_risks") == ["document"]
    assert places(manuscript(text, language), "missing_alternatives") == ["document"]


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "What are the risks?", "Infection."),
        ("en", "What happens?", "Complications include infection."),
        ("es", "¿Qué riesgos tiene?", "Infección."),
        ("es", "¿Qué pasa?", "Las complicaciones incluyen infección."),
    ],
)
def test_a_page_that_tells_risks_is_fine(language, question, text):
    page = manuscript(language=language, answers=(answer(text, question=question),))
    assert places(page, "missing_risks") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Other options are physiotherapy and rest."), ("es", "Una alternativa es la fisioterapia.")],
)
def test_a_page_that_names_other_options_is_fine(language, text):
    assert places(manuscript(text, language), "missing_alternatives") == []


@pytest.mark.parametrize(
    ("language", "question", "short", "elsewhere"),
    [
        ("en", "Does it help?", "Yes, it does.", "It is still experimental."),
        ("es", "¿Funciona?", "Sí, funciona.", "Todavía es experimental."),
    ],
)
def test_a_yes_on_a_page_that_says_experimental_is_pointed_out(language, question, short, elsewhere):
    answers = (answer(question=question, short=short), answer(elsewhere, number=2))
    page = manuscript(language=language, answers=answers)
    assert places(page, "contradiction") == ["q1 short_answer"]


@pytest.mark.parametrize(
    ("language", "question", "short", "elsewhere"),
    [
        ("en", "Does it help?", "Perhaps.", "It is experimental."),
        ("en", "Does it help?", "Yes.", "It is not experimental."),
        ("en", "Do I need a passport?", "Yes.", "It is experimental."),
        ("es", "¿Funciona?", "Quizá.", "Es experimental."),
        ("es", "¿Funciona?", "Sí.", "No es experimental."),
    ],
)
def test_other_answers_contradict_nothing(language, question, short, elsewhere):
    answers = (answer(question=question, short=short), answer(elsewhere, number=2))
    assert found(manuscript(language=language, answers=answers), "contradiction") == []


@pytest.mark.parametrize(
    ("language", "summary"),
    [("en", "Yes, it can help many people."), ("es", "Sí, puede ayudar a muchas personas.")],
)
def test_a_lead_answer_that_says_yes_contradicts_an_experimental_stage(language, summary):
    front = [Passage("summary", summary)]
    experimental = manuscript(language=language, front=front, records=Records(evidence_stage="experimental"))
    assert places(experimental, "contradiction") == ["summary"]
    assert places(manuscript(language=language, front=front), "contradiction") == []
