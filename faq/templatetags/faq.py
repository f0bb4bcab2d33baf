"""What the FAQ page's template asks its document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone, translation
from wagtail.models import Site

from faq.answer_tables import table_html
from faq.documents.answers import block_html
from faq.documents.schema import (
    FAQDocument,
    LongAnswer,
    QuestionDocument,
    TableBlock,
)
from faq.index_links import index_links
from faq.models.page import EvidenceStage
from pricing.documents import PriceTableDocument

register = template.Library()

# The end of a line with the mark of the list item that may follow it.
_LINE_END = re.compile(r"(?P<sentence>[.:;!?…]?)[ \t]*\n\s*(?:- )?")


@dataclass(frozen=True)
class QuestionGroup:
    """Questions that follow one another under one heading; no heading for those without a group."""

    heading: str | None
    questions: list[QuestionDocument]


@register.filter
def grouped(questions: Sequence[QuestionDocument]) -> list[QuestionGroup]:
    """The questions in their order, cut where the group changes."""
    return [
        QuestionGroup(heading, list(rows)) for heading, rows in groupby(questions, key=lambda row: row.group)
    ]


@register.filter
def evidence_label(stage: str) -> str:
    """The evidence stage in words."""
    return str(EvidenceStage(stage).label)


@register.filter
def evidence_word(stage: str) -> str:
    """The first word of it, for lists: "Experimental"."""
    return evidence_label(stage).partition(":")[0]


@register.filter
def reviewed_answers(document: FAQDocument) -> int:
    """How many answers a clinician vouches for, whatever holds for the page."""
    return sum(question.review.reviewer is not None for question in document.questions)


@register.filter
def in_one_line(text: str) -> str:
    """Lines of a plain text in one: after a sentence the next just follows, items and rows are set apart by a dot."""
    return _LINE_END.sub(lambda end: f"{end['sentence']} " if end["sentence"] else " · ", text)


@register.simple_tag
def price_tables_of(document: FAQDocument, question: QuestionDocument) -> list[PriceTableDocument]:
    """The price tables that the question's answer refers to, each once, in reading order."""
    tables = {table.id: table for table in document.prices}
    ids = [block.value.id for block in question.long_answer.blocks if block.type == "price_table"]
    return [tables[key] for key in dict.fromkeys(ids) if key in tables]


@register.filter
def shown_html(answer: LongAnswer) -> str:
    """The answer as the page shows it: its `html`, but each cell of a table says its column."""
    return "".join(
        table_html(block.value) if isinstance(block, TableBlock) else block_html(block)
        for block in answer.blocks
    )


@register.simple_tag(takes_context=True)
def faq_indexes(context: Context) -> list[tuple[str, str]]:
    """Title and path of the site's public FAQ indexes in the language of the page; none where no site answers."""
    request: Any = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    return index_links(site, translation.get_language(), now=timezone.now())
