"""A price table as Markdown."""

from pricing.documents import PriceTableDocument
from pricing.price_table_markdown import price_table_markdown


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
