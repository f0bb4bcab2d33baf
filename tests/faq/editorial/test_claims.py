"""Wordings that raise a check, and near misses that must not, in English and Spanish."""

import pytest

from faq.editorial.claim_checks import CLAIM_CHECKS
from faq.editorial.manuscript import Passage
from tests.faq.editorial.claim_examples import RAISED, SPARED
from tests.faq.editorial.manuscripts import answer, found, manuscript, places


def cases(texts):
    return [
        pytest.param(code, language, text, id=f"{code}-{language}-{number}")
        for code, languages in texts.items()
        for language, sentences in languages.items()
        for number, text in enumerate(sentences)
    ]


@pytest.mark.parametrize(("code", "language", "text"), cases(RAISED))
def test_a_claim_is_found_where_it_stands(code, language, text):
    [finding] = found(manuscript(text, language), code)
    assert (finding.where, finding.excerpt) == ("q1 long_answer", text)


@pytest.mark.parametrize(("code", "language", "text"), cases(SPARED))
def test_a_near_miss_is_not_a_claim(code, language, text):
    assert found(manuscript(text, language), code) == []


@pytest.mark.parametrize("texts", [RAISED, SPARED])
def test_every_check_of_claims_has_examples_in_each_of_its_languages(texts):
    expected = {check.code: set(check.languages) for check in CLAIM_CHECKS}
    assert {code: set(languages) for code, languages in texts.items()} == expected


def test_a_ranking_may_be_named_with_its_source():
    ranked = "According to the national register these are the best clinics."
    assert found(manuscript(answers=(answer(ranked, sourced=True),)), "superlative_claim") == []
    assert found(manuscript(answers=(answer(ranked),)), "superlative_claim")


def test_a_licence_may_be_named_with_its_number_and_a_link():
    named = "The clinic is licensed by COFEPRIS, licence no. 12345."
    code = "regulatory_endorsement"
    assert found(manuscript(answers=(answer(named, linked=True),)), code) == []
    assert found(manuscript(answers=(answer(named),)), code)
    assert (
        found(manuscript(answers=(answer("It is approved by the FDA.", regulator_cited=True),)), code) == []
    )


def test_surgery_may_be_avoided_where_options_are_weighed_with_a_doctor():
    text = "Some avoid surgery entirely. Other options exist: talk to your doctor."
    assert found(manuscript(text), "discourages_standard_care") == []


def test_a_low_risk_may_be_stated_with_its_number_and_source():
    text = "The risk is low: 1 in 200 people had an infection."
    assert found(manuscript(answers=(answer(text, sourced=True),)), "minimised_risk") == []
    assert found(manuscript(text), "minimised_risk")


def test_an_offer_weighs_less_in_the_call_to_action():
    offer = Passage("call_to_action", "Get a free review of your scans.", "call")
    [finding] = found(manuscript(front=(offer,)), "promotional_inducement")
    assert (finding.where, finding.severity) == ("call_to_action", "info")
    assert "belong in the call to action" not in finding.message
    [elsewhere] = found(manuscript(offer.text), "promotional_inducement")
    assert "belong in the call to action" in elsewhere.message


def test_an_invitation_outside_the_answers_is_none_of_the_answers_business():
    outside = Passage("call_to_action", "Contact us.", "call")
    assert found(manuscript(front=(outside,)), "call_to_action_in_answer") == []


def test_claims_are_found_in_every_part_of_a_page():
    names = ["title", "subtitle", "summary", "introduction", "overview"]
    front = tuple(Passage(name, "It is completely safe.") for name in names)
    short = answer(short="It is completely safe.")
    assert places(manuscript(front=front, answers=(short,)), "absolute_claim") == [*names, "q1 short_answer"]


def test_a_language_without_words_is_not_judged():
    assert found(manuscript("It is completely safe.", "de"), "absolute_claim") == []
