"""The document of an FAQ page as Markdown for readers: all that its HTML says, in the language of the page.

`faq.transfer.page_markdown` writes another Markdown, of what is stored, for editing elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from cms.markdown_writing import document as joined
from cms.markdown_writing import heading, items, link, paragraphs, quotation, words
from cms.rich_text_markdown import to_markdown
from cms.templatetags.dates import day_text
from faq.documents.schema import FAQDocument, QuestionDocument, Review, SourceDocument
from faq.models.page import EvidenceStage
from pricing.price_table_markdown import price_table_markdown

_HEADING = re.compile(r"^#{3,4} ", re.MULTILINE)


def faq_markdown(document: FAQDocument) -> str:
    """The whole page. Who reviewed it is said only where the document says so."""
    return joined(
        [
            heading(1, document.title),
            f"*{words(document.subtitle)}*" if document.subtitle else None,
            quotation(paragraphs(document.summary)) if document.summary else None,
            items(_standing(document)),
            *_introduction(document),
            *_questions(document),
            *_sources(document.sources, heading(2, _("Sources for this page"))),
            *_changes(document),
            *_disclaimer(document),
            *_call_to_action(document),
        ]
    )


def _standing(document: FAQDocument) -> Iterator[str]:
    meta = document.meta
    yield f"{words(_('Page'))}: <{meta.url}>"
    if document.evidence_stage:
        yield f"{words(_('Evidence'))}: {words(str(EvidenceStage(document.evidence_stage).label))}"
    if document.regulatory_status:
        yield f"{words(_('Approval by authorities'))}: {words(document.regulatory_status)}"
    yield f"{words(_('Medical review'))}: {_reviewed(document)}"
    if document.author:
        yield f"{words(_('Written by'))}: {words(document.author)}"
    if meta.published_at:
        yield f"{words(_('Published'))}: {day_text(meta.published_at)}"
    if meta.modified_on:
        yield f"{words(_('Text last changed'))}: {day_text(meta.modified_on)}"


def _reviewed(document: FAQDocument) -> str:
    if document.review.reviewer:
        return _review(document.review)
    alone = sum(question.review.reviewer is not None for question in document.questions)
    said = _("Not yet medically reviewed") + ". "
    if alone:
        said += _(
            "No clinician has vouched for the page as a whole. Answers reviewed on their own: %(reviewed)s of %(total)s."
        ) % {"reviewed": alone, "total": len(document.questions)}
    else:
        said += _("No clinician has vouched for this text.")
    return words(said)


def _review(review: Review) -> str:
    reviewer = review.reviewer
    if reviewer is None:
        return ""
    name = link(" ".join(filter(None, [reviewer.prefix, reviewer.name])), reviewer.url)
    said = f"{words(_('Medically reviewed by'))} {name}"
    said += f", {words(reviewer.credentials)}." if reviewer.credentials else "."
    if review.reviewed_on:
        said += f" {words(_('Reviewed on'))} {day_text(review.reviewed_on)}."
    if review.review_due:
        said += f" {words(_('Next review due'))} {day_text(review.review_due)}."
    return said


def _introduction(document: FAQDocument) -> Iterator[str]:
    introduction = document.introduction
    if introduction.html:
        if introduction.heading:
            yield heading(2, introduction.heading)
        yield to_markdown(introduction.html)


def _questions(document: FAQDocument) -> Iterator[str]:
    for group, questions in groupby(document.questions, key=lambda question: question.group):
        if group:
            yield heading(2, group)
        for question in questions:
            yield from _question(question, document, rank=3 if group else 2)


def _question(question: QuestionDocument, document: FAQDocument, *, rank: int) -> Iterator[str]:
    """As on the page: the answer whole, then prices and sources, which are never part of it."""
    yield heading(rank, question.question)
    if question.short_answer:
        yield f"**{words(question.short_answer)}**"
    # Headings inside an answer stand below that of its question.
    yield _HEADING.sub(
        lambda found: f"{'#' * (len(found[0]) - 3 + rank)} ", to_markdown(question.long_answer.html)
    )
    if question.review.reviewer and not document.review.reviewer:
        yield _review(question.review)
    tables = {table.id: table for table in document.prices}
    ids = [block.value.id for block in question.long_answer.blocks if block.type == "price_table"]
    for key in dict.fromkeys(ids):
        if key in tables:
            yield from price_table_markdown(tables[key])
    yield from _sources(question.sources, f"**{words(_('Sources for this answer'))}**")


def _sources(sources: Iterable[SourceDocument], title: str) -> Iterator[str]:
    lines = [" ".join(_source(source)) for source in sources]
    if lines:
        yield title
        yield items(lines, numbered=True)


def _source(source: SourceDocument) -> Iterator[str]:
    yield f"{link(source.title, source.url)}."
    if source.publisher:
        yield f"{words(source.publisher)}."
    if source.published_on:
        yield f"{words(_('Published on'))} {day_text(source.published_on)}."
    if source.accessed_on:
        yield f"{words(_('Read on'))} {day_text(source.accessed_on)}."


def _changes(document: FAQDocument) -> Iterator[str]:
    if document.changes:
        yield heading(2, _("What changed"))
        yield items(f"{day_text(change.date)}: {words(change.note)}" for change in document.changes)


def _disclaimer(document: FAQDocument) -> Iterator[str]:
    if document.disclaimer:
        yield heading(2, _("About this information"))
        yield paragraphs(document.disclaimer)


def _call_to_action(document: FAQDocument) -> Iterator[str]:
    action = document.call_to_action
    if action is None:
        return
    yield "---"
    yield f"**{words(action.heading)}**" if action.heading else ""
    yield paragraphs(action.text) if action.text else ""
    if action.link_url:
        yield link(action.link_text or action.link_url, action.link_url)
