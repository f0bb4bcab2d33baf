"""What many new pages point at: price tables that are stored all at once, when every page is known to be valid."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wagtail.models import Locale

from cms.new_rows import insert_with_children
from cms.ordering import number_rows
from cms.page_indexing import index_new_for_search, index_references_of_new
from faq.importer.findings import Findings
from faq.importer.page_relations import (
    check_price_table,
    find_or_create_treatment,
    find_treatment,
    new_price_tables,
    price_table_content,
    store_sources,
)
from faq.importer.report import ImportedDocument, ImportedSource
from faq.models import Question
from pricing.models import PriceTable, Treatment


@dataclass
class NewRelations:
    """What one page points at; a price table has a number below 0 in the place of its id until it is stored.

    `treatments` are those that pages before it found or made, by name; `stored_treatments` are all there are.
    """

    locale: Locale
    treatments: Mapping[str, Treatment]
    stored_treatments: Sequence[Treatment] = ()
    found: dict[str, Treatment] = field(default_factory=dict)
    tables: dict[int, PriceTable] = field(default_factory=dict)

    def treatment(self, name: str, findings: Findings) -> Treatment:
        known = self.treatments.get(name) or self.found.get(name)
        if known is None:
            known = find_treatment(name, self.stored_treatments)
            known = known or find_or_create_treatment(name, self.locale, findings)
            self.found[name] = known
        return known

    def sources(self, sources: Sequence[ImportedSource]) -> list[dict[str, object]]:
        return store_sources(sources)

    def price_tables(
        self, document: ImportedDocument, treatment: Treatment | None, known: Sequence[PriceTable]
    ) -> dict[int, int | None]:
        """As `store_price_tables`, for a page that is new: nothing is known of it."""
        ids: dict[int, int | None] = dict.fromkeys(range(1, len(document.price_tables) + 1))
        by_content: dict[tuple, int] = {}
        for number, table, prices in new_price_tables(document, treatment=treatment, locale=self.locale):
            content = price_table_content(table, prices)
            if content not in by_content:
                check_price_table(table, prices)
                table.prices = prices
                number_rows(prices)
                by_content[content] = -number
                self.tables[-number] = table
            ids[number] = by_content[content]
        return ids

    def writes(self, document: ImportedDocument) -> bool:
        """Whether something may be stored for the document before its page is."""
        return bool(document.sources) or (
            document.treatment is not None and document.treatment not in self.treatments
        )


def store_new_price_tables(tables: Sequence[PriceTable]) -> None:
    """Store price tables with their prices."""
    if tables:
        insert_with_children(tables)
        index_references_of_new(tables)
        index_new_for_search(tables)


def name_stored_tables(questions: Iterable[Question], tables: Mapping[int, PriceTable]) -> None:
    """Put the ids of the tables, which are stored now, into the long answers that show them."""
    for question in questions:
        blocks = list(question.long_answer.raw_data)
        if any(block["type"] == "price_table" for block in blocks):
            question.long_answer = [
                {**block, "value": tables[block["value"]].pk} if block["type"] == "price_table" else block
                for block in blocks
            ]
