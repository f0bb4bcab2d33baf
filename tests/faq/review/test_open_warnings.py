"""What a reviewer is warned of."""

import pytest

from faq.review.open_warnings import folded_warnings, open_warnings
from tests.factories import SourceFactory, make_faq_page, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited(site):
    return [{"type": "source", "value": SourceFactory().pk}]


def fair_page(questions=(), **fields):
    """A page that tells risks and alternatives, so that no check misses them."""
    source = [{"type": "source", "value": SourceFactory().pk}]
    fair = make_question("What are the risks, and the alternatives?", sources=source)
    return make_faq_page(questions=[*questions, fair], **fields)


def found(page):
    return [(warning.code, warning.where, warning.excerpt) for warning in open_warnings(page)]


def test_answers_without_any_source_are_named_unless_the_page_cites_one(cited):
    questions = [make_question("First?"), make_question("Second?", sources=cited)]
    assert found(fair_page(questions)) == [("missing_sources", "Question 1", "First?")]
    assert found(fair_page([make_question("First?")], sources=cited)) == []


def test_a_reviewer_named_by_a_document_is_marked_as_a_claim(cited):
    reported = {"code": "reviewer_unverified", "where": "claimed_reviewer", "message": "A claim."}
    page = fair_page(
        claimed_reviewer="Dr Plainly Claimed", sources=cited, import_report={"warnings": [reported]}
    )
    [warning] = open_warnings(page)
    assert (warning.code, warning.excerpt) == ("reviewer_unverified", "Dr Plainly Claimed")
    assert "claim, not a review" in warning.message


def test_what_the_import_reported_is_shown_with_its_place(cited):
    reported = {
        "code": "ambiguous_currency",
        "where": "q3 row 2",
        "excerpt": "$900",
        "message": "Which dollar?",
    }
    page = fair_page(import_report={"warnings": [reported]}, sources=cited)
    assert found(page) == [("ambiguous_currency", "Question 3 row 2", "$900")]


def test_a_field_is_named_in_words(cited):
    reported = {"code": "review_date_missing", "where": "reviewed_on", "excerpt": "", "message": "When?"}
    page = fair_page(import_report={"warnings": [reported]}, sources=cited)
    assert found(page) == [("review_date_missing", "Reviewed on", "")]


@pytest.mark.parametrize("report", [None, {}, {"warnings": []}])
def test_a_page_that_nobody_imported_has_no_report(cited, report):
    assert found(fair_page(import_report=report, sources=cited)) == []


def test_what_the_checks_find_stands_with_its_reason_and_source(cited):
    page = fair_page([make_question("How long?", "It is completely safe.", sources=cited)])
    [warning] = open_warnings(page)
    assert (warning.code, warning.where) == ("absolute_claim", "Question 1, short answer")
    assert (warning.severity, warning.excerpt) == ("error", "It is completely safe.")
    assert warning.reason
    assert warning.source
    assert warning.source_address.startswith("https://")


def test_what_the_checks_found_in_an_imported_document_is_looked_at_anew(cited):
    reported = {"code": "absolute_claim", "where": "q1", "excerpt": "It cures.", "message": "Old."}
    assert found(fair_page(import_report={"warnings": [reported]}, sources=cited)) == []


def test_errors_come_first_and_answers_without_a_source_are_one_entry():
    cured = make_question("How long?", "It is completely safe.")
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?"), cured])
    entries = folded_warnings(open_warnings(page))
    assert [entry.first.severity == "error" for entry in entries] == [True] + [False] * (len(entries) - 1)
    [sources] = [entry for entry in entries if entry.first.code == "missing_sources"]
    assert sources.where == "Questions 1 to 3"
    assert [each.excerpt for each in sources.items] == ["First?", "Second?", "How long?"]
