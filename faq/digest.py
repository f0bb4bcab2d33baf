"""The digest of what a reader acts on: the exact text a clinician vouches for.

Covered: title, subtitle, summary, introduction, the questions in order with both answers and their sources,
the page's sources, treatment, country, evidence stage and regulatory status. Not covered: slug, search and
sharing fields, images, the call to action, and prices, which carry the day they were checked.

The text is normalised first (Unicode NFC, white space folded, rich text reduced to its blocks of words and the
addresses it links to), so that saving without a change changes nothing. How to recompute a digest with
standard tools stands in docs/review.md.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cms import rich_text
from cms.countries import country_code
from faq.models.source import Source

if TYPE_CHECKING:
    from faq.models import FAQPage, Question

VERSION = 1


def content_digest(page: "FAQPage", sources: Mapping[int, Source] | None = None) -> str:
    """ "sha256:" and the hex digest of the page's reviewable content; live page, draft or unsaved alike.

    `sources` may hold the sources the page cites, by id, where they are loaded already.
    """
    return digest(reviewable_content(page, sources))


def question_digest(
    page: "FAQPage", question: "Question", sources: Mapping[int, Source] | None = None
) -> str:
    """The digest of one question with its answers and sources; approvals of a single question bind to it."""
    return digest(question_content(page, question, sources))


def question_content(
    page: "FAQPage", question: "Question", sources: Mapping[int, Source] | None = None
) -> dict[str, Any]:
    """What the digest of one question covers: itself, and the page's subject, without which it means something else."""
    sources = _sources_by_id(_source_ids(question.sources)) if sources is None else sources
    return {**_subject(page), "question": _question(question, sources)}


def question_contents(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`question_content` of every question in order, from the page's `reviewable_content` without reading it again."""
    subject = {name: content[name] for name in _SUBJECT}
    return [{**subject, "question": question} for question in content["questions"]]


_SUBJECT = ("version", "title", "treatment", "country")


def _subject(page: "FAQPage") -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": _words(page.title),
        "treatment": _words(page.treatment.name) if page.treatment else "",
        "country": country_code(page.country),
    }


def cited_sources(pages: Iterable["FAQPage"]) -> dict[int, Source]:
    """Every source that these pages and their questions cite, by id, in one query."""
    streams = [
        stream
        for page in pages
        for stream in [page.sources, *(question.sources for question in page.questions.all())]
    ]
    return _sources_by_id(key for stream in streams for key in _source_ids(stream))


def digest(content: Mapping[str, Any]) -> str:
    """The digest of reviewable content as `reviewable_content` gives it."""
    return f"sha256:{hashlib.sha256(canonical(content)).hexdigest()}"


def canonical(content: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed: JSON in UTF-8, keys sorted, no white space between tokens."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def reviewable_content(page: "FAQPage", sources: Mapping[int, Source] | None = None) -> dict[str, Any]:
    """Everything the digest covers, normalised, as plain values."""
    questions = list(page.questions.all())
    sources = cited_sources([page]) if sources is None else sources
    return {
        **_subject(page),
        "subtitle": _words(page.subtitle),
        "summary": _words(page.summary),
        "introduction": [_words(page.introduction_heading), *_rich(page.introduction)],
        "evidence_stage": page.evidence_stage,
        "regulatory_status": _words(page.regulatory_status),
        "questions": [_question(question, sources) for question in questions],
        "sources": _sources(page.sources, sources),
    }


def _question(question: "Question", sources: Mapping[int, Source]) -> dict[str, Any]:
    return {
        "question": _words(question.question),
        "group": _words(question.group),
        "short_answer": _words(question.short_answer),
        "long_answer": [part for block in question.long_answer.raw_data for part in _block(block)],
        "sources": _sources(question.sources, sources),
    }


def _block(block: Mapping[str, Any]) -> list[Any]:
    """The words of one block of a long answer; price tables and images without a caption have none."""
    kind, value = block["type"], block["value"]
    if kind == "paragraph":
        return [*_rich(value)]
    if kind == "callout":
        return [["callout", value["style"]], *_rich(value["text"])]
    if kind == "table":
        cells = [column["heading"] for column in value["columns"]]
        cells += [cell for row in value["rows"] for cell in row["values"]]
        return [["table", len(value["columns"]), _words(value.get("caption")), *map(_words, cells)]]
    if kind == "image" and _words(value.get("caption")):
        return [["caption", _words(value["caption"])]]
    return []


# A save compares the text with the one before it, of which most is the same; finding the words takes longest.
@lru_cache(maxsize=2048)
def _rich(html: str) -> tuple[Any, ...]:
    """Rich text as [tag, words] pairs, then ["link", address] for each link that leaves the site."""
    blocks, links = rich_text.blocks_and_links(html)
    return (*([tag, _words(words)] for tag, words in blocks), *(["link", address] for address in links))


def _words(text: str | None) -> str:
    visible = rich_text.without_control_characters(text or "")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def _source_ids(stream: Any) -> list[int]:
    return [block["value"] for block in stream.raw_data if block["value"] is not None]


def _sources_by_id(keys: Iterable[int]) -> dict[int, Source]:
    wanted = set(keys)
    return Source.objects.in_bulk(wanted) if wanted else {}


def _sources(stream: Any, found: Mapping[int, Source]) -> list[list[str]]:
    # By what is cited, not by row id: the same page in another installation has the same digest.
    return [
        [_words(found[key].title), _words(found[key].publisher), found[key].url, found[key].doi]
        for key in _source_ids(stream)
        if key in found
    ]
