"""One FAQ page as Markdown: for reading, and for editing elsewhere.

Read back by the importer it gives the same words, lists, links and tables. What Markdown has no words for (ids and
anchors of questions, kinds of callouts, evidence stage, call to action, images) is in the JSON export alone.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import override
from wagtail.rich_text import expand_db_html

from cms.countries import country_code
from cms.rich_text_markdown import to_markdown
from cms.structured_data import country_name
from faq.digest import cited_sources
from faq.importer.readers.known_headings import INTRODUCTION_HEADING, NO_GROUP, QUESTION_HEADINGS
from faq.models import FAQPage, Question, Source
from faq.transfer.price_markdown import price_table_lines
from pricing.documents import PriceTableDocument
from pricing.stored_tables import load_price_tables

_HEADING = re.compile(r"^#{3,4} ", re.MULTILINE)
_LABELS = {
    "en": ("Short answer", "Note", "Warning"),
    "es": ("Respuesta corta", "Nota", "Advertencia"),
}


def markdown_of(page: FAQPage) -> str:
    """The page as Markdown. The same content gives the same text."""
    with override(page.locale.language_code):
        return _Writer(page).text()


class _Writer:
    """Writes one page; a question is one rank below its group, if any question has one."""

    def __init__(self, page: FAQPage) -> None:
        self.page = page
        self.questions = list(page.questions.all())
        self.rank = "###" if any(question.group for question in self.questions) else "##"
        language = page.locale.language_code
        self.labels = _LABELS.get(language, _LABELS[settings.LANGUAGE_CODE])
        self.tables = load_price_tables(_price_table_ids(self.questions))

    def text(self) -> str:
        parts = [_head(self.page, self.rank), f"# {_words(self.page.title)}", *self._introduction()]
        group = ""
        for question in self.questions:
            if question.group != group:
                parts.append(f"## {_words(question.group) or NO_GROUP}")
            group = question.group
            parts += self._question(question)
        return "\n\n".join(part for part in parts if part) + "\n"

    def _introduction(self) -> Iterator[str]:
        if self.page.introduction_heading:
            yield f"## {_words(self.page.introduction_heading)}"
        yield self._rich(self.page.introduction)

    def _question(self, question: Question) -> Iterator[str]:
        yield f"{self.rank} {_words(question.question)}"
        if question.short_answer:
            yield f"**{self.labels[0]}:** {_words(question.short_answer)}"
        blocks = list(question.long_answer.raw_data)
        priced = any(block["type"] == "price_table" for block in blocks)
        for block in blocks:
            yield from self._block(block["type"], block["value"], priced=priced)

    def _block(self, kind: str, value: Any, *, priced: bool) -> Iterator[str]:
        match kind:
            case "paragraph":
                yield self._rich(value)
            case "callout":
                yield self._callout(value, priced=priced)
            case "table":
                yield from _table(value)
            case "price_table" if value in self.tables:
                yield from self._price_table(self.tables[value])
            case "image":
                yield _words(value.get("caption") or "")

    def _callout(self, value: dict[str, Any], *, priced: bool) -> str:
        words = self._rich(value["text"])
        if value["style"] == "warning":
            return f"**{self.labels[2]}:** {words}"
        # Beside a price table the importer takes a note for one about the prices.
        return words if priced else f"{self.labels[1]}: {words}"

    def _price_table(self, table: PriceTableDocument) -> Iterator[str]:
        yield from price_table_lines(table, language=self.page.locale.language_code)
        if table.note:
            yield f"{self.labels[1]}: {_words(table.note)}"

    def _rich(self, html: str) -> str:
        return _HEADING.sub(f"{self.rank}# ", to_markdown(expand_db_html(html)))


def _head(page: FAQPage, rank: str) -> str:
    """The data at the head, under labels that the importer knows."""
    country = country_code(page.country)
    fields = {
        "title": page.title,
        "subtitle": page.subtitle,
        "summary": page.summary,
        "language": page.locale.language_code,
        "treatment": page.treatment.name if page.treatment else "",
        "country": country_name(country, settings.LANGUAGE_CODE) if country else "",
        "author": page.author,
        "reviewer": page.claimed_reviewer,
        "modified date": page.modified_on.isoformat(),
        "overview": page.search_description,
        INTRODUCTION_HEADING: page.introduction_heading,
        QUESTION_HEADINGS: rank,
        "disclaimer": page.disclaimer,
    }
    data: dict[str, Any] = {name: " ".join(value.split()) for name, value in fields.items() if value.strip()}
    sources = _sources(page)
    if sources:
        data["sources"] = sources
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{written}---"


def _sources(page: FAQPage) -> list[str]:
    """The sources of the page, then those of its questions, each once: Markdown has one list of them."""
    cited = cited_sources([page])
    streams = [page.sources, *(question.sources for question in page.questions.all())]
    ids = dict.fromkeys(block["value"] for stream in streams for block in stream.raw_data)
    return list(dict.fromkeys(_source(cited[pk]) for pk in ids if pk in cited))


def _source(source: Source) -> str:
    title = f"{source.title} ({source.publisher})" if source.publisher else source.title
    return " ".join(f"{title} {source.link or ''}".split())


def _table(value: dict[str, Any]) -> Iterator[str]:
    if value.get("caption"):
        yield _words(value["caption"])
    heads = "".join(f"<th>{escape(column['heading'])}</th>" for column in value["columns"])
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row['values'])}</tr>" for row in value["rows"]
    )
    yield to_markdown(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")


def _price_table_ids(questions: list[Question]) -> set[int]:
    blocks = (block for question in questions for block in question.long_answer.raw_data)
    return {block["value"] for block in blocks if block["type"] == "price_table"}


def _words(text: str) -> str:
    """Plain text as one line of Markdown."""
    return to_markdown(f"<p>{escape(' '.join(text.split()))}</p>")
