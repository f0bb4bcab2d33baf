"""A price table as Markdown."""

import pytest
from django.template.loader import render_to_string

from pricing.documents import PriceTableDocument
from pricing.price_table_markdown import price_table_markdown
from pricing.stored_tables import load_price_tables
from tests.factories import PriceFactory, PriceTableFactory
from tests.faq.reading import parse


def test_each_line_of_a_note_stands_on_its_own():
    table = PriceTableDocument(
        id=1,
        title="Costs",
        note="Per night.\nDrops: Included\n\nHotel: On request",
        base_country=None,
        checked_on=None,
        source=None,
        source_url=None,
        rows=[],
        savings=[],
    )
    assert "Per night.\n\nDrops: Included\n\nHotel: On request" in list(price_table_markdown(table))


@pytest.mark.django_db
def test_what_is_saved_is_said_in_the_words_of_the_page():
    stored = PriceTableFactory()
    PriceFactory(price_table=stored, country="US", amount_min="9000", amount_max=None)
    PriceFactory(price_table=stored, country="MX")
    table = load_price_tables({stored.pk})[stored.pk]
    page = parse(render_to_string("pricing/price_table.html", {"table": table}))
    said = [sentence.get_text(" ", strip=True) for sentence in page.select(".savings > p")]
    assert "the United States" in said[0]
    assert set(said) <= set(price_table_markdown(table))
