"""Neutral blocks to an imported document: where every part of the text ends up, and what is reported about it."""

import datetime as dt
import re
from collections.abc import Sequence

from faq.importer.answers import BodyReader
from faq.importer.blocks import Block, wrap_width
from faq.importer.chapters import stands_beside
from faq.importer.countries import find_country
from faq.importer.details import Details, read_entries
from faq.importer.findings import Findings
from faq.importer.front_matter import read_front_matter
from faq.importer.headings import looks_like_heading
from faq.importer.inline import is_kept
from faq.importer.invitations import read_call
from faq.importer.labels import match_label, read_labels, unknown_label
from faq.importer.languages import detect_language
from faq.importer.links import report_lost_links
from faq.importer.outline import Outline, Section, make_outline
from faq.importer.quotations import is_testimonial, unquote
from faq.importer.report import ImportedDocument, ImportedQuestion, ImportedSource
from faq.importer.segments import split_blocks
from faq.importer.short_answers import (
    is_answer_label,
    is_short_answer_label,
    take_short_answer,
    without_letter,
)
from faq.importer.titles import asks_often
from faq.question_rules import duplicates

_URL = re.compile(r"https?://[^\s<>\"“”]{1,1000}")


def build_document(
    blocks: Sequence[Block], findings: Findings, *, languages: Sequence[str], today: dt.date | None = None
) -> ImportedDocument:
    """Recognise the parts of a document. `languages` are those of the site, `today` bounds printed dates."""
    document = _Builder(make_outline(split_blocks(blocks)), findings, languages).build(today=today)
    report_lost_links(blocks, document, findings)
    return document


