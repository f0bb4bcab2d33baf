"""Evidence stage, risks, alternatives and contradictions."""

import pytest

from faq.editorial.manuscript import Passage, Records
from tests.faq.editorial.manuscripts import answer, manuscript, places


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


ASKED = {"en": ("Does it help?", "Yes, it helps."), "es": ("¿Funciona?", "Sí, funciona.")}


def contradicted(language, elsewhere, asked=None, **fields):
    """Where "yes" is found wanting on a page that says something else in its second answer."""
    question, short = asked or ASKED[language]
    answers = (answer(question=question, short=short), answer(elsewhere, number=2))
    return places(manuscript(language=language, answers=answers, **fields), "contradiction")


@pytest.mark.parametrize(
    ("language", "elsewhere"),
    [
        ("en", "It is still experimental."),
        (
            "en",
            "No, insurers do not cover it, as it is considered “experimental” or “elective” by most of them.",
        ),
        ("en", "You cannot expect cover since the treatment is seen as investigational."),
        ("en", "These are experimental treatments."),
        ("en", "It is an experimental procedure."),
        ("en", "If you think of it, remember that it is unproven."),
        ("en", "It has not been proven in large trials."),
        ("es", "Todavía es experimental."),
        ("es", "No, el seguro no lo cubre porque se considera un tratamiento experimental."),
        ("es", "Los seguros no lo pagan, ya que está en fase de investigación."),
        ("es", "Son terapias experimentales."),
        ("es", "No está demostrado en ensayos grandes."),
    ],
)
def test_a_yes_on_a_page_that_says_experimental_is_pointed_out(language, elsewhere):
    assert contradicted(language, elsewhere) == ["q1 short_answer"]


@pytest.mark.parametrize(
    ("language", "elsewhere"),
    [
        ("en", "It is not experimental."),
        ("en", "It is no longer considered experimental."),
        ("en", "It isn't experimental."),
        ("en", "Insurers do not cover experimental treatments."),
        ("en", "Insurers rarely pay for experimental or cosmetic procedures."),
        ("en", "Your policy leaves out treatments that are experimental."),
        (
            "en",
            "They pay for nothing that they call unproven, and for anything experimental you need a letter.",
        ),
        ("en", "If a treatment is experimental, insurers do not pay."),
        ("en", "An experimental study looked at this."),
        ("en", "Beware of clinics with unproven claims."),
        ("en", "It is not proven to be better than the older operation."),
        ("en", "Stem cells for the knee are experimental."),
        ("en", "Is it experimental?"),
        ("es", "No es experimental."),
        ("es", "Ya no se considera experimental."),
        ("es", "El seguro no cubre tratamientos experimentales."),
        ("es", "La póliza deja fuera los tratamientos que son experimentales."),
        ("es", "Si un tratamiento es experimental, el seguro no paga."),
        ("es", "Un estudio experimental lo analizó."),
        ("es", "No se ha demostrado que sea mejor que la otra operación."),
        ("es", "Las células madre para la rodilla son experimentales."),
        ("es", "¿Es experimental?"),
    ],
)
def test_what_is_said_of_others_or_denied_contradicts_nothing(language, elsewhere):
    assert contradicted(language, elsewhere) == []


@pytest.mark.parametrize(
    ("language", "question", "short"),
    [
        ("en", "Does it help?", "Perhaps."),
        ("en", "Does it help?", "Yes, perhaps, but it is experimental."),
        ("en", "Do I need a passport?", "Yes."),
        ("en", "Will insurance help to pay?", "Yes."),
        ("en", "Is it safe to fly afterwards?", "Yes."),
        ("en", "Can I go back to work?", "Yes."),
        ("en", "Is the treatment done in one day?", "Yes."),
        ("en", "Can patients go back to work?", "Yes."),
        ("en", "Will I need a work permit or a visa?", "Yes."),
        ("en", "Does my travel insurance work there?", "Yes."),
        ("en", "Can somebody help with travel?", "Yes."),
        ("en", "Is it cost-effective?", "Yes."),
        ("es", "¿Funciona?", "Quizá."),
        ("es", "¿Funciona?", "Sí, a veces, aunque es experimental."),
        ("es", "¿Lo cubre el seguro?", "Sí."),
        ("es", "¿Hay problemas con el idioma?", "Sí."),
        ("es", "¿Es seguro viajar después?", "Sí."),
        ("es", "¿Funciona mi seguro de viaje allí?", "Sí."),
        ("es", "¿Ayuda alguien con el viaje y el hotel?", "Sí."),
        ("es", "¿Se paga en efectivo?", "Sí."),
    ],
)
def test_answers_to_other_questions_and_careful_ones_contradict_nothing(language, question, short):
    elsewhere = {"en": "It is still experimental.", "es": "Todavía es experimental."}[language]
    assert contradicted(language, elsewhere, (question, short)) == []


@pytest.mark.parametrize(
    ("language", "question", "short"),
    [
        ("en", "Does it work, and is it worth the cost?", "Yes."),
        ("en", "Is it effective, and will insurance pay?", "Yes."),
        ("en", "Do stem cells work, and can I fly afterwards?", "Yes, and you can."),
        ("en", "Is there a cure that insurers cover?", "Yes."),
        ("en", "Is it proven, and worth the price?", "Yes."),
        ("es", "¿Funciona y vale lo que cuesta?", "Sí."),
        ("es", "¿Es eficaz y lo paga el seguro?", "Sí."),
        ("es", "¿Cura la artrosis, y puedo viajar después?", "Sí."),
        ("es", "¿Está demostrado, y lo cubre el seguro?", "Sí."),
    ],
)
def test_asking_for_money_or_travel_besides_does_not_excuse_a_yes(language, question, short):
    elsewhere = {"en": "It is still experimental.", "es": "Todavía es experimental."}[language]
    assert contradicted(language, elsewhere, (question, short)) == ["q1 short_answer"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_evidence_stage_alone_contradicts_a_yes(language):
    assert contradicted(language, "", records=Records(evidence_stage="experimental")) == ["q1 short_answer"]


def test_an_unproven_treatment_named_on_a_page_about_it_is_meant_by_what_is_said_of_it():
    front = (Passage("title", "Stem cells for the knee", "heading"),)
    assert contradicted("en", "Stem cells are experimental.", front=front) == ["q1 short_answer"]


@pytest.mark.parametrize(
    ("language", "summary", "elsewhere"),
    [
        ("en", "Yes, it can help many people.", "It is still experimental."),
        ("es", "Sí, puede ayudar a muchas personas.", "Todavía es experimental."),
    ],
)
def test_a_lead_answer_that_says_yes_contradicts_what_is_experimental(language, summary, elsewhere):
    front = [Passage("summary", summary)]
    experimental = manuscript(language=language, front=front, records=Records(evidence_stage="experimental"))
    assert places(experimental, "contradiction") == ["summary"]
    assert places(manuscript(elsewhere, language, front=front), "contradiction") == ["summary"]
    assert places(manuscript(language=language, front=front), "contradiction") == []
