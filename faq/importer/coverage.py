"""Proof that nothing was lost: which pieces of the source stand nowhere in the report.

Works on the finished report alone and knows nothing of how it was made. White space, list marks, quotation marks
around short answers and the labels this importer takes off do not count as text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faq.importer.findings import KEPT_WHOLE
from faq.importer.report import Block as ReportBlock
from faq.importer.report import (
    Detail,
    ImportedDocument,
    ImportedPrice,
    ImportedPriceTable,
    ImportedQuestion,
    OtherCell,
    ReportWarning,
    Saving,
)
from faq.importer.vocabulary import (
    ANSWER_LABELS,
    DETAILS_HEADINGS,
    DISCLAIMER_HEADINGS,
    NOTE_LABELS,
    QUESTION_LABELS,
    SHORT_ANSWER_LABELS,
    SOURCES_HEADINGS,
    plain,
)

# How far ahead a value is looked for before the whole source is; keeps a document of many tables linear.
_WINDOW = 50_000
_MAX_EFFORT = 2_000_000_000
_KEPT_AS_PRINTED = KEPT_WHOLE - {"table_recovered_from_text", "encoding_suspect"}
_MARKS = re.compile(r"[\W_]*$")
_NUMBER = re.compile(r"[\W_]*(?:(?:\d{1,3}|[a-z])[\W_]+|\d{1,2}(?:\.\d{1,2}){1,2}\.?)$")
_LABELLED_NUMBER = re.compile(r"[\W_]*(?P<label>[^\W\d_]+)[\W_]*\d{0,3}[\W_]*$")
_ENDS = re.compile(r"\s–\s|^from\s|^up to\s")
_LONGEST_RANGE = 200
_LABELS = frozenset(SHORT_ANSWER_LABELS) | frozenset(ANSWER_LABELS) | frozenset(NOTE_LABELS)
_HEADINGS = DETAILS_HEADINGS | SOURCES_HEADINGS | DISCLAIMER_HEADINGS


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A piece of one source line that stands nowhere in the report."""

    line: int
    text: str


def uncovered(source: str, document: ImportedDocument, warnings: list[ReportWarning]) -> list[Uncovered]:
    """Return the pieces of the source that are in no field, kept extra or excerpt, in order."""
    ledger = _Ledger(source)
    # First what is kept as it was printed, so that what merely repeats it does not claim another place.
    for warning in warnings:
        if warning.code in _KEPT_AS_PRINTED:
            for line in warning.excerpt.split("\n"):
                _claim_line(ledger, f"warning {warning.code}", line)
    for detail in document.details:
        _claim_detail(ledger, detail)
    ledger.cursor = 0
    for scope, value in _values(document):
        if value is None:
            ledger.begin(scope, at=scope.rpartition(" ")[0])
        else:
            _claim_value(ledger, scope, value)
    return list(ledger.unclaimed())


class _Ledger:
    """The source without white space, and which of its characters some value of the report accounts for.

    The values of one scope stand in the source in the order in which they are claimed, each after the one before:
    a paragraph printed twice but kept once leaves the second one unclaimed.
    """

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")
        packed = ["".join(line.split()) for line in self.lines]
        self.text = "".join(packed)
        self.lengths = [len(line) for line in packed]
        self.word_starts = _word_starts(self.lines, len(self.text))
        self.claimed = bytearray(len(self.text))
        self.position: dict[str, int] = {}
        self.missing: set[str] = set()
        self.cursor = 0
        self.effort = _MAX_EFFORT

    def begin(self, scope: str, *, at: str | None = None) -> None:
        """Let a scope begin where the scope `at` has got to, or after everything claimed so far."""
        self.position.setdefault(scope, self.position.get(at, self.cursor) if at else self.cursor)

    def claim(self, scope: str, value: str) -> bool:
        """Claim the place of a value; tell whether there was one."""
        packed = "".join(value.split())
        if not packed:
            return False
        self.begin(scope)
        start = self.position[scope]
        place = self._find(packed, start, min(len(self.text), start + _WINDOW + len(packed)))
        if place >= 0:
            self.position[scope] = place + len(packed)
            self.cursor = max(self.cursor, place + len(packed))
        elif packed not in self.missing and self.effort > 0:
            self.effort -= len(self.text)
            place = self._find(packed, 0, len(self.text))
        if place < 0:
            self.missing.add(packed)
        else:
            self.claimed[place : place + len(packed)] = b"\x01" * len(packed)
        return place >= 0

    def _find(self, packed: str, start: int, stop: int) -> int:
        """The first place of whole words that nothing claimed yet, else the first that is claimed in part; -1."""
        partly = -1
        place = self.text.find(packed, start, stop)
        while place >= 0:
            end = place + len(packed)
            if self._is_edge(place) and self._is_edge(end):
                if self.claimed.find(1, place, end) < 0:
                    return place
                if partly < 0 and self.claimed.find(0, place, end) >= 0:
                    partly = place
            self.effort -= 100
            place = self.text.find(packed, place + 1, stop)
        return partly

    def _is_edge(self, position: int) -> bool:
        if position == 0 or position >= len(self.text) or self.word_starts[position]:
            return True
        return not (self.text[position - 1].isalnum() and self.text[position].isalnum())

    def unclaimed(self) -> Iterator[Uncovered]:
        offset = 0
        for number, (line, length) in enumerate(zip(self.lines, self.lengths, strict=True), start=1):
            if length and self.claimed.find(0, offset, offset + length) >= 0:
                yield from self._in_line(number, line, offset)
            offset += length

    def _in_line(self, number: int, line: str, offset: int) -> Iterator[Uncovered]:
        """The unclaimed runs of a line, without those that are only marks, numbers or labels."""
        run: list[str] = []
        at_start, position = True, offset
        for character in line:
            if character.isspace():
                if run:
                    run.append(character)
                continue
            if self.claimed[position]:
                if run:
                    yield from _left_over(number, run, at_start=at_start)
                    run = []
                at_start = False
            else:
                run.append(character)
            position += 1
        yield from _left_over(number, run, at_start=at_start)


