"""Tables of web pages as blocks."""

from tests.faq.importer.samples import read

PAGE = (
    "<h1>A</h1><nav>x</nav><h2>How much?</h2><table><caption>Prices in 2026</caption>"
    "<thead><tr><th>What</th><th>Price</th></tr></thead><tr><td>Scan</td><td>€900</td></tr>"
    "<tfoot><tr><td colspan=2>Drops are extra.</td></tr></tfoot></table>"
)


def test_a_table_keeps_its_caption_its_heading_row_and_what_stands_below_it():
    document = read(PAGE, "a.html").document
    [table] = document.price_tables
    assert (table.caption, table.headings) == ("Prices in 2026", ["What", "Price"])
    assert [(price.option, price.column, price.raw) for price in table.prices] == [("Scan", "Price", "€900")]
    assert "Drops are extra." in document.model_dump_json()


def test_the_last_row_across_a_table_of_prices_is_its_note():
    document = read(
        "<h1>Ears</h1><h2>What does it cost?</h2><table><tr><th>Visit</th><th>Fee (EUR)</th></tr><tr><td>First*</td><td>75</td></tr>"
        "<tfoot><tr><td colspan=2>* within the city</td></tr></tfoot></table>",
        "a.html",
    ).document
    assert document.price_tables[0].note == "* within the city"
    assert [block.type for block in document.questions[0].long_answer] == ["price_table"]
