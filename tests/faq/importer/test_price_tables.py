"""Cells become prices, savings and other text."""

import pytest

from faq.importer.currency_context import CurrencyContext
from faq.importer.findings import Findings
from faq.importer.grids import Grid, make_grid
from faq.importer.price_tables import PriceTableReader, decimal_text, holds_prices
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


TWO_ROWS = (("Operation", "Cost (USD)", "", ""), ("", "Mexico", "USA", "Savings"))


def test_two_rows_of_headings_are_read_together():
    grid = make_grid([*TWO_ROWS, ("Sleeve", "$5,200", "$18,000+", "60%")])
    assert grid.headings == ("Operation", "Cost (USD) Mexico", "Cost (USD) USA", "Cost (USD) Savings")
    table, _ = read(*grid.rows, headings=grid.headings)
    assert [(price.country, price.currency) for price in table.prices] == [("MX", "USD"), ("US", "USD")]
    assert [saving.raw for saving in table.savings] == ["60%"]


def test_two_rows_of_headings_are_kept_as_printed():
    text = "\n".join(" | ".join(cells) for cells in (*TWO_ROWS, ("Sleeve", "$5,200", "$18,000+", "60%")))
    result = samples.faq(f"What does it cost?\n\n“Less than at home.”\n\n{text}")
    assert result.document.price_tables[0].headings == ["Operation", "Cost (USD)", "Mexico", "USA", "Savings"]
    assert "unassigned_text" not in samples.codes(result)


@pytest.mark.parametrize("second", [("", "On request", "Included", ""), ("Band", "Included", "—", "")])
def test_a_row_without_prices_below_the_headings_is_no_second_row_of_headings(second):
    grid = make_grid([("Operation", "Mexico", "USA", "Note"), second, ("Sleeve", "$5,200", "$18,000+", "")])
    assert grid.headings == ("Operation", "Mexico", "USA", "Note")
    assert len(grid.rows) == 2


def test_a_column_may_name_the_currency_of_each_row():
    table, warnings = read(
        ("One", "250", "EUR"),
        ("Two", "$300", "USD"),
        ("Three", "$40", "EUR"),
        headings=("Item", "Price", "Currency"),
    )
    assert [price.currency for price in table.prices] == ["EUR", "USD", None]
    assert ("ambiguous_currency", "q1 row 3") in warnings


def test_a_dash_in_a_column_of_savings_is_no_saving():
    table, _ = read(("Toric", "2.400", "$4,500 USD", "—", "3"))
    assert table.savings == []
    assert [cell.raw for cell in table.other] == ["—", "3"]


def test_a_column_of_countries_says_where_each_price_is_paid():
    table, _ = read(
        ("Knee", "Mexico", "5,000"),
        ("Knee", "Poland", "6,000"),
        headings=("Operation", "Country", "Price (USD)"),
    )
    assert [price.country for price in table.prices] == ["MX", "PL"]


def test_the_rows_of_a_table_may_be_countries():
    table, _ = read(("Mexico", "5,000"), ("Atlantis", "6,000"), headings=("Country", "Price (USD)"))
    assert [price.country for price in table.prices] == ["MX", None]


@pytest.mark.parametrize(
    ("cell", "prices"),
    [
        ("US$ 2.500 – US$ 6.500 (Média: US$ 3.900)", [("USD", "2500", "6500"), ("USD", "3900", "3900")]),
        ("€4,000 (about US$4,300)", [("EUR", "4000", "4000"), ("USD", "4300", "4300")]),
        ("US$ 4,000 (average $4,300)", [("USD", "4000", "4000"), ("USD", "4300", "4300")]),
    ],
)
def test_a_price_in_brackets_behind_another_is_a_price_of_its_own(cell, prices):
    table, codes = read(("Toric", cell), headings=("Lens", "Price"))
    assert [(p.currency, p.amount_min, p.amount_max) for p in table.prices] == prices
    assert codes == []


def test_a_bare_number_in_brackets_is_reported():
    table, codes = read(("Toric", "₹3,80,000 (5,500)"), headings=("Lens", "Price"))
    assert [(p.currency, p.amount_min) for p in table.prices] == [("INR", "380000")]
    assert codes == [("unparsed_price", "q1 row 1")]


def test_a_count_of_nights_is_no_price_even_under_a_currency():
    table, _ = read(
        ("Surgery", "95.000"), ("Nights in hotel", "4"), ("3 nights", "45"), ("Per night", "80"), headings=("Item", "Istanbul (TRY)")
    )  # fmt: skip
    assert [p.amount_min for p in table.prices] == ["95000", "45", "80"]
    assert [cell.raw for cell in table.other] == ["4"]


def test_what_is_bought_may_stand_behind_the_country():
    table, _ = read(
        ("Spain", "Basic", "1500", "EUR"), ("USA", "Basic", "4000", "USD"),
        headings=("Country", "Lens", "Price", "Currency"),
    )  # fmt: skip
    assert [(price.option, price.country, price.currency) for price in table.prices] == [
        ("Basic", "ES", "EUR"), ("Basic", "US", "USD"),
    ]  # fmt: skip
