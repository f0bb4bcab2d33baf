"""The labelled details of a document: reviewer, dates, treatment, country and what else is printed about it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from faq.importer.blocks import Block, is_wrapped, wrap_width
from faq.importer.boilerplate import is_standing_phrase
from faq.importer.countries import country_code
from faq.importer.dates import read_date
from faq.importer.findings import Findings
from faq.importer.labels import Labelled, match_label, read_labels, unknown_label
from faq.importer.report import ClaimedReviewer, Detail, ImportedDocument, ImportedSource
from faq.importer.reviewer_claims import merge_claims, names_nobody, read_claims
from faq.importer.vocabulary import plain

_TEXT_FIELDS = ("title", "subtitle", "summary", "overview", "treatment", "author", "disclaimer")
_LANGUAGES = {
    "en": ("en", "english", "ingles"),
    "es": ("es", "spanish", "espanol", "castellano"),
    "pt": ("pt", "portuguese", "portugues"),
    "de": ("de", "german", "deutsch", "aleman"),
    "fr": ("fr", "french", "francais", "frances"),
}
LANGUAGE_NAMES = {name: code for code, names in _LANGUAGES.items() for name in names}


def read_entries(blocks: Sequence[Block]) -> Iterator[tuple[Labelled | None, str]]:
    """Each entry of a list of details with its source text; None stands for text without a label."""
    for text in _entry_texts(blocks):
        labels = read_labels(text, loose=True)
        if not labels:
            labels = [found] if (found := unknown_label(text)) else []
        if not labels:
            yield None, text
        for label in labels:
            yield label, text


def _entry_texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "row":
            yield f"{block.cells[0].rstrip(':')}: {block.cells[1]}" if len(block.cells) == 2 else block.raw
        elif block.single or block.kind == "item":
            yield block.text
        else:
            yield from _split_lines(block)


def _split_lines(block: Block) -> Iterator[str]:
    """The entries of a paragraph: a new one at each line that begins with a label."""
    width = wrap_width(block.lines)
    entry: list[str] = []
    for position, line in enumerate(block.lines):
        text = " ".join(line.text.split())
        wrapped = position > 0 and is_wrapped(block.lines[position - 1], line, width)
        if entry and not wrapped and (not width or match_label(text, loose=True) or unknown_label(text)):
            yield " ".join(entry)
            entry = []
        entry.append(text)
    yield " ".join(entry)


class Details:
    """Gathers labelled values from all over a document, then settles each field once."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.values: dict[str, list[Labelled]] = {}
        self.document_details: list[Detail] = []

    def add(self, label: Labelled) -> None:
        """Take one labelled value; a detail that no field is made for is reported."""
        if label.field == "author_and_reviewer":
            self._keep("author", label)
            self._keep("reviewer", label)
            self.document_details.append(Detail(field="author", label=label.label, raw=label.value))
            return
        if not label.field and is_standing_phrase(label.label):
            self.findings.add(
                "boilerplate_removed", "document", f"{label.label}: {label.value}".removesuffix(": ")
            )
            return
        if not label.field:
            self.findings.add(
                "unknown_detail_field", "document", f"{label.label}: {label.value}".removesuffix(": ")
            )
            return
        self._keep(label.field, label)
        self.document_details.append(Detail(field=label.field, label=label.label, raw=label.value))

    def _keep(self, field: str, label: Labelled) -> None:
        if label.value:
            self.values.setdefault(field, []).append(label)

    def has(self, field: str) -> bool:
        """Tell whether a value for the field was given."""
        return bool(self.values.get(field))

    def settle(self, document: ImportedDocument, *, today: dt.date | None) -> None:
        """Write every field into the document; a conflict leaves it empty and is reported."""
        document.details = self.document_details
        for field in _TEXT_FIELDS:
            value = self._text(field)
            if value is not None:
                setattr(document, field, value)
        for field in ("modified_on", "reviewed_on", "review_due"):
            # The next review is the one date that is meant to lie ahead.
            day = self._date(field, today=None if field == "review_due" else today)
            setattr(document, field, day.isoformat() if day else None)
        self._country(document)
        self._language(document)
        self._reviewer(document)
        document.sources += [ImportedSource(text=label.value) for label in self.values.get("source", [])]

    def _text(self, field: str) -> str | None:
        values = self.values.get(field, [])
        distinct = {plain(label.value): label.value for label in values}
        if len(distinct) > 1:
            self.findings.conflict(field, [label.value for label in values])
            return None
        return values[0].value if values else None

    def _date(self, field: str, *, today: dt.date | None) -> dt.date | None:
        values = [label.value for label in self.values.get(field, [])]
        read = [(value, read_date(value, today=today)) for value in values]
        for value, found in read:
            if found.problem:
                self.findings.add(found.problem, field, value, value=value)
        days = {found.value for _, found in read if found.value}
        if len(days) > 1 or any(not found.may_be(day) for _, found in read for day in days):
            self.findings.conflict(field, values)
            return None
        return days.pop() if days else None

    def _country(self, document: ImportedDocument) -> None:
        values = self.values.get("country", [])
        codes = {country_code(label.value) for label in values}
        if len(codes) > 1:
            self.findings.conflict("country", [label.value for label in values])
        elif values:
            document.country = codes.pop()
            if document.country is None:
                self.findings.add("unknown_country", "country", values[0].value, value=values[0].value)

    def _language(self, document: ImportedDocument) -> None:
        values = self.values.get("language", [])
        codes = {LANGUAGE_NAMES.get(plain(label.value).split("-")[0].strip()) for label in values}
        if len(codes) > 1:
            self.findings.conflict("language", [label.value for label in values])
        elif values:
            document.language = codes.pop()

    def _reviewer(self, document: ImportedDocument) -> None:
        claims = self._named_people()
        if not claims:
            return
        document.claimed_reviewer = merge_claims(claims)
        if document.claimed_reviewer is None:
            self.findings.conflict("reviewer", [claim.raw for claim in claims])
        listed = " / ".join(claim.raw for claim in claims)
        self.findings.add("reviewer_unverified", "claimed_reviewer", listed)
        reviewer = document.claimed_reviewer
        if (
            reviewer
            and document.author
            and plain(document.author) in (plain(reviewer.name), plain(reviewer.raw))
        ):
            self.findings.add("author_is_reviewer", "author", document.author)

    def _named_people(self) -> list[ClaimedReviewer]:
        """The reviewers that are named, which a body of people is not."""
        people: list[ClaimedReviewer] = []
        for label in self.values.get("reviewer", []):
            claims = read_claims(label.value)
            people += [claim for claim in claims if not names_nobody(claim)]
            if all(map(names_nobody, claims)):
                self.findings.add("unknown_detail_field", "document", f"{label.label}: {label.value}")
        return people
