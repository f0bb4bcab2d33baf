"""From a page's document to what the checks read."""

from collections.abc import Iterator

from faq.documents.build import beginning
from faq.documents.schema import FAQDocument, QuestionDocument
from faq.editorial.manuscript import Answer, Manuscript, Passage, PricedTable, Records, priced_rows

_LINK = "<a "


def manuscript_of(document: FAQDocument, *, claimed_reviewer: str = "") -> Manuscript:
    """The manuscript of a page or draft; `claimed_reviewer` is whom an imported document named, never shown."""
    return Manuscript(
        language=document.meta.locale,
        front=tuple(passage for passage in _front(document) if passage.text),
        answers=tuple(_answer(number, row) for number, row in enumerate(document.questions, start=1)),
        tables=tuple(_tables(document)),
        sourced=bool(document.sources),
        treatment=document.treatment.name if document.treatment else "",
        records=Records(
            evidence_stage=document.evidence_stage or "",
            regulatory_status=document.regulatory_status or "",
            review_status=document.review.status,
            author=document.author or "",
            reviewer=document.review.reviewer.name if document.review.reviewer else "",
            claimed_reviewer=claimed_reviewer,
        ),
    )


def _front(document: FAQDocument) -> Iterator[Passage]:
    introduction = document.introduction
    yield Passage("title", document.title, "heading")
    yield Passage("subtitle", document.subtitle or "", "heading")
    yield Passage("summary", document.summary or "")
    yield Passage("introduction_heading", introduction.heading or "", "heading")
    yield Passage("introduction", introduction.text, linked=_LINK in introduction.html)
    # A page without a description of its own is described by words of its text, which are checked already.
    if document.seo.description not in ("", document.summary, beginning(document)):
        yield Passage("overview", document.seo.description)
    call = document.call_to_action
    if call:
        words = [call.heading, call.text, call.link_text]
        yield Passage("call_to_action", "\n".join(filter(None, words)), "call")


def _answer(number: int, row: QuestionDocument) -> Answer:
    short = Passage(f"q{number} short_answer", row.short_answer, question=number)
    long_answer = row.long_answer
    long = Passage(
        f"q{number} long_answer", long_answer.text, question=number, linked=_LINK in long_answer.html
    )
    return Answer(
        number=number,
        question=row.question,
        short_answer=row.short_answer,
        passages=tuple(passage for passage in (short, long) if passage.text),
        sourced=bool(row.sources),
        regulator_cited=any(source.type == "regulator" for source in row.sources),
    )


def _tables(document: FAQDocument) -> Iterator[PricedTable]:
    places = {
        block.value.id: number
        for number, row in enumerate(document.questions, start=1)
        for block in row.long_answer.blocks
        if block.type == "price_table"
    }
    for table in document.prices:
        yield PricedTable(
            question=places.get(table.id),
            rows=priced_rows(table.rows),
            note=table.note or "",
            checked_on=table.checked_on,
            base_country=table.base_country or "",
        )
