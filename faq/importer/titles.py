"""Which line is the title of a document."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from faq.importer.blocks import Block
from faq.importer.boilerplate import is_boilerplate
from faq.importer.dates import is_bare_date
from faq.importer.headings import is_line
from faq.importer.labels import match_label
from faq.importer.questions import QuestionMatch
from faq.importer.short_answers import take_short_answer
from faq.importer.vocabulary import DISCLAIMS, plain

_LONGEST_DISCLAIMER = 400

_ASKS_OFTEN = re.compile(
    r"\bfaqs?\b|\bq ?& ?a\b|frequently asked|(?:preguntas|perguntas|duvidas) (?:mas |mais )?fre[cq]uentes|foire aux questions"
    r"|questions frequentes|haufig(?:e|ste)?(?: gestellte)? fragen|questions and answers|preguntas y respuestas"
    r"|perguntas e respostas|fragen und antworten|questions et reponses"
)


def asks_often(title: str) -> bool:
    """Tell whether a title promises questions: "FAQ", "Preguntas frecuentes"."""
    return _ASKS_OFTEN.search(plain(title)) is not None


def find_title(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch]) -> int:
    """The title's place, or -1. Where the details give a title, only a line that repeats it is one."""
    given = given_title(blocks)
    marked = [index for index, block in enumerate(blocks) if block.role == "title"]
    if marked and given is None:
        return marked[0]
    ranked = only_title(blocks)
    if ranked is not None and (given is None or plain(blocks[ranked].text) == plain(given)):
        return ranked
    index = next((index for index, block in enumerate(blocks) if not _stands_before_title(block)), -1)
    if index < 0 or blocks[index].role:
        return -1
    if given is not None:
        return index if plain(blocks[index].text) == plain(given) else -1
    return index if _may_be_title(blocks[index]) and not _is_first_question(blocks, questions, index) else -1


def _stands_before_title(block: Block) -> bool:
    """Tell what may stand above a title and is none."""
    if block.role:
        return False
    return (
        block.kind == "detail"
        or is_boilerplate(block)
        or match_label(block.text) is not None
        or is_date_line(block)
        or is_disclaimer(block)
    )


def is_disclaimer(block: Block) -> bool:
    """Tell a sentence that says what the page is not for: "It does not replace a talk with your doctor"."""
    sentence = block.kind == "paragraph" and block.text.endswith(".")
    return (
        sentence
        and len(block.text) <= _LONGEST_DISCLAIMER
        and DISCLAIMS.search(plain(block.text)) is not None
        and match_label(block.text) is None
    )


def _may_be_title(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and len(block.text) <= 255 and is_titular(block)


def _is_first_question(blocks: Sequence[Block], questions: Mapping[int, QuestionMatch], index: int) -> bool:
    """Tell a document that begins with its first question from one whose title is a question."""
    match = questions.get(index)
    if match is None:
        return False
    later = [other for other in questions if other > index]
    answered = take_short_answer(blocks[index + 1 : index + 3]).text is not None
    alike = all(take_short_answer(blocks[other + 1 : other + 3]).text for other in later[:3])
    return match.numbered or (answered and alike and bool(later))


def is_date_line(block: Block) -> bool:
    """Tell a date that stands alone: nobody can say of what it is the date."""
    return block.kind == "paragraph" and block.single and is_bare_date(block.text)


def given_title(blocks: Sequence[Block]) -> str | None:
    """The title that a labelled line gives."""
    labels = (match_label(block.text) for block in blocks if block.kind in ("detail", "item", "paragraph"))
    return next((label.value for label in labels if label and label.field == "title"), None)


def only_title(blocks: Sequence[Block]) -> int | None:
    """The position of the one heading of the first rank, in a format that ranks its headings."""
    heads = (
        index
        for index, block in enumerate(blocks)
        if block.certain and block.kind == "heading" and block.level == 1
    )
    first = list(islice(heads, 2))
    return first[0] if len(first) == 1 else None


def outranks(heading: Block, following: Block) -> bool:
    """Tell whether a marked heading is of a higher rank than the heading right below it."""
    ranked = heading.certain and heading.kind == following.kind == "heading"
    return ranked and heading.level < following.level


def is_titular(block: Block) -> bool:
    """Tell whether a first line can be the title: one line, at most one sentence."""
    return block.kind == "heading" or is_line(block) or (block.single and ". " not in block.text)
