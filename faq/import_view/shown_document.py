"""A document that was read, as its page would read, and its warnings, each with the way to its place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django_countries import countries

from cms.rich_text import clean
from faq.editorial.findings import SEVERITIES, Severity
from faq.editorial.folding import Folded, folded
from faq.editorial.severities import chosen_severities, severity_of
from faq.importer.page_content import note_of, rich_text
from faq.importer.report import (
    Block,
    CalloutBlock,
    ImportedDocument,
    ImportedPriceTable,
    PriceTableBlock,
    ReportWarning,
    TableBlock,
)

DETAILS = {
    "language": "Language",
    "treatment": "Treatment",
    "country": "Country",
    "claimed_reviewer": "Claimed reviewer",
    "author": "Author",
    "modified_on": "Modified date",
    "reviewed_on": "Reviewed on, as printed",
    "review_due": "Next review, as printed",
}
SHOWN_ALWAYS = ("title", "summary", "introduction", "sources", *DETAILS)
SHOWN_IF_GIVEN = ("subtitle", "overview", "call_to_action", "disclaimer")


@dataclass(frozen=True)
class Part:
    """A piece of running text (`html`, clean), a callout or a table. The first row of a table is its head."""

    html: str = ""
    callout: str = ""
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    caption: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShownQuestion:
    """One question with its answers; `warnings` are counted."""

    anchor: str
    question: str
    group: str | None
    short_answer: str | None
    parts: list[Part]
    warnings: int


@dataclass(frozen=True)
class ShownWarning:
    """`anchor` is the place it is about, or empty where that is no place of the page; `first` of those about it."""

    code: str
    severity: Severity
    where: str
    anchor: str
    message: str
    excerpt: str
    first: bool


@dataclass(frozen=True)
class ShownDocument:
    """`details` are (anchor, label, value) of every field that stands beside the text."""

    document: ImportedDocument
    introduction: list[Part]
    questions: list[ShownQuestion]
    details: list[tuple[str, str, str]]
    warnings: list[Folded[ShownWarning]] = field(default_factory=list)
    """The gravest first; those that say the same of several places are one entry."""

    @property
    def warning_count(self) -> int:
        return sum(len(entry.items) for entry in self.warnings)


def shown(document: ImportedDocument, warnings: Sequence[ReportWarning]) -> ShownDocument:
    """The document with its warnings, ready for a template."""
    counted = Counter(_place(warning.where) for warning in warnings)
    questions = [
        ShownQuestion(
            anchor=f"q{number}",
            question=question.question,
            group=question.group,
            short_answer=question.short_answer,
            parts=_parts(question.long_answer, document.price_tables),
            warnings=counted[f"q{number}"],
        )
        for number, question in enumerate(document.questions, start=1)
    ]
    return ShownDocument(
        document=document,
        introduction=_parts(document.introduction, document.price_tables),
        questions=questions,
        details=_details(document),
        warnings=_warnings(warnings, _places(document)),
    )


def _place(where: str) -> str:
    return where.split(" ")[0]


def _places(document: ImportedDocument) -> set[str]:
    """The places of a page that are shown: those of fields that may be missing only if they are not."""
    given = {name for name in SHOWN_IF_GIVEN if getattr(document, name)}
    return {*SHOWN_ALWAYS, *given, *(f"q{number}" for number in range(1, len(document.questions) + 1))}


def _warnings(warnings: Sequence[ReportWarning], places: set[str]) -> list[Folded[ShownWarning]]:
    chosen = chosen_severities()
    graded = [(severity_of(warning.code, chosen), warning) for warning in warnings]
    graded.sort(key=lambda entry: SEVERITIES.index(entry[0]))
    entries = folded(
        graded,
        alike=lambda entry: (entry[1].code, entry[1].message),
        where=lambda entry: _label(entry[1].where),
    )
    seen: set[str] = set()
    return [
        Folded([_shown_warning(*each, places, seen) for each in entry.items], entry.where)
        for entry in entries
    ]


def _shown_warning(
    severity: Severity, warning: ReportWarning, places: set[str], seen: set[str]
) -> ShownWarning:
    """The warning as it is shown, after those about the `seen` places."""
    place = _place(warning.where)
    anchor = place if place in places else ""
    first = bool(anchor) and anchor not in seen
    seen.add(anchor)
    return ShownWarning(
        warning.code, severity, _label(warning.where), anchor, warning.message, warning.excerpt, first
    )


def _label(where: str) -> str:
    words = re.sub(r"^q(\d+)", r"Question \1", where).replace("_", " ")
    return words[:1].upper() + words[1:]


def _details(document: ImportedDocument) -> list[tuple[str, str, str]]:
    values = {name: getattr(document, name) or "" for name in DETAILS}
    if document.claimed_reviewer:
        values["claimed_reviewer"] = document.claimed_reviewer.raw
    if document.country:
        values["country"] = countries.name(document.country)
    return [(name, label, values[name]) for name, label in DETAILS.items()]


def _parts(blocks: Sequence[Block], tables: Sequence[ImportedPriceTable]) -> list[Part]:
    return [_part(block, tables) for block in blocks]


def _part(block: Block, tables: Sequence[ImportedPriceTable]) -> Part:
    match block:
        case CalloutBlock():
            return Part(callout=block.text)
        case TableBlock():
            head, rows = (block.rows[0], block.rows[1:]) if block.header else ([], block.rows)
            return Part(head=head, rows=rows)
        case PriceTableBlock():
            return _prices(tables[block.table - 1])
    return Part(html=clean(rich_text([block], tables)))


def _prices(table: ImportedPriceTable) -> Part:
    """The prices as they are printed: options down, columns across."""
    columns = list(dict.fromkeys(price.column for price in table.prices))
    cells: dict[str, dict[str, list[str]]] = {}
    for price in table.prices:
        cells.setdefault(price.option, {}).setdefault(price.column, []).append(price.raw)
    rows = [
        [option, *("; ".join(found.get(column, [])) for column in columns)] for option, found in cells.items()
    ]
    savings = [f"{saving.option}: {saving.raw}" for saving in table.savings]
    return Part(
        head=["Option", *(column or "Price" for column in columns)],
        rows=rows,
        caption=table.caption or "Prices",
        note="\n".join(filter(None, [note_of(table), *savings])),
    )
