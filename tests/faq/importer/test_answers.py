"""The body of an answer, block by block."""

from faq.importer.answers import nesting, paragraph
from tests.faq.importer.samples import codes, faq, places


def answer(text: str):
    return faq(f"Is it safe?\n\n“Yes.”\n\n{text}").document


def types(text: str) -> list[str]:
    return [block.type for block in answer(text).questions[0].long_answer]


def test_every_kind_of_block_keeps_its_place():
    text = "One.\n\nBefore You Go\n\nTwo.\n\n- a\n- b\n\n1. c\n2. d\n\nNote: careful.\n\n| A | B |\n| x | y |\n\nHotel: €100\n\nEnd."
    assert types(text) == [
        "paragraph",
        "heading",
        "paragraph",
        "list",
        "list",
        "callout",
        "table",
        "price_table",
        "paragraph",
    ]


def test_a_list_knows_whether_it_is_numbered():
    lists = answer("- a\n- b\n\n1. c\n2. d").questions[0].long_answer
    assert [(block.items, block.ordered) for block in lists] == [(["a", "b"], False), (["c", "d"], True)]


def test_paragraph_html_is_escaped_and_invents_no_markup():
    assert paragraph("**1 < 2** & <script> https://demo.example").html == (
        "<p>**1 &lt; 2** &amp; &lt;script&gt; https://demo.example</p>"
    )


def test_a_note_belongs_to_the_table_before_it():
    document = answer("| Lens | Price |\n| Toric | €5 |\n\nNote: drops included.")
    assert document.price_tables[0].note == "drops included."
    assert [block.type for block in document.questions[0].long_answer] == ["price_table"]


def test_a_note_settles_the_currency():
    assert answer("Hotel: $100\n\nNote: all prices in USD.").price_tables[0].prices[0].currency == "USD"


def test_a_caption_belongs_to_the_table_after_it():
    document = answer("Table 1: Prices in 2026\n\n| Lens | Price |\n| Toric | €5 |")
    assert document.price_tables[0].caption == "Table 1: Prices in 2026"
    assert document.price_tables[0].question == 1


def test_two_tables_of_one_answer_are_numbered_in_order():
    document = answer("Hotel: €100\n\nThe flight is extra.\n\n| Flight | Price |\n| Direct | €5 |")
    assert [block.table for block in document.questions[0].long_answer if block.type == "price_table"] == [
        1,
        2,
    ]


def test_every_table_made_of_plain_lines_is_reported():
    result = faq("Is it safe?\n\n“Yes.”\n\nHotel: €100\n\nText.\n\n| A | B |\n| x | y |")
    assert places(result, "table_recovered_from_text") == ["q1", "q1"]


def test_a_price_table_before_the_questions_belongs_to_none():
    document = faq("Is it safe?\n\nYes.", front="Hotel: €100").document
    assert document.price_tables[0].question is None
    assert [block.type for block in document.introduction] == ["price_table"]


def test_a_last_short_line_is_no_heading():
    assert types("One.\n\nPatience") == ["paragraph", "paragraph"]


def test_prose_about_prices_stays_prose():
    assert types("It costs from $900 to $2,000 USD in most clinics.") == ["paragraph"]
    assert "ambiguous_currency" not in codes(faq("Is it safe?\n\nIt costs $900 at least."))


def test_a_note_of_the_editor_is_a_callout_and_never_the_note_of_a_table():
    document = faq(
        "What does it cost?\n\nCare: €300\nStay: €500\n\n[Editor's note: please check]", "Is it safe?\n\nYes."
    )
    assert document.document.questions[0].long_answer[-1].text == "please check"
    assert document.document.price_tables[0].note is None


def test_a_list_says_which_of_its_items_stand_within_others():
    document = faq("Where does it hurt?\n\n- knee\n  - inside\n    - deep\n  - outside\n- hip")
    (found,) = document.document.questions[0].long_answer
    assert found.items == ["knee", "inside", "deep", "outside", "hip"]
    assert found.levels == [0, 1, 2, 1, 0]
    assert nesting([4, 4]) == []
    assert nesting([0, 6, 3, 0]) == [0, 1, 1, 0]
