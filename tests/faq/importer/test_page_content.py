"""Report blocks as the page stores them."""

from faq.importer.answers import paragraph
from faq.importer.page_content import long_answer, note_of, rich_text
from faq.importer.report import (
    CalloutBlock,
    HeadingBlock,
    ImportedPrice,
    ImportedPriceTable,
    ListBlock,
    OtherCell,
    PriceTableBlock,
    TableBlock,
)

PRICE = ImportedPrice(
    option="Hotel", column="", country=None, currency="EUR", amount_min="5", amount_max="5", approximate=False,
    open_ended=False, unit=None, raw="€5",
)  # fmt: skip


def stored(*blocks, ids=None, tables=()):
    return [(block["type"], block["value"]) for block in long_answer(blocks, ids or {}, tables)]


def test_running_text_becomes_one_text_block():
    blocks = [paragraph("a & b"), HeadingBlock(text="<h>"), ListBlock(items=["1", "2"], ordered=True)]
    assert stored(*blocks) == [
        ("paragraph", "<p>a &amp; b</p><h3>&lt;h&gt;</h3><ol><li>1</li><li>2</li></ol>")
    ]


def test_what_is_set_apart_keeps_its_place():
    blocks = [paragraph("a"), CalloutBlock(text="<b>"), paragraph("c"), PriceTableBlock(table=1)]
    assert stored(*blocks, ids={1: 7}) == [
        ("paragraph", "<p>a</p>"),
        ("callout", {"style": "note", "text": "<p>&lt;b&gt;</p>"}),
        ("paragraph", "<p>c</p>"),
        ("price_table", 7),
    ]


def test_a_table_keeps_headings_and_fills_short_rows():
    ((_, value),) = stored(TableBlock(header=True, rows=[["A", "B"], ["x"]]))
    assert [column["heading"] for column in value["columns"]] == ["A", "B"]
    assert [row["values"] for row in value["rows"]] == [["x", ""]]


def test_a_table_without_headings_loses_no_row():
    ((_, value),) = stored(TableBlock(header=False, rows=[["A", "B"], ["x", "y"]]))
    assert [row["values"] for row in value["rows"]] == [["A", "B"], ["x", "y"]]


def test_a_price_table_without_any_price_stays_a_table():
    table = ImportedPriceTable(question=1, unpriced=[OtherCell(option="Hotel", column="", raw="On request")])
    ((kind, value),) = stored(PriceTableBlock(table=1), ids={1: None}, tables=[table])
    assert kind == "table"
    assert [row["values"] for row in value["rows"]] == [["Hotel", "On request"]]


def test_cells_without_a_price_go_into_the_note():
    table = ImportedPriceTable(
        question=1,
        note="Per night.",
        unpriced=[OtherCell(option="Drops", column="Spain", raw="Included")],
        other=[OtherCell(option="Hotel", column="", raw="3")],
    )
    assert note_of(table) == "Per night.\nDrops (Spain): Included\nHotel: 3"


def test_the_introduction_turns_tables_into_lists():
    table = ImportedPriceTable(question=None, prices=[PRICE])
    html = rich_text([paragraph("a"), PriceTableBlock(table=1), CalloutBlock(text="c")], [table])
    assert html == "<p>a</p><ul><li>Hotel: €5</li></ul><p>c</p>"


def test_a_list_within_a_list_stays_one():
    block = ListBlock(items=["a", "b", "c", "d"], levels=[0, 1, 2, 0])
    (stored,) = long_answer([block], {}, [])
    assert stored["value"] == "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"


def test_cells_that_are_empty_stay_in_the_report_alone():
    cells = [
        OtherCell(option="Savings", column="UK", raw=raw) for raw in ("-", "–", "n/a", "N/A", "Not available")
    ]
    assert note_of(ImportedPriceTable(question=1, unpriced=cells)) == "Savings (UK): Not available"
