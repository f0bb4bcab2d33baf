"""What is claimed about one question and its answer in schema.org terms: the visible words, whole, and no others."""

from django.utils.html import escape
from django.utils.translation import gettext as _

from cms.jsonld import Node, node
from faq.answer_tables import list_html
from faq.documents.schema import (
    Block,
    CalloutBlock,
    ImageBlock,
    ParagraphBlock,
    PriceTableBlock,
    QuestionDocument,
    ReviewerRef,
    TableBlock,
)


def question_node(
    question: QuestionDocument, page_url: str, *, reviewed_alone_by: ReviewerRef | None = None
) -> Node | None:
    """The question with its one answer; nothing if there is no answer yet.

    `reviewed_alone_by` vouches for this answer on a page that nobody vouches for as a whole. schema.org knows
    `reviewedBy` and `lastReviewed` of web pages only, and `contributor`, `editor` or `accountablePerson` would say
    something else than that a clinician has approved these words. What can be said truthfully is the line that stands
    below the answer: `creditText`, "text that can be used to credit person(s) associated with" a work.
    """
    text = answer_html(question)
    if not text:
        return None
    url = f"{page_url}#{question.anchor}"
    answer = node(
        type_="Answer",
        id_=f"{page_url}#answer-{question.uuid}",
        url=url,
        abstract=question.short_answer,
        text=text,
        creditText=credit(reviewed_alone_by) if reviewed_alone_by else None,
    )
    return node(
        type_="Question",
        id_=f"{page_url}#question-{question.uuid}",
        url=url,
        name=question.question,
        answerCount=1,
        acceptedAnswer=answer,
    )


def credit(reviewer: ReviewerRef) -> str:
    """Who reviewed a text, word for word as the page says it in the active language."""
    name = f"{reviewer.prefix or ''} {reviewer.name}".strip()
    named = f"{name}, {reviewer.credentials}" if reviewer.credentials else name
    return f"{_('Medically reviewed by')} {named}"


def answer_html(question: QuestionDocument) -> str:
    """Short and long answer in the tags an answer may carry: cms.rich_text.ANSWER_TAGS, links absolute.

    An answer that is a price table and nothing else is what stands above the table: its title or, where that repeats the
    question, that these are prices. The question is answered, and amounts stay out of answers.
    """
    blocks = question.long_answer.blocks
    short = f"<p>{escape(question.short_answer)}</p>" if question.short_answer.strip() else ""
    words = short + "".join(_block_html(block) for block in blocks)
    if words:
        return words
    titles = (block.value.title for block in blocks if isinstance(block, PriceTableBlock))
    return "".join(
        f"<p>{escape(_('Prices') if title == question.question else title)}</p>" for title in titles
    )


def _block_html(block: Block) -> str:
    """The block's visible words in allowed tags; tables become lists, and price tables stay out."""
    match block:
        case ParagraphBlock(value=value):
            return value.html
        case CalloutBlock(value=value):
            return f"<p><strong>{escape(value.label)}</strong></p>{value.html}"
        case TableBlock(value=value):
            return list_html(value)
        case ImageBlock(value=value):
            return f"<p>{escape(value.caption)}</p>" if value.caption else ""
    return ""
