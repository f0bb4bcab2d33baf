"""Figures with and without their source."""

import pytest

from faq.editorial.manuscript import Passage
from tests.faq.editorial.manuscripts import answer, found, manuscript, places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Pain relief was good for 70-85% of suitable candidates."),
        ("en", "The success rate is 90 per cent."),
        ("en", "Nine out of ten people improve."),
        ("en", "About 3 in 4 patients recover fully."),
        ("es", "La tasa de éxito es del 85 %."),
        ("es", "Mejora en 9 de cada 10 pacientes."),
    ],
)
def test_a_success_rate_needs_a_source(language, text):
    [finding] = found(manuscript(text, language), "success_rate_no_source")
    assert (finding.where, finding.excerpt) == ("q1 long_answer", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No medical procedure guarantees 100% success."),
        ("en", "The success rate was 90% (Example 2021)."),
        ("en", "It improves in 9 of 10 people [3]."),
        ("en", "It is 60% cheaper and recovery is short."),
        ("en", "What success rate is 90%?"),
        ("en", "Most people improve."),
        ("en", "About 2% have an infection."),
        ("es", "Ningún procedimiento garantiza un éxito del 100 %."),
        ("es", "Cuesta un 60 % menos y la recuperación es corta."),
        ("es", "Mejora la mayoría."),
    ],
)
def test_a_figure_that_is_denied_cited_or_no_success_rate_needs_none(language, text):
    assert found(manuscript(text, language), "success_rate_no_source") == []


@pytest.mark.parametrize("told", [{"sourced": True}, {"linked": True}])
def test_a_source_or_a_link_in_the_same_answer_is_enough(told):
    text = manuscript(answers=(answer("It helps 80% of people; results improve.", **told),))
    assert found(text, "success_rate_no_source") == []


def test_the_source_of_another_answer_does_not_count():
    answers = (answer("It improves 80% of knees."), answer("More.", number=2, sourced=True))
    assert places(manuscript(answers=answers), "success_rate_no_source") == ["q1 long_answer"]


def test_outside_the_answers_a_source_of_the_page_counts():
    summary = (Passage("summary", "It improves 80% of knees."),)
    assert places(manuscript(front=summary), "success_rate_no_source") == ["summary"]
    assert places(manuscript(front=summary, sourced=True), "success_rate_no_source") == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_that_cites_nothing_is_named_once(language):
    answers = (answer("Text."), answer("2 %.", number=2))
    assert places(manuscript(language=language, answers=answers), "missing_citations") == ["sources"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "About 2% have an infection."), ("es", "El 2 % tiene una infección.")]
)
def test_on_a_page_with_sources_an_answer_with_a_figure_needs_its_own(language, text):
    page = manuscript(text, language, sourced=True)
    assert places(page, "missing_citations") == ["q1 sources"]
    cited = manuscript(language=language, answers=(answer(text, sourced=True),))
    assert places(cited, "missing_citations") == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "It costs 20% less."), ("es", "Cuesta un 20 % menos.")]
)
def test_a_share_of_a_price_needs_no_citation(language, text):
    assert places(manuscript(text, language, sourced=True), "missing_citations") == []
