"""Delimited text, .csv and .tsv: each row below the headings asks one question."""

import csv
import io
from collections.abc import Iterator

from faq.importer.columns import known_columns
from faq.importer.decoding import decode
from faq.importer.errors import NotAnFAQ, UnreadableDocument
from faq.importer.numbered_lines import NumberedLines
from faq.importer.readers.question_rows import MAX_ROWS, QuestionRows, QuestionTable, find_table
from faq.importer.source import Notice, Row, Source

MAX_FIELD = 5 * 1024 * 1024
MAX_COLUMNS = 200
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

_SEPARATOR_LINE = "sep="


def read_csv(data: bytes, file: str) -> Source:
    """Read a file whose delimiter is a comma, a semicolon, a tab or a bar, whichever makes sense of its headings."""
    return _read(data, file, tuple(DELIMITERS))


def read_tsv(data: bytes, file: str) -> Source:
    """Read a file whose delimiter is a tab, even if that is not what its headings say."""
    return _read(data, file, ("\t",))


def _read(data: bytes, file: str, delimiters: tuple[str, ...]) -> Source:
    decoded = decode(data, file)
    suspicions = [
        Notice("encoding_suspect", "document", excerpt, detail=told) for told, excerpt in decoded.suspicions
    ]
    delimiter, table = _table(decoded.text, file, delimiters)
    lines = NumberedLines()
    reader = QuestionRows(table, lines, separator=delimiter if delimiter == "\t" else f"{delimiter} ")
    reader.read()
    return Source(reader.blocks, lines.text, [*suspicions, *lines.notices, *reader.notices], lines.places)


def _table(text: str, file: str, delimiters: tuple[str, ...]) -> tuple[str, QuestionTable]:
    """The table under the delimiter by which most columns are known. One that breaks the quoting is none."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith(_SEPARATOR_LINE) and first[len(_SEPARATOR_LINE) :] in delimiters:
        delimiters, text = (first[len(_SEPARATOR_LINE) :],), rest
    found: list[tuple[str, QuestionTable]] = []
    broken: UnreadableDocument | None = None
    for delimiter in delimiters:
        if delimiter not in text and len(delimiters) > 1 and delimiter != ",":
            continue
        rows: list[Row] = []
        problem = _collect(rows, _rows(text, file, delimiter))
        table = find_table(rows)
        if table is None:
            continue
        if problem is None:
            found.append((delimiter, table))
        else:
            broken = broken or problem
    if found:
        return max(found, key=lambda each: (not each[1].guessed, known_columns(each[1].columns)))
    if broken is not None:
        raise broken
    raise NotAnFAQ(file, "", _NO_QUESTIONS)


def _collect(rows: list[Row], source: Iterator[Row]) -> UnreadableDocument | None:
    """Take the rows up to the first that cannot be read; return why it cannot."""
    try:
        rows.extend(source)
    except UnreadableDocument as problem:
        return problem
    return None


_NO_QUESTIONS = (
    "No column of questions was found. Give the columns headings such as “Question”, “Short answer” and “Answer”, and"
    " part them with commas, semicolons, tabs or bars."
)


def _rows(text: str, file: str, delimiter: str) -> Iterator[Row]:
    """The rows, counted as a spreadsheet program does: a line break inside quotation marks begins no row."""
    csv.field_size_limit(MAX_FIELD)
    records = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    number = filled = 0
    try:
        for cells in records:
            number += 1
            _check_size(cells, file, number, filled)
            if any(map(str.strip, cells)):
                filled += 1
                yield Row(number, tuple(cells))
    except csv.Error as error:
        raise UnreadableDocument(
            file, f"row {number + 1}", _problem(error, records.line_num, delimiter)
        ) from error


def _check_size(cells: list[str], file: str, number: int, filled: int) -> None:
    if filled > MAX_ROWS:
        raise UnreadableDocument(file, f"row {number}", f"The file has more than {MAX_ROWS} rows.")
    if len(cells) > MAX_COLUMNS:
        raise UnreadableDocument(file, f"row {number}", f"The row has more than {MAX_COLUMNS} cells.")


def _problem(error: csv.Error, line: int, delimiter: str) -> str:
    message = str(error)
    if "field larger" in message:
        return f"A cell is larger than {MAX_FIELD // 1024 // 1024} MB."
    if "unexpected end" in message:
        return "A quotation mark is opened in this row and never closed."
    if "expected after" in message:
        told = f"A quotation mark that closes a cell is followed by other text (line {line})."
        return f"{told} Write a quotation mark inside a quoted cell twice. Cells were parted at {DELIMITERS[delimiter]}."
    return f"The row cannot be read (line {line})."
