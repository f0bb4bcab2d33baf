"""From an imported document to what the checks read. Needs no database."""

from collections.abc import Iterable, Iterator

from faq.editorial.manuscript import Answer, Manuscript, Passage, PricedTable, priced_rows
from faq.importer.report import (
    Block,
    CalloutBlock,
    HeadingBlock,
    ImportedDocument,
    ImportedQuestion,
    ListBlock,
    ParagraphBlock,
    TableBlock,
)

_LINK = "<a "


def imported_manuscript(document: ImportedDocument) -> Manuscript:
    """The manuscript of a document. What an import never fills in, such as the review, stays empty."""
    return Manuscript(
        language=document.language,
        front=tuple(passage for passage in _front(document) if passage.text),
        answers=tuple(_answer(number, row) for number, row in enumerate(document.questions, start=1)),
        tables=tuple(
            PricedTable(question=table.question, rows=priced_rows(table.prices), note=table.note or "")
            for table in document.price_tables
        ),
        sourced=bool(document.sources),
        treatment=document.treatment or "",
    )


def _front(document: ImportedDocument) -> Iterator[Passage]:
    yield Passage("title", document.title, "heading")
    yield Passage("subtitle", document.subtitle or "", "heading")
    yield Passage("summary", document.summary or "")
    yield Passage("introduction_heading", document.introduction_heading or "", "heading")
    yield Passage("introduction", _text(document.introduction), linked=_linked(document.introduction))
    yield Passage("overview", document.overview or "")
    call = document.call_to_action
    if call:
        words = [call.heading, call.text, call.link_text]
        yield Passage("call_to_action", "\n".join(filter(None, words)), "call")


def _answer(number: int, row: ImportedQuestion) -> Answer:
    short = Passage(f"q{number} short_answer", row.short_answer or "", question=number)
    blocks = row.long_answer
    long = Passage(f"q{number} long_answer", _text(blocks), question=number, linked=_linked(blocks))
    return Answer(
        number=number,
        question=row.question,
        short_answer=row.short_answer or "",
        passages=tuple(passage for passage in (short, long) if passage.text),
    )


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_words, blocks)))


def _words(block: Block) -> str:
    match block:
        case ParagraphBlock(text=text) | HeadingBlock(text=text) | CalloutBlock(text=text):
            return text
        case ListBlock(items=items):
            return "\n".join(items)
        case TableBlock(rows=rows):
            return "\n".join("; ".join(row) for row in rows)
    return ""


def _linked(blocks: Iterable[Block]) -> bool:
    """True if a paragraph or an item of a list has a link."""
    for block in blocks:
        html = block.html if isinstance(block, ParagraphBlock | ListBlock) else ""
        if _LINK in (html if isinstance(html, str) else " ".join(html)):
            return True
    return False
