"""Cells become prices, savings and other text."""

import pytest

from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from faq.importer.price_tables import Grid, PriceTableReader, decimal_text, holds_prices, make_grid
from tests.faq.importer import samples

HEADINGS = ("Lens", "Cost in Spain (EUR)", "Cost in USA", "Savings", "Nights")


def read(*rows, headings=HEADINGS, note=None, country=None):
    grid = Grid(tuple(headings), rows)
    findings = Findings()
    words = [*headings, *(cell for row in rows for cell in row)]
    context = CurrencyContext(words=words, notes=[note], country=country)
    table = PriceTableReader(grid, context, findings, "q1").read(question=1, caption=None, note=note)
    return table, [(warning.code, warning.where) for warning in findings.warnings]


def test_each_cell_goes_where_its_column_belongs():
    table, _ = read(("Toric", "2.400 - 2.900", "$4,500+ USD", "~47%", "3"))
    assert [(p.column, p.country, p.currency, p.amount_min, p.amount_max) for p in table.prices] == [
        ("Cost in Spain (EUR)", "ES", "EUR", "2400", "2900"),
        ("Cost in USA", "US", "USD", "4500", None),
    ]
    assert [(saving.option, saving.raw) for saving in table.savings] == [("Toric", "~47%")]
    assert [(cell.column, cell.raw) for cell in table.other] == [("Nights", "3")]
    assert table.prices[1].open_ended


@pytest.mark.parametrize("raw", ["Included", "On request", "—", "$17-20,000"])
def test_words_in_a_price_column_are_kept_and_never_zero(raw):
    table, warnings = read(("Toric", "2.400", "$4,500 USD", "", ""), ("Plain", raw, "", "", ""))
    assert [(cell.option, cell.raw) for cell in table.unpriced] == [("Plain", raw)]
    assert ("unparsed_price", "q1 row 2") in warnings
    assert all(price.amount_min != "0" for price in table.prices)


def test_a_reversed_range_is_reported_and_no_price():
    table, warnings = read(("Toric", "2.900 - 2.400", "$4,500 USD", "", ""))
    assert [cell.raw for cell in table.unpriced] == ["2.900 - 2.400"]
    assert ("price_min_gt_max", "q1 row 1") in warnings


def test_two_prices_in_one_cell_are_two_rows():
    table, _ = read(("Knee", "₹1,61,000 - ₹2,47,000 US$2,319 - US$3,558"), headings=("Option", "Cost"))
    assert [(p.currency, p.amount_min, p.raw) for p in table.prices] == [
        ("INR", "161000", "₹1,61,000 - ₹2,47,000"),
        ("USD", "2319", "US$2,319 - US$3,558"),
    ]


def test_an_amount_in_a_savings_column_is_a_saving():
    table, _ = read(("Toric", "2.400", "", "$2,000", ""))
    assert [saving.raw for saving in table.savings] == ["$2,000"]


def test_a_success_rate_is_no_saving():
    table, _ = read(("IVF", "€5,000", "68%"), headings=("Procedure", "Price", "Success rate"))
    assert (table.savings, [cell.raw for cell in table.other]) == ([], ["68%"])


def test_a_row_with_cells_missing_names_no_column():
    table, warnings = read(("Toric", "2.400 €"))
    assert table.prices[0].column == ""
    assert table.prices[0].country is None
    assert ("column_count_mismatch", "q1 row 1") in warnings


def test_rows_without_labels_are_reported():
    table, warnings = read(("€2,400", "€4,500"), headings=("Spain", "Portugal"))
    assert [price.option for price in table.prices] == ["", ""]
    assert ("column_count_mismatch", "q1 row 1") in warnings


def test_a_cell_like_a_formula_is_kept_as_text_and_reported():
    table, warnings = read(("Toric", "=1+1", "€5", "", ""), headings=("Lens", "Price", "Old price", "a", "b"))
    assert ("formula_like_cell", "q1 row 1") in warnings
    assert "=1+1" in [cell.raw for cell in (*table.unpriced, *table.other)]


def test_a_price_line_named_after_a_country_belongs_to_it():
    table, _ = read(("Spain", "€2,400"), ("Hotel", "€100"), headings=())
    assert [price.country for price in table.prices] == ["ES", None]


def test_the_first_row_is_headings_only_if_it_holds_no_price():
    assert make_grid([("Lens", "Spain"), ("Toric", "€5")]).headings == ("Lens", "Spain")
    assert make_grid([("Toric", "€5"), ("Plain", "€4")]).headings == ()
    assert make_grid([("A", "B"), ("x", "y")], headed=True).headings == ("A", "B")
    assert make_grid([("Lens", "Price (EUR)"), ("Toric", "2.400")]).headings == ("Lens", "Price (EUR)")


def test_a_table_without_prices_is_no_price_table():
    assert not holds_prices(make_grid([("Day", "Visit"), ("1", "yes"), ("30", "no")]))
    assert holds_prices(make_grid([("Lens", "Price (EUR)"), ("Toric", "2.400")]))


def test_decimals_are_printed_only_where_there_are_any():
    assert [decimal_text(p) for p in (None,)] == [None]
    table, _ = read(("Toric", "1.250,50", "", "", ""), ("Plain", "1.250,00", "", "", ""))
    assert [price.amount_min for price in table.prices] == ["1250.50", "1250"]


def test_a_number_of_nights_in_a_column_of_prices_is_no_price():
    findings = Findings()
    grid = make_grid([("Own eggs", "from 2000 EUR"), ("Nights in town", "7")])
    context = CurrencyContext(words=[], notes=[], country=None)
    table = PriceTableReader(grid, context, findings, "q1").read(question=1, caption=None, note=None)
    assert [price.option for price in table.prices] == ["Own eggs"]
    assert [cell.raw for cell in table.other] == ["7"]
    assert findings.warnings == []


@pytest.mark.parametrize(
    ("heading", "option"),
    [("Price in USD " + "of this " * 40, "Lens"), ("Price in USD", "a kind of lens " * 20)],
)
def test_a_table_with_texts_for_names_is_content_and_repeats_none_of_them(heading, option):
    rows = "".join(f"| {option} {number} | ${number} |\n" for number in range(1, 100))
    text = f"A Guide to Lenses\n\nWhat do they cost?\n\n| Kind | {heading} |\n|---|---|\n{rows}"
    document = samples.read(text, "a.txt").document
    assert (document.price_tables, len(document.questions[0].long_answer[0].rows)) == ([], 100)
    assert len(document.model_dump_json()) < 2 * len(text)
