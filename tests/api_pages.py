"""The page that snapshots and the examples of docs/api.md show: it has something of everything."""

import datetime as dt
from typing import Any
from uuid import UUID

from faq.models import FAQPage, Question
from tests.factories import (
    MODIFIED_ON,
    PriceFactory,
    SourceFactory,
    TreatmentFactory,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    paragraph,
)

PAGE_ID = 12


def example_page() -> FAQPage:
    """Published; in snapshots and examples its id is 12."""
    prices = PriceFactory(price_table__title="What it costs", price_table__treatment=None).price_table
    source = SourceFactory(title="A guideline", url="https://institute.example/guideline")
    question = make_question(
        long_answer=[
            paragraph("<p>Full recovery takes <b>months</b>.</p>"),
            {"type": "price_table", "value": prices.pk},
        ],
        sources=[{"type": "source", "value": source.pk}],
        uuid=UUID(int=1),
    )
    page = make_faq_page(
        title="Knee replacement in Spain",
        slug="knee-replacement-spain",
        country="ES",
        summary="What it is, what it costs, and how long recovery takes.",
        treatment=TreatmentFactory(name="Total knee replacement", slug="total-knee-replacement"),
        disclaimer="This is no personal advice.",
        call_to_action_heading="Ask a clinic",
        translation_key=UUID(int=PAGE_ID),
        questions=[question],
    )
    published = dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC)
    FAQPage.objects.filter(pk=page.pk).update(first_published_at=published)
    return page


def with_example_ids(data: Any, page: FAQPage) -> Any:
    """Answers about the example page with the ids that a database gives out replaced by ones that stay."""
    table = next(
        block["value"]
        for block in page.questions.get().long_answer.raw_data
        if block["type"] == "price_table"
    )
    pages = {page.pk: PAGE_ID, home_page().pk: 1, faq_index().pk: 2}
    words = {f"page:{number}": f"page:{example}" for number, example in pages.items()}
    return _replaced(data, pages, {table: 3}, words)


def _replaced(data: Any, pages: dict[int, int], tables: dict[int, int], words: dict[str, str]) -> Any:
    """A page and a price table can have the same number; unlike a table a page has an address."""
    if isinstance(data, dict):
        ids = pages if data.keys() & {"path", "meta"} else tables
        return {
            key: ids.get(value, value) if key == "id" else _replaced(value, pages, tables, words)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_replaced(value, pages, tables, words) for value in data]
    if not isinstance(data, str):
        return data
    address, fragment, number = data.rpartition("#prices-")
    if fragment and number.isdecimal():
        return f"{address}{fragment}{tables.get(int(number), number)}"
    return words.get(data, data)


def quick_page(questions: list[Question], **fields) -> FAQPage:
    """A live page without a history: for tests that need many."""
    page = FAQPage(modified_on=MODIFIED_ON, **{"title": f"Page {id(questions)}", **fields})
    page.questions = questions
    return faq_index().add_child(instance=page)
