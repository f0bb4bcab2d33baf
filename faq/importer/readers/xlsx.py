"""Spreadsheets of the .xlsx kind: each row below the headings of one sheet asks one question."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from faq.importer.columns import column_letter
from faq.importer.errors import NotAnFAQ, UnreadableDocument
from faq.importer.numbered_lines import NumberedLines
from faq.importer.office.archives import Archive
from faq.importer.office.sheet_extras import SheetExtras, read_sheet_extras
from faq.importer.office.workbook_limits import MAX_ROW, check_workbook
from faq.importer.readers.further_tables import FurtherTable, further_table
from faq.importer.readers.question_rows import MAX_ROWS, QuestionRows, QuestionTable, find_table
from faq.importer.source import Notice, Row, Source

_LINK_FORMULA = re.compile(
    r'=HYPERLINK\(\s*"(?P<address>[^"]{1,2000})"\s*(?:[,;]\s*"(?P<words>(?:[^"]|"")*)")?\s*\)$', re.IGNORECASE
)
# Of a number format: words in quotes, the language in brackets, and what only fills or spaces.
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_CURRENCY = re.compile(
    r'\[\$(?P<sign>[^\]-]{1,5})|"(?P<words>\s*(?:[A-Z]{1,3}?[$€£¥₹]|[A-Z]{3})\s*)"|(?P<bare>[$€£¥₹])'
)
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


@dataclass(frozen=True)
class Sheet:
    """A sheet with the rows that have visible text; `hidden` is the text of rows and columns that are not shown."""

    name: str
    rows: list[Row]
    extras: SheetExtras
    hidden: list[tuple[str, str]]
    links: dict[tuple[int, int], str]
    visible: bool = True


def read_xlsx(data: bytes, file: str) -> Source:
    """Read the first sheet with a column of questions, and those with prices or details; others are only reported."""
    archive = Archive(data, file)
    check_workbook(archive)
    try:
        sheets = _sheets(data, archive)
    except _DAMAGED as error:
        raise UnreadableDocument(file, "", "The spreadsheet is damaged and cannot be read.") from error
    lines = NumberedLines()
    sheet, table = _question_sheet(sheets, file)
    others = [other for other in sheets if other is not sheet and (other.rows or other.hidden)]
    beside = {other.name: found for other in others if (found := _beside(other))}
    table.further += beside.values()
    reader = QuestionRows(table, lines, separator=" ", links={**sheet.extras.links, **sheet.links})
    reader.read()
    notices = [_hidden(place, text, lines) for place, text in sheet.hidden]
    for other in others:
        if other.name in beside:
            notices += [_hidden(f"sheet {other.name}, {place}", text, lines) for place, text in other.hidden]
        else:
            notices.append(_left_out(other, sheet.name, lines))
    notices += _not_imported(archive, sheets)
    return Source(reader.blocks, lines.text, [*lines.notices, *reader.notices, *notices], lines.places)


def _question_sheet(sheets: list[Sheet], file: str) -> tuple[Sheet, QuestionTable]:
    for sheet in sheets:
        table = find_table(sheet.rows)
        if table is not None:
            return sheet, table
    raise NotAnFAQ(file, "", _NO_QUESTIONS)


def _beside(sheet: Sheet) -> FurtherTable | None:
    """A sheet that holds the prices or the details of the page; one that is not shown is a draft."""
    found = further_table(sheet.rows) if sheet.visible and find_table(sheet.rows) is None else None
    return replace(found, place=f"sheet {sheet.name},") if found else None


def _hidden(place: str, text: str, lines: NumberedLines) -> Notice:
    kept = lines.add(text, place)
    return Notice("hidden_text_left_out", place, "\n".join(line.text for line in kept))


def _left_out(sheet: Sheet, read: str, lines: NumberedLines) -> Notice:
    name = sheet.name
    cells = [(cell, f"sheet {name}, row {row.number}") for row in sheet.rows for cell in row.filled]
    cells += [(text, f"sheet {name}, {place}") for place, text in sheet.hidden]
    text = "\n".join(line.text for cell, place in cells for line in lines.add(cell, place))
    sentence = f"Of several sheets “{read}” was read. The text of “{name}” is kept only in this report."
    return Notice("sheet_left_out", f"sheet “{name}”", text, detail=sentence)


def _not_imported(archive: Archive, sheets: list[Sheet]) -> Iterator[Notice]:
    if any(part.lower().endswith("vbaproject.bin") for part in archive.names):
        yield Notice("not_imported", "document", detail="The spreadsheet holds macros. They were left out.")
    for sheet in sheets:
        if count := sheet.extras.comments:
            sentence = f"Comments on cells are no text of the page and were left out: {count}."
            yield Notice("not_imported", f"sheet “{sheet.name}”", detail=sentence)


# Cells ---------------------------------------------------------------------------------------------------------------


def _sheets(data: bytes, archive: Archive) -> list[Sheet]:
    """Every sheet, visible ones first."""
    with warnings.catch_warnings():
        # The library warns of styles and extensions that it does not know; they hold no text.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        found = [_sheet(sheet, archive) for sheet in sheets]
        book.close()
    return found


def _sheet(sheet: Any, archive: Archive) -> Sheet:
    extras = read_sheet_extras(archive, sheet._worksheet_path)
    links: dict[tuple[int, int], str] = {}
    rows = _padded(list(_rows(sheet, archive.file, links)))
    values = {row.number: row.cells for row in rows}
    rows = [_repeated(row, extras, values) for row in rows]
    hidden = [
        (f"row {row.number}", "\n".join(row.filled)) for row in rows if row.number in extras.hidden_rows
    ]
    rows = [row for row in rows if row.number not in extras.hidden_rows]
    if extras.hidden_columns:
        hidden += _hidden_columns(rows, extras.hidden_columns)
        rows = [_without_columns(row, extras.hidden_columns) for row in rows]
    return Sheet(
        sheet.title,
        [row for row in rows if row.filled],
        extras,
        hidden,
        links,
        visible=sheet.sheet_state == "visible",
    )


def _repeated(row: Row, extras: SheetExtras, values: Mapping[int, tuple[str, ...]]) -> Row:
    """The row with the values of cells that are joined with those above them."""
    if not extras.repeats:
        return row
    cells = list(row.cells)
    for index, cell in enumerate(cells):
        above = extras.repeats.get((row.number, index))
        if above is not None and not cell.strip():
            cells[index] = values.get(above[0], row.cells)[index]
    return Row(row.number, tuple(cells))


def _hidden_columns(rows: Sequence[Row], columns: set[int]) -> Iterator[tuple[str, str]]:
    width = max((len(row.cells) for row in rows), default=0)
    for index in sorted(column for column in columns if column < width):
        cells = [row.cells[index] for row in rows if row.cells[index].strip()]
        if cells:
            yield f"column {column_letter(index)}", "\n".join(cells)


def _without_columns(row: Row, columns: set[int]) -> Row:
    return Row(row.number, tuple("" if index in columns else cell for index, cell in enumerate(row.cells)))


def _padded(rows: list[Row]) -> list[Row]:
    """The rows as wide as the widest: a sheet does not store the empty cells at their end."""
    width = max((len(row.cells) for row in rows), default=0)
    return [Row(row.number, row.cells + ("",) * (width - len(row.cells))) for row in rows]


def _rows(sheet: Any, file: str, links: dict[tuple[int, int], str]) -> Iterator[Row]:
    # What a sheet says about its own size may be wrong.
    sheet.reset_dimensions()
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=MAX_ROW), start=1):
        texts = tuple(_cell(cell, (number, index), links) for index, cell in enumerate(cells))
        row = Row(number, texts)
        if row.filled:
            filled += 1
            if filled > MAX_ROWS + 1:
                place = f"sheet “{sheet.title}”, row {number}"
                raise UnreadableDocument(file, place, f"The sheet has more than {MAX_ROWS} rows.")
            yield row


def _cell(cell: Any, place: tuple[int, int], links: dict[tuple[int, int], str]) -> str:
    if cell.value is None:
        return ""
    linked = _LINK_FORMULA.match(cell.value) if isinstance(cell.value, str) else None
    if linked:
        links[place] = linked["address"]
        return (linked["words"] or linked["address"]).replace('""', '"')
    return cell_text(cell.value, cell.number_format)


def cell_text(value: Any, number_format: str = "General") -> str:
    """A cell as text: numbers with all their digits, dates as ISO 8601, shares in per cent, formulas as written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return _day(value.date(), number_format)
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat(*([" "] if isinstance(value, dt.datetime) else []))
    if isinstance(value, (int, float)):
        return _number(Decimal(str(value)), number_format)
    return _ESCAPED.sub(_unescaped, str(value))


def _day(day: dt.date, number_format: str) -> str:
    """A date as far as its cell shows it: one that shows "March 2026" does not say which day."""
    shown = _NOT_SHOWN.sub("", number_format).casefold()
    if "d" in shown or "y" not in shown:
        return day.isoformat()
    return day.isoformat()[: 7 if "m" in shown else 4]


def _number(value: Decimal, number_format: str) -> str:
    shares = "%" in number_format
    text = format(value * 100 if shares else value, "f")
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    currency = _CURRENCY.search(number_format.partition(";")[0])
    sign = (
        (currency["sign"] or currency["words"] or currency["bare"]).strip() if currency and not shares else ""
    )
    if sign.isalpha():
        return f"{plain} {sign}"
    return f"{plain}%" if shares else f"{sign}{plain}"


def _unescaped(match: re.Match[str]) -> str:
    """The character that the format writes as its number; none that no text holds."""
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\t\n" else ""
