"""Which of two questions is the better answer."""

from faq.question_search.ranking import Candidate, ranked
from faq.question_search.wanted import wanted


def candidate(
    question_id: int, question: str, short_answer: str = "", *, document_id: int = 1, position: int = 0
) -> Candidate:
    return Candidate(question_id, document_id, position, question, short_answer)


def order(text: str, *candidates: Candidate) -> list[int]:
    return [candidate.question_id for candidate in ranked(list(candidates), wanted(text))]


def test_the_question_counts_more_than_the_short_answer_and_that_more_than_the_long_one():
    long, short, question = (
        candidate(1, "what else"),
        candidate(2, "what else", "recovery is slow"),
        candidate(3, "how long is recovery"),
    )
    assert order("recovery", long, short, question) == [3, 2, 1]


def test_who_has_all_words_in_the_question_comes_first():
    some = candidate(1, "knee pain", "recovery after knee surgery")
    every = candidate(2, "recovery of the knee")
    assert order("knee recovery", some, every) == [2, 1]


def test_equals_come_by_document_newest_first_and_in_the_order_of_the_page():
    assert order(
        "knee",
        candidate(1, "knee", document_id=1),
        candidate(3, "knee", document_id=2, position=1),
        candidate(4, "knee", document_id=2, position=0),
    ) == [4, 3, 1]
