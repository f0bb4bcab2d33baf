"""Prices and details beside the questions of a spreadsheet."""

from tests.faq.importer.samples import codes, excerpts, places, read
from tests.faq.importer.spreadsheets import spreadsheet

PRICES = [
    ["Package", "Price (EUR)", "Savings"],
    ["Basic", "1.900", "~40%"],
    ["Full", "2.500 – 3.000", "50 %"],
]
DETAILS = [["Medically reviewed by", "Dr. Demo Name, MD"], ["Last modified", "2026-02-17"]]
QUESTIONS = [["Question", "Short answer", "Answer"], ["Is it far?", "No.", "Two hours by air."]]


def csv(*rows: list[str]):
    return read("\n".join(";".join(cells) for cells in (["Title", "Teeth"], *rows)), "list.csv")


def book(**sheets: list[list[str]]):
    def build(opened):
        opened.remove(opened.active)
        for name, rows in sheets.items():
            sheet = opened.create_sheet(name)
            for cells in rows:
                sheet.append(cells)
            sheet.sheet_state = "hidden" if name == "Draft" else "visible"

    return read(spreadsheet(build), "list.xlsx")


def prices(result) -> list[tuple]:
    return [
        (table.question, price.option, price.currency, price.amount_min, price.amount_max)
        for table in result.document.price_tables
        for price in table.prices
    ]


EXPECTED = [(None, "Basic", "EUR", "1900", "1900"), (None, "Full", "EUR", "2500", "3000")]


def test_a_table_of_prices_below_the_questions_is_one():
    result = csv(*QUESTIONS, [], *PRICES)
    assert prices(result) == EXPECTED
    assert len(result.document.questions) == 1
    assert len(result.document.price_tables[0].savings) == 2
    assert places(result, "table_placed") == ["row 5"]
    assert "unassigned_text" not in codes(result)


def test_questions_after_empty_rows_are_questions_whatever_they_cost():
    result = csv(
        *QUESTIONS,
        [],
        ["The price", "It varies.", "Ask."],
        ["A crown", "€300", "For one."],
        ["A bridge", "€900", "For three."],
    )
    assert [question.question for question in result.document.questions] == [
        "Is it far?", "The price", "A crown", "A bridge",
    ]  # fmt: skip


def test_details_below_the_questions_are_details():
    result = csv(*QUESTIONS, [], *DETAILS)
    assert len(result.document.questions) == 1
    assert result.document.claimed_reviewer.name == "Dr. Demo Name"
    assert result.document.modified_on == "2026-02-17"


def test_sheets_of_prices_and_of_details_are_read_with_the_questions():
    result = book(
        FAQ=[["Title", "Teeth"], *QUESTIONS],
        Costs=[["All prices checked in May"], [], *PRICES, ["Note: without flights"]],
        About=DETAILS,
    )
    assert prices(result) == EXPECTED
    assert result.document.price_tables[0].note == "without flights"
    assert result.document.title == "Teeth"
    assert result.document.summary is None
    assert [block.type for block in result.document.introduction] == ["paragraph", "price_table"]
    assert result.document.modified_on == "2026-02-17"
    assert "sheet_left_out" not in codes(result)
    assert "unassigned_text" not in codes(result)


def test_a_sheet_that_is_not_shown_or_not_understood_is_only_reported():
    result = book(FAQ=QUESTIONS, Draft=PRICES, Notes=[["Ask Demo Editor", "about row 3"]])
    assert prices(result) == []
    assert len(excerpts(result, "sheet_left_out")) == 2


def test_a_sheet_of_nothing_but_details_need_not_say_who():
    about = [["Title", "Lenses"], ["Treatment", "Lens replacement"], ["Country", "Spain"]]
    document = book(About=about, FAQ=QUESTIONS).document
    assert (document.title, document.treatment, document.country) == ("Lenses", "Lens replacement", "ES")
