"""Spreadsheets for tests, each built by a short script so that what is in it can be read here."""

# ruff: noqa: DTZ001 (a spreadsheet knows no time zones)
import datetime as dt
import io
from collections.abc import Callable

from openpyxl import Workbook

Build = Callable[[Workbook], None]


def spreadsheet(build: Build) -> bytes:
    """The bytes of a workbook that `build` filled."""
    book = Workbook()
    build(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def prices_and_dates(book: Workbook) -> None:
    """Details above the headings, numbers and dates as such, a formula, empty rows between."""
    sheet = book.active
    for row in (
        ["Night Splints, Asked and Answered"],
        ["Modified date", dt.datetime(2026, 3, 14)],
        ["Last reviewed", dt.date(2026, 3, 20)],
        ["Reviewer", "Dr. Demo Reviewer A, MD"],
        [],
        ["Question", "Short answer", "Answer", "Category", "Weeks"],
        ["How many weeks should I wear it?", 6, "Six weeks are usual.\n\n- at night\n- not by day", "Use", 6],
        [],
        ["How many wear it to the end?", 0.375, "=SUM(E7:E8)", "Use", None],
        ["When does my plan pay?", dt.datetime(2026, 4, 1, 9, 30), True, "Money", 0.1],
    ):
        sheet.append(row)
    sheet["B9"].number_format = "0.0%"


def several_sheets(book: Workbook) -> None:
    """A sheet of notes, a hidden one, the questions, and a second list of them."""
    book.active.title = "Notes"
    book.active.append(["Ask Demo Editor about row 3"])
    hidden = book.create_sheet("Draft")
    hidden.sheet_state = "hidden"
    hidden.append(["Question", "Answer"])
    hidden.append(["Is this a draft?", "It is."])
    questions = book.create_sheet("FAQ")
    questions.append(["Título: Preguntas sobre las férulas"])
    questions.append(["Pregunta", "Respuesta breve", "Fuente"])
    questions.append(["¿Se lavan?", "A mano.", "Manual de demostración"])
    more = book.create_sheet("More")
    more.append(["Question", "Answer"])
    more.append(["Is this one read?", "It is not."])


def sections(book: Workbook) -> None:
    """Rows that only name a group, cells beyond the headings, a row without a question, a detail below."""
    sheet = book.active
    for row in (
        ["Title", "Splints for Runners"],
        ["Group", "Question", "Answer", "Quick answer"],
        ["Buying"],
        [None, "Where do I buy one?", "Any workshop has them.", "At a workshop."],
        [None, "What does it cost?", "Sleeve: $40 USD\nHinged splint: $300 - $900 USD", None, "beyond"],
        ["Wearing", "Does it itch?", "At first it does.", "-"],
        [None, None, "An answer alone."],
        [None, "Reviewed by: Dr. Demo Reviewer B"],
    ):
        sheet.append(row)


DOCUMENTS: dict[str, Build] = {
    "prices-and-dates": prices_and_dates,
    "several-sheets": several_sheets,
    "sections": sections,
}
