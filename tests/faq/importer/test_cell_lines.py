"""Tables pasted with each cell on a line of its own."""

import pytest

from tests.faq.importer.samples import codes, excerpts, faq

ROWS = ["Treatment", "Spain", "UK", "Crown", "€350", "£700", "Implant", "€600 - €900", "£2,000+"]


def answer(lines: list[str], between: str = "\n"):
    return faq("What does it cost?\n\n“It depends.”\n\n" + between.join(lines), "Is it safe?\n\n“Yes.”")


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_rows_are_rebuilt_where_one_number_of_columns_fits(between):
    document = answer(ROWS, between)
    prices = document.document.price_tables[0].prices
    assert [(price.option, price.column, price.currency) for price in prices] == [
        ("Crown", "Spain", "EUR"),
        ("Crown", "UK", "GBP"),
        ("Implant", "Spain", "EUR"),
        ("Implant", "UK", "GBP"),
    ]
    assert excerpts(document, "table_recovered_from_text") == ["\n".join(ROWS)]


def test_labels_and_prices_in_turn_are_price_lines():
    prices = answer(["Crown", "€350", "Bridge", "€700", "Implant", "€600"]).document.price_tables[0].prices
    assert [(price.option, price.raw) for price in prices] == [
        ("Crown", "€350"),
        ("Bridge", "€700"),
        ("Implant", "€600"),
    ]


def test_a_cell_too_few_keeps_every_line_and_is_reported():
    lines = [line for line in ROWS if line != "£700"]
    document = answer(lines)
    assert document.document.price_tables == []
    assert document.document.questions[0].long_answer[0].items == lines
    assert excerpts(document, "column_count_mismatch") == [" | ".join(lines)]


def test_a_single_price_among_short_lines_is_no_table():
    document = answer(["Bring your card", "It costs nothing more", "€20"])
    assert not {"table_recovered_from_text", "column_count_mismatch"}.intersection(codes(document))
