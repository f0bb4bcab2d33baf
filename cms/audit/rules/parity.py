"""R13 and R14: what is marked up can be read on the page, and what is answered on the page is marked up."""

from collections.abc import Iterator

from cms.audit.answer_extents import answer_extents, unmarked_questions
from cms.audit.facts import AuditFacts
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_FAQ, GOOGLE_GENERAL
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt, folded, squeezed


@rule("R13", ERROR, GOOGLE_FAQ, "Markup of what nobody can read is against the guidelines.")
def invisible_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions of a FAQPage."""
    for question in page.questions:
        if question.name and folded(question.name) and not _shown_at_all(page, question.name):
            message = "The question cannot be read on the page; mark up only what is visible."
            yield Problem(f"{question.node.where} name", message, excerpt(question.name))


def _shown_at_all(page: ServedPage, text: str) -> bool:
    return page.visible.shows(text) or page.visible.nearly_shows(text)


@rule("R13", WARNING, GOOGLE_GENERAL, "The markup repeats the page, it does not reword it.")
def reworded_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Questions that can be read but for capitals or punctuation."""
    for question in page.questions:
        if (
            question.name
            and not page.visible.shows(question.name)
            and page.visible.nearly_shows(question.name)
        ):
            message = "Visible with other capitals or punctuation; write it as on the page."
            yield Problem(f"{question.node.where} name", message, excerpt(question.name))


@rule("R14", ERROR, GOOGLE_FAQ, "The whole answer has to be readable on the page.")
def invisible_answer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every block of every answer. Closed details and panels that a control opens count as readable."""
    for question, block, nearly in page.unseen_blocks:
        if folded(block) and not nearly:
            message = "This part of the answer cannot be read on the page; mark up only what is visible."
            yield Problem(f"{question.node.where} acceptedAnswer.text", message, excerpt(block))


@rule("R14", WARNING, GOOGLE_GENERAL, "The markup repeats the page, it does not reword it.")
def reworded_answer(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Blocks of answers that can be read but for capitals or punctuation."""
    for question, block, nearly in page.unseen_blocks:
        if nearly:
            message = "Visible with other capitals or punctuation; write it as on the page."
            yield Problem(f"{question.node.where} acceptedAnswer.text", message, excerpt(block))


@rule("R14", ERROR, GOOGLE_FAQ, "The marked-up answer is the entire answer.")
def unmarked_answer_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Visible blocks between a marked-up question and the next heading of its rank.

    Prices, sources, reviews, asides, navigation and lines of links are no part of an answer.
    """
    for extent in answer_extents(page):
        marked = folded(extent.question.html.text) if extent.question.html else ""
        for block in extent.blocks:
            if folded(block) not in marked:
                message = "Visible as part of this answer but not in its text; mark up the whole answer."
                yield Problem(f"{extent.question.node.where} acceptedAnswer.text", message, excerpt(block))


@rule("R14", ERROR, GOOGLE_FAQ, "A page of questions marks up all of them.")
def unmarked_question(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Visible headings that look like those of marked-up questions and end with a question mark."""
    for text in unmarked_questions(page):
        yield Problem(
            "mainEntity", "A visible question that is not marked up; add it with its answer.", excerpt(text)
        )


@rule("R14", ERROR, GOOGLE_FAQ, "Some readers take `text` alone.")
def abstract_outside_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Answers with `abstract`."""
    for question in page.questions:
        short = question.answer.text("abstract") if question.answer else None
        if short and question.html and squeezed(short) not in question.html.squeezed:
            message = "`abstract` is not part of `text`; the text has to hold the whole answer."
            yield Problem(f"{question.node.where} acceptedAnswer.abstract", message, excerpt(short))
