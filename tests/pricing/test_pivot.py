"""The table that people see: every price in its row and column, none dropped, none added up."""

from pricing.documents import PriceRow, PriceTableDocument
from pricing.pivot import pivot


def row(option="One knee", country="MX", **fields):
    values = {"column": None, "currency": "USD", "amount_min": "100.00", "amount_max": "200.00"}
    values |= {"approximate": False, "unit": None, "raw": None, **fields}
    return PriceRow(option=option, country=country, **values)


def table(*rows):
    empty = {
        "note": None,
        "base_country": "US",
        "checked_on": None,
        "source": None,
        "source_url": None,
        "savings": [],
    }
    return PriceTableDocument(id=1, title="Prices", rows=list(rows), **empty)


def shown(*rows, language="en"):
    return pivot(table(*rows), language=language)


def test_options_are_rows_and_countries_columns_in_the_order_they_first_appear():
    result = shown(row("Two knees", "US"), row("One knee", "MX"), row("Two knees", "MX"))
    assert result.columns == ["United States", "Mexico"]
    assert [line.option for line in result.rows] == ["Two knees", "One knee"]


def test_a_gap_is_an_empty_cell():
    result = shown(row("One knee", "MX"), row("Two knees", "US"))
    assert [line.cells for line in result.rows] == [[["USD 100–200"], []], [[], ["USD 100–200"]]]


def test_two_prices_in_one_cell_are_both_shown():
    result = shown(row(amount_max="150.00"), row(amount_min="300.00", amount_max=None))
    assert result.rows[0].cells == [["USD 100–150", "from USD 300"]]


def test_the_same_option_in_another_unit_is_a_row_of_its_own():
    result = shown(row(unit="per knee"), row(unit="per night"))
    assert [(line.option, line.unit) for line in result.rows] == [
        ("One knee", "per knee"),
        ("One knee", "per night"),
    ]


def test_a_country_with_two_printed_headings_gets_two_columns():
    result = shown(
        row(column="Private hospital"), row(column="Public hospital"), row(country="US", column="US")
    )
    assert result.columns == ["Mexico: Private hospital", "Mexico: Public hospital", "United States"]


def test_without_a_country_the_printed_heading_names_the_column():
    assert shown(row(country=None, column="Abroad"), row(country=None, column=None)).columns == ["Abroad", ""]


def test_countries_and_figures_follow_the_language():
    result = shown(row(country="US", amount_min="1000.00", amount_max="2000.00"), language="es")
    assert (result.columns, result.rows[0].cells) == (["Estados Unidos"], [["USD 1.000–2.000"]])


def test_an_empty_table_has_neither_rows_nor_columns():
    assert (shown().columns, shown().rows) == ([], [])
