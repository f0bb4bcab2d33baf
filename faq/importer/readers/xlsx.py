"""Spreadsheets of the .xlsx kind: each row below the headings asks one question, and one sheet is read."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from faq.importer.errors import NotAnFAQ, UnreadableDocument
from faq.importer.numbered_lines import NumberedLines
from faq.importer.office.archives import Archive
from faq.importer.office.workbook_limits import MAX_ROW, check_workbook
from faq.importer.readers.question_rows import MAX_ROWS, QuestionRows, QuestionTable, Row, find_table
from faq.importer.source import Notice, Source

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = (
    AssertionError,
    AttributeError,
    DefusedXmlException,
    IndexError,
    InvalidFileException,
    KeyError,
    OSError,  # the bytes are in memory: it is the library's word for a workbook without its main part
    OverflowError,
    SyntaxError,  # XML that cannot be parsed, whichever parser the library found
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
_NO_QUESTIONS = "No sheet has a column of questions. Give the columns headings such as “Question”, “Short answer” and “Answer”."

Sheets = list[tuple[str, list[Row]]]


def read_xlsx(data: bytes, file: str) -> Source:
    """Read the first sheet with a column of questions. The text of other sheets is only reported."""
    archive = Archive(data, file)
    check_workbook(archive)
    try:
        sheets = _sheets(data, file)
    except _DAMAGED as error:
        raise UnreadableDocument(file, "", "The spreadsheet is damaged and cannot be read.") from error
    lines = NumberedLines()
    name, table = _question_sheet(sheets, file)
    reader = QuestionRows(table, lines, separator=" ")
    reader.read()
    notices = [_left_out(other, rows, name, lines) for other, rows in sheets if other != name and rows]
    if any(part.lower().endswith("vbaproject.bin") for part in archive.names):
        notices.append(
            Notice("not_imported", "document", detail="The spreadsheet holds macros. They were left out.")
        )
    return Source(reader.blocks, lines.text, [*lines.notices, *reader.notices, *notices], lines.places)


def _question_sheet(sheets: Sheets, file: str) -> tuple[str, QuestionTable]:
    for name, rows in sheets:
        table = find_table(rows)
        if table is not None:
            return name, table
    raise NotAnFAQ(file, "", _NO_QUESTIONS)


def _left_out(name: str, rows: list[Row], read: str, lines: NumberedLines) -> Notice:
    cells = (
        line
        for row in rows
        for cell in row.filled
        for line in lines.add(cell, f"sheet {name}, row {row.number}")
    )
    text = "\n".join(line.text for line in cells)
    sentence = f"Of several sheets “{read}” was read. The text of “{name}” is kept only in this report."
    return Notice("sheet_left_out", f"sheet “{name}”", text, detail=sentence)


# Cells ---------------------------------------------------------------------------------------------------------------


def _sheets(data: bytes, file: str) -> Sheets:
    """The rows of every sheet that have text, visible sheets first."""
    with warnings.catch_warnings():
        # The library warns of styles and extensions that it does not know; they hold no text.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        found = [(sheet.title, _padded(list(_rows(sheet, file)))) for sheet in sheets]
        book.close()
    return found


def _padded(rows: list[Row]) -> list[Row]:
    """The rows as wide as the widest: a sheet does not store the empty cells at their end."""
    width = max((len(row.cells) for row in rows), default=0)
    return [Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in rows]


def _rows(sheet: Any, file: str) -> Iterator[Row]:
    # What a sheet says about its own size may be wrong.
    sheet.reset_dimensions()
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROW), start=1):
        texts = tuple(
            cell_text(cell.value, cell.number_format if cell.value is not None else "") for cell in cells
        )
        row = Row(number, texts)
        if row.filled:
            filled += 1
            if filled > MAX_ROWS + 1:
                place = f"sheet “{sheet.title}”, row {number}"
                raise UnreadableDocument(file, place, f"The sheet has more than {MAX_ROWS} rows.")
            yield Row(number, texts)


def cell_text(value: Any, number_format: str = "General") -> str:
    """A cell as text: numbers with all their digits, dates as ISO 8601, shares in per cent, formulas as written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat(*([" "] if isinstance(value, dt.datetime) else []))
    if isinstance(value, (int, float)):
        return _number(Decimal(str(value)), number_format)
    return _ESCAPED.sub(_unescaped, str(value))


def _number(value: Decimal, number_format: str) -> str:
    shares = "%" in number_format
    text = format(value * 100 if shares else value, "f")
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{plain}%" if shares else plain


def _unescaped(match: re.Match[str]) -> str:
    """The character that the format writes as its number; none that no text holds."""
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\t\n" else ""