def _claim_value(ledger: _Ledger, scope: str, value: str) -> None:
    """Claim a value; a price that its table prints in two columns, "from" and "to", stands in two cells."""
    if not ledger.claim(scope, value) and len(value) <= _LONGEST_RANGE and _ENDS.search(value):
        for end in _ENDS.split(value):
            ledger.claim(scope, end)


def _claim_line(ledger: _Ledger, scope: str, line: str) -> None:
    """Claim a line of an excerpt; a table prints the label and the value of a detail in two cells."""
    if not ledger.claim(scope, line) and ": " in line:
        for part in line.split(": ", 1):
            ledger.claim(scope, part)


def _claim_detail(ledger: _Ledger, detail: Detail) -> None:
    for printed in (f"{detail.label}: {detail.raw}", f"{detail.label} {detail.raw}"):
        if ledger.claim("details", printed):
            return
    ledger.claim("details", detail.label)
    ledger.claim("details", detail.raw)


def _word_starts(lines: list[str], length: int) -> bytearray:
    """For each character that is no white space, whether white space or the start of a line comes before it."""
    starts = bytearray(length)
    position = 0
    for line in lines:
        for word in line.split():
            starts[position] = 1
            position += len(word)
    return starts


def _left_over(number: int, run: list[str], *, at_start: bool) -> Iterator[Uncovered]:
    text = "".join(run).strip()
    if text and not _MARKS.match(text) and not (at_start and _is_structure(text)):
        yield Uncovered(number, text)


def _is_structure(text: str) -> bool:
    """Tell whether the beginning of a line only says what follows: "3.", "Question 3 —", "Short answer:"."""
    if len(text) > 60:
        return False
    label = _LABELLED_NUMBER.match(text)
    named = label is not None and plain(label["label"]) in (*QUESTION_LABELS, *ANSWER_LABELS)
    return bool(_NUMBER.match(text)) or named or plain(text.strip('“”"«» ')) in _LABELS | _HEADINGS


# Every string of a report, in the order of the source as far as it is known ------------------------------------------


# A scope is written "q3", its parts "q3 prices"; a part with the value None begins where its scope has got to.
Value = tuple[str, str | None]


def _values(document: ImportedDocument) -> Iterator[Value]:
    for value in (document.title, document.subtitle, document.summary, document.introduction_heading):
        yield "document", value or ""
    yield from _blocks("introduction", document, document.introduction)
    for number, question in enumerate(document.questions, start=1):
        yield from _question(f"q{number}", document, question)
    yield from _after_the_questions(document)


def _after_the_questions(document: ImportedDocument) -> Iterator[Value]:
    call = document.call_to_action
    if call:
        for value in (call.heading, *call.text.split("\n\n"), call.link_text, call.link_url or ""):
            yield "call", value
    for source in document.sources:
        yield "sources", source.text
        yield "sources", source.url or ""
    for value in (document.disclaimer or "").split("\n\n"):
        yield "disclaimer", value


def _question(scope: str, document: ImportedDocument, question: ImportedQuestion) -> Iterator[Value]:
    yield "groups", question.group or ""
    yield scope, question.question
    yield scope, question.short_answer or ""
    yield from _blocks(scope, document, question.long_answer)


def _blocks(scope: str, document: ImportedDocument, blocks: list[ReportBlock]) -> Iterator[Value]:
    for block in blocks:
        if block.type == "list":
            yield from ((scope, item) for item in block.items)
        elif block.type == "table":
            yield from ((scope, cell) for row in block.rows for cell in row)
        elif block.type == "price_table":
            yield from _price_table(scope, document.price_tables[block.table - 1])
        else:
            yield scope, block.text


def _price_table(scope: str, table: ImportedPriceTable) -> Iterator[Value]:
    """A table row by row: prices in order, and each kind of other cell in the order of its own."""
    yield scope, table.caption or ""
    yield from ((scope, heading) for heading in table.headings)
    kinds = (
        ("prices", table.prices),
        ("unpriced", table.unpriced),
        ("savings", table.savings),
        ("other", table.other),
    )
    seen: set[str] = set()
    for name, cells in kinds:
        part = f"{scope} {id(table)}{name}"
        yield part, None
        yield from _cells(part, cells, seen)
        seen |= {cell.option for cell in cells}
    yield scope, table.note or ""


def _cells(part: str, cells: Sequence[ImportedPrice | OtherCell | Saving], seen: set[str]) -> Iterator[Value]:
    """The cells of one kind. A row prints its option once, however many cells it has."""
    last, columns = "", set[str]()
    for cell in cells:
        column = getattr(cell, "column", "")
        if cell.option not in seen and (cell.option != last or not column or column in columns):
            yield part, cell.option
            last, columns = cell.option, set()
        columns.add(column)
        yield part, cell.raw