class _Builder:
    def __init__(self, outline: Outline, findings: Findings, languages: Sequence[str]) -> None:
        self.outline = outline
        self.findings = findings
        self.languages = languages
        self.document = ImportedDocument()
        self.details = Details(findings)
        self.guessed: list[str] = []

    def build(self, *, today: dt.date | None) -> ImportedDocument:
        self._read_details()
        self.details.settle(self.document, today=today)
        reader = BodyReader(self.findings, country=self.document.country or self._named_country())
        self._title()
        self._front(reader)
        for number, section in enumerate(self.outline.sections, start=1):
            self._question(number, section, reader)
        self.document.price_tables = reader.price_tables
        self._duplicates()
        self._sources()
        self._call()
        self._kept_apart()
        self._language()
        self._heading_style()
        return self.document

    # Details -------------------------------------------------------------------------------------------------

    def _read_details(self) -> None:
        for label, text in read_entries(self.outline.details):
            if label is None:
                self.findings.add("unknown_detail_field", "document", text)
            else:
                self.details.add(label)
        for block in self.outline.bylines:
            other = unknown_label(block.text)
            for label in read_labels(block.text) or ([other] if other else []):
                self.details.add(label)
        for number, block in self.outline.answer_details:
            self.findings.add("unknown_detail_field", f"q{number}", block.text)

    # Front matter ----------------------------------------------------------------------------------------------

    def _title(self) -> None:
        if self.outline.title is None:
            return
        self.document.title = self.outline.title.text
        self._guess(self.outline.title)

    def _named_country(self) -> str | None:
        """The one country in the title and the questions; it decides nothing but what the word "pesos" means."""
        asked = [section.match.text for section in self.outline.sections]
        texts = [*asked, self.outline.title.text if self.outline.title else ""]
        found = {code for text in texts if (code := find_country(text.strip("¿? ")))}
        return found.pop() if len(found) == 1 else None

    def _front(self, reader: BodyReader) -> None:
        front = read_front_matter(
            self.outline.front,
            has_summary=self.details.has("summary"),
            has_subtitle=self.details.has("subtitle"),
        )
        document = self.document
        if front.subtitle:
            document.subtitle = front.subtitle.text
        document.summary = document.summary or front.summary
        if front.heading:
            document.introduction_heading = front.heading.text
            self._guess(front.heading)
        body = reader.read(front.introduction, where="introduction", question=None)
        document.introduction = body.blocks
        if not self.outline.sections and asks_often(document.title):
            for block in self.outline.front:
                if block.kind == "paragraph" and not looks_like_heading(block):
                    self.findings.add("answer_without_question", "introduction", block.text)
        disclaimer = "\n\n".join(block.text for block in self.outline.disclaimer)
        document.disclaimer = "\n\n".join(filter(None, [document.disclaimer, disclaimer])) or None

    # Questions -------------------------------------------------------------------------------------------------

    def _question(self, number: int, section: Section, reader: BodyReader) -> None:
        answer = without_letter(section.block.text, section.body)
        short = take_short_answer(answer)
        rest = answer[short.used :]
        if short.rest is not None:
            rest = [short.rest, *rest]
        body = reader.read(rest, where=f"q{number}", question=number)
        question = ImportedQuestion(
            question=section.match.text,
            group=section.group.text if section.group else None,
            short_answer=short.text,
            long_answer=body.blocks,
        )
        self.document.questions.append(question)
        if section.match.unmarked_heading:
            self.guessed.append(section.match.text)
        elif not section.match.marked or (section.block.bold and not section.match.numbered):
            self._guess(section.block)
        self._answer_warnings(f"q{number}", section, question, rest)

    def _answer_warnings(
        self, where: str, section: Section, question: ImportedQuestion, rest: Sequence[Block]
    ) -> None:
        if question.short_answer is None:
            self.findings.add("missing_short_answer", where, question.question)
        if question.short_answer is None and not question.long_answer:
            self.findings.add("empty_answer", where, question.question)
        for index, block in enumerate(rest):
            orphaned = (index or question.short_answer) and _looks_orphaned(block)
            if orphaned or stands_beside(section.block, block):
                self.findings.add("answer_without_question", where, block.text)

    def _duplicates(self) -> None:
        texts = [question.question for question in self.document.questions]
        for position, first in duplicates(texts).items():
            self.findings.add("duplicate_question", f"q{position + 1}", texts[position], first=first + 1)

    # What follows ----------------------------------------------------------------------------------------------

    def _sources(self) -> None:
        for block in self.outline.sources:
            lines = (
                [block.text]
                if block.kind == "item" or wrap_width(block.lines)
                else [x.text for x in block.lines]
            )
            address = next((address for _, address in block.links if is_kept(address)), None)
            self.document.sources += [_source(line, address) for line in lines]
        self.document.sources = [
            _source(source.text) if source.url is None else source for source in self.document.sources
        ]

    def _call(self) -> None:
        for blocks in self.outline.calls:
            self.findings.add("cta_removed", "call_to_action", "\n".join(block.raw for block in blocks))
        if self.outline.calls:
            self.document.call_to_action = read_call(self.outline.calls[-1])

    def _kept_apart(self) -> None:
        for block in self.outline.removed:
            self.findings.add("boilerplate_removed", block.region or "document", block.raw)
        for blocks in self.outline.loose:
            # The line between the heading and the rows of a table has no text.
            if text := "\n".join(block.raw for block in blocks).strip():
                self.findings.add("unassigned_text", "document", text)
        for heading, blocks in self.outline.chapters:
            if text := "\n".join(block.raw for block in blocks).strip():
                self.findings.unassigned_under(heading.text, text)

    def _language(self) -> None:
        detected = detect_language(_prose(self.document))
        if self.document.language is None and not self.details.has("language"):
            self.document.language = detected
        elif detected and self.document.language not in (None, detected):
            # Many a site says "en-US" of all its pages.
            self.findings.add("language_doubtful", "language", given=self.document.language, found=detected)
        if self.document.language not in self.languages:
            # It stays what it is; where no page in it can be, the page takes the language of its place.
            self.findings.add("unknown_language", "language", self.document.language or "")

    def _guess(self, block: Block) -> None:
        if block.kind != "heading":
            self.guessed.append(block.text)

    def _heading_style(self) -> None:
        for group in self.outline.groups:
            self._guess(group)
        title = self.outline.title
        # A first line is a title whatever its form: it only counts beside others.
        if self.guessed and not (title and self.guessed == [title.text]):
            excerpt = self.guessed[0]
            self.findings.add("heading_style_guessed", "document", excerpt, count=len(self.guessed))


def _looks_orphaned(block: Block) -> bool:
    """Tell whether a paragraph inside an answer has the form of another question's answer."""
    if block.kind != "paragraph":
        return False
    if is_short_answer_label(block.text) or (is_answer_label(block.text) and match_label(block.text) is None):
        return True
    quoted = unquote(block.text)
    return quoted is not None and not is_testimonial(quoted) and len(quoted.split()) > 3


def _source(text: str, address: str | None = None) -> ImportedSource:
    """A source with its address apart, if one is printed; `address` is the one that its words link to."""
    match = _URL.search(text)
    if not match:
        return ImportedSource(text=text, url=address)
    url = match.group().rstrip(".,;)]")
    before, _, after = text.partition(url)
    if after.strip(" .,;)]>"):
        return ImportedSource(text=text, url=url)
    return ImportedSource(text=before.strip(" ()[]<>.,;:–—-") or url, url=url)


def _prose(document: ImportedDocument) -> str:
    """Enough running text to tell the language by."""
    pieces = [document.title, document.summary or ""]
    for question in document.questions[:50]:
        pieces += [question.question, question.short_answer or ""]
        pieces += [block.text for block in question.long_answer if block.type == "paragraph"]
    return " ".join(pieces)
