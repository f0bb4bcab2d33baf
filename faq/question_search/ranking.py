"""How well a question answers a search: a pure rule, so that both databases rank alike."""

from dataclasses import dataclass

from faq.question_search.wanted import Wanted

IN_QUESTION, IN_SHORT_ANSWER, IN_LONG_ANSWER = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indexed question that holds all that is wanted, with its folded question and short answer."""

    question_id: int
    document_id: int
    position: int
    question: str
    short_answer: str


def score(candidate: Candidate, wanted: Wanted) -> int:
    """Each term counts by the best place where it stands; most where all are in the question itself."""
    question, short_answer = f" {candidate.question} ", f" {candidate.short_answer} "
    total = 0
    for term in wanted.terms:
        if term.stands_in(question):
            total += IN_QUESTION
        elif term.stands_in(short_answer):
            total += IN_SHORT_ANSWER
        else:
            total += IN_LONG_ANSWER
    return total


def ranked(candidates: list[Candidate], wanted: Wanted) -> list[Candidate]:
    """Best first; equals by document, newest first, and there in the order of the page."""
    return sorted(
        candidates,
        key=lambda candidate: (-score(candidate, wanted), -candidate.document_id, candidate.position),
    )
