"""Tables that lost their columns."""

import pytest

from faq.importer.readers.text import read_text
from faq.importer.table_recovery import HEADING_LINE, PRICE_LINE, price_line, recover_tables, split_row


def rows(text: str) -> list[tuple[str, ...]]:
    return [block.cells for block in recover_tables(read_text(text)) if block.kind == "row"]


@pytest.mark.parametrize(
    ("line", "label", "values"),
    [
        ("Toric Lens, One Eye $2,400 - $2,900 $4,500+ ~47%", "Toric Lens, One Eye", ["$2,400 - $2,900", "$4,500+", "~47%"]),
        ("Lens 2 from 1.900 € up to 5.000 €", "Lens 2", ["from 1.900 € up to 5.000 €"]),
        ("Both eyes (bilateral) 12 000 - 15 000 € 60%", "Both eyes (bilateral)", ["12 000 - 15 000 €", "60%"]),
        ("Drops Included $40", "Drops", ["Included", "$40"]),
        ("One knee ₹1,61,000 - ₹2,47,000 $2,319 - $3,558", "One knee", ["₹1,61,000 - ₹2,47,000", "$2,319 - $3,558"]),
        ("Hotel On request $900", "Hotel", ["On request", "$900"]),
    ],
)  # fmt: skip
def test_a_row_is_split_from_the_right(line, label, values):
    assert split_row(line) == (label, values)


@pytest.mark.parametrize(
    "line",
    [
        "It costs about $3,000.",
        "which is why many people end up paying more than $3,000",
        "Sight is good in 90% of eyes",
        "Words only",
        "Grade 2 or 3",
    ],
)
def test_prose_is_no_row(line):
    assert split_row(line)[1] == []


def test_headings_are_told_apart_by_the_words_they_begin_with():
    text = "Lens Option Cost in Costa Rica (USD) Average Cost in USA Estimated Savings\nToric $2,400 $4,500 ~47%\nPlain $1,900 $3,800 ~50%"
    assert rows(text)[0] == (
        "Lens Option",
        "Cost in Costa Rica (USD)",
        "Average Cost in USA",
        "Estimated Savings",
    )


def test_countries_alone_are_headings_too():
    text = "Procedure Mexico United States Savings\nIVF $4,500 $12,000 62%\nICSI $5,000 $14,000 64%"
    assert len(rows(text)) == 3
    assert rows("Procedure Mexico USA Savings\nIVF $4,500 $12,000 62%")[0] == (
        "Procedure",
        "Mexico",
        "USA",
        "Savings",
    )


def test_headings_in_spanish_keep_their_adjectives():
    text = "Lente Precio en Portugal Precio en España Ahorro estimado\nTórica 2.400 € 3.000 € ~20%\nSimple 900 € 1.000 € ~10%"
    assert rows(text)[0] == ("Lente", "Precio en Portugal", "Precio en España", "Ahorro estimado")


def test_headings_that_cannot_be_told_apart_stay_one_line():
    blocks = recover_tables(read_text("What you get and pay\nToric $2,400 $4,500\nPlain $1,900 $3,800"))
    assert blocks[0].marker == HEADING_LINE
    assert [block.cells[0] for block in blocks[1:]] == ["Toric", "Plain"]


def test_rows_drawn_apart_by_blank_lines_are_one_table():
    text = "Lens Price Savings\n\nToric $2,400 ~47%\n\nPlain $1,900 ~50%"
    assert rows(text) == [
        ("Lens", "Price", "Savings"),
        ("Toric", "$2,400", "~47%"),
        ("Plain", "$1,900", "~50%"),
    ]


def test_text_around_the_rows_stays_text():
    blocks = recover_tables(
        read_text("Here is what it costs.\nToric $2,400\nPlain $1,900\nAll prices are for one eye.")
    )
    assert [block.kind for block in blocks] == ["paragraph", "row", "row", "paragraph"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Hotel: $100", ("Hotel", "$100")),
        ("Hotel – 20 euros", ("Hotel", "20 euros")),
        ("Hotel .... €100", ("Hotel", "€100")),
        ("Flight: US$ 2.500 – US$ 6.500 (average: US$ 3.900)", ("Flight", "US$ 2.500 – US$ 6.500 (average: US$ 3.900)")),
        ("Short answer: €100", None),
        ("Note: €100", None),
        ("Updated: €100", None),
        ("Hotel: it costs €100 or so", None),
        ("Nights: 3", None),
        ("Other 12 000 - 15 000 €", None),
    ],
)  # fmt: skip
def test_a_price_line_is_a_label_and_one_price(text, cells):
    assert price_line(text) == cells


def test_among_price_lines_other_values_are_rows_too():
    blocks = recover_tables(
        read_text("• Hotel: $100\n• Drops: included\n• Fee: $17-20,000\n• Bring a friend")
    )
    assert [(block.kind, block.marker) for block in blocks] == [
        ("row", PRICE_LINE),
        ("row", PRICE_LINE),
        ("row", PRICE_LINE),
        ("item", "•"),
    ]


def test_a_list_without_any_price_stays_a_list():
    blocks = recover_tables(read_text("• Drops: included\n• Hotel: on request"))
    assert [block.kind for block in blocks] == ["item", "item"]


def test_hard_wrapped_prose_with_prices_at_line_ends_is_no_table():
    text = "the lens that corrects astigmatism, which is why it costs up to $2,400\nand in some clinics, as patients tell us again and again, even $2,900"
    assert rows(text) == []


def test_a_share_saved_and_words_for_a_price_are_rows_among_price_lines():
    text = "- Couronne : 450 €\n- Radio : comprise\n- Savings against home: ~60%"
    assert rows(text) == [("Couronne", "450 €"), ("Radio", "comprise"), ("Savings against home", "~60%")]


def test_a_share_of_people_is_no_row_among_price_lines():
    assert rows("- Crown: 450 €\n- Patients from abroad: 60%") == [("Crown", "450 €")]


def test_what_is_free_is_a_row_among_price_lines():
    assert rows("- Veneer: €390\n- Temporary veneer: free of charge\n- Scan: complimentary") == [
        ("Veneer", "€390"), ("Temporary veneer", "free of charge"), ("Scan", "complimentary"),
    ]  # fmt: skip


def test_a_line_of_its_own_that_says_what_is_free_is_a_row_among_price_lines():
    assert rows("Lip – A$45\n\nLegs – A$240\n\nPatch test – free\n\nHair – brown") == [
        ("Lip", "A$45"), ("Legs", "A$240"), ("Patch test", "free"),
    ]  # fmt: skip
