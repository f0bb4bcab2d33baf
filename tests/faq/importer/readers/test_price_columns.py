"""Columns with prices in a table of questions."""

import pytest

from tests.faq.importer.samples import codes, places, read


def prices(result) -> list[tuple]:
    return [
        (table.question, price.option, price.currency, price.amount_min, price.amount_max)
        for table in result.document.price_tables
        for price in table.prices
    ]


def rows(*lines: str):
    return read("Title,Crowns\n" + "\n".join(lines), "list.csv")


def test_each_row_has_its_own_table_in_the_currency_beside_the_price():
    result = rows(
        "Question,Answer,Price,Currency", "What is a crown?,A cap.,250-400,EUR", "And a scan?,A picture.,from 80,GBP",
        "And a visit?,It is short.,,EUR",
    )  # fmt: skip
    assert prices(result) == [
        (1, "What is a crown?", "EUR", "250", "400"), (2, "And a scan?", "GBP", "80", None),
    ]  # fmt: skip
    assert "unknown_column" not in codes(result)
    assert "unassigned_text" not in codes(result)


@pytest.mark.parametrize(
    ("headings", "cells", "currency", "least", "most"),
    [
        ("price_usd", "1200", "USD", "1200", "1200"),
        ("Precio en México (MXN)", "$45.000", "MXN", "45000", "45000"),
        ("Price", "$45", None, "45", "45"),
        ("amount_min,amount_max,currency", "250,400,EUR", "EUR", "250", "400"),
        ("price from,price to,currency", "250,,EUR", "EUR", "250", None),
        ("price from,price to,currency", ",400,EUR", "EUR", None, "400"),
    ],
)
def test_the_heading_says_what_a_price_is_in(headings, cells, currency, least, most):
    result = rows(f"Question,Answer,{headings}", f"What is a crown?,A cap.,{cells}")
    assert prices(result)[0][2:] == (currency, least, most)
    assert ("ambiguous_currency" in codes(result)) is (currency is None)


def test_what_is_bought_may_have_a_column_and_savings_too():
    result = rows("Question,Answer,Option,Price (EUR),Savings", "What is a crown?,A cap.,Zirconia,900,~40%")
    assert prices(result) == [(1, "Zirconia", "EUR", "900", "900")]
    assert [saving.raw for saving in result.document.price_tables[0].savings] == ["~40%"]


def test_words_in_place_of_a_price_are_kept_and_reported():
    result = rows(
        "Question,Answer,Price (EUR)", "What is a crown?,A cap.,900", "And a visit?,It is short.,Included"
    )
    assert [price[0] for price in prices(result)] == [1]
    assert places(result, "unparsed_price") == ["row 4"]
    assert "unassigned_text" not in codes(result)


@pytest.mark.parametrize("heading", ["Price note", "Price checked on", "Cost"])
def test_a_column_about_prices_without_any_stays_unknown(heading):
    result = rows(f"Question,Answer,{heading}", "What is a crown?,A cap.,Ask the clinic first")
    assert "unknown_column" in codes(result)


def test_rows_without_a_question_are_further_prices_of_the_one_above():
    result = rows(
        "Question,Answer,Option,Price,Currency", "What is a crown?,A cap.,Gold,400,EUR", ",,Steel,95-120,EUR",
        ",,At night,On request,EUR",
    )  # fmt: skip
    assert prices(result) == [(1, "Gold", "EUR", "400", "400"), (1, "Steel", "EUR", "95", "120")]
    assert [cell.raw for cell in result.document.price_tables[0].unpriced] == ["On request"]
    assert "row_without_question" not in codes(result)
