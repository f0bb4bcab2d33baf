"""What is kept of a page to compare it with others: digests only, as JSON, so that a run need not render it again."""

import base64
from array import array
from dataclasses import dataclass
from typing import Any

from cms.audit.served_page import MarkedQuestion, ServedPage
from cms.audit.text_folding import excerpt, folded
from cms.audit.word_sketches import WordSketch, digest, sketch

_NUMBERS = "L" if array("I").itemsize < 4 else "I"


@dataclass(frozen=True, slots=True)
class EntryTraits:
    """One question with its answer: where it is, how it begins, and digests of both."""

    where: str
    shown: str
    question: int
    answer: int
    words: WordSketch


@dataclass(frozen=True, slots=True)
class PageTraits:
    """One page: the addresses it calls its own, names by `@id` with their place, and its questions."""

    url: str
    addresses: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    entries: tuple[EntryTraits, ...]


def page_traits(page: ServedPage) -> PageTraits:
    """What this page has in common with others."""
    own = [*page.canonicals, *(node.id for node in page.faq_pages if node.id)] if page.faq_pages else []
    named = [(node, node.text("name")) for node in page.graph.of_type("Person", "Organization")]
    return PageTraits(
        url=page.url,
        addresses=tuple(dict.fromkeys(own)),
        names=tuple((node.id, name, node.where) for node, name in named if node.id and name),
        entries=tuple(_entry(question) for question in page.questions if question.name),
    )


def as_json(traits: PageTraits) -> dict[str, Any]:
    """For the database; without the address, which stands beside it."""
    return {
        "addresses": list(traits.addresses),
        "names": [list(name) for name in traits.names],
        "entries": [
            [each.where, each.shown, f"{each.question:x}", f"{each.answer:x}", *_packed(each.words)]
            for each in traits.entries
        ],
    }


def from_json(url: str, data: dict[str, Any]) -> PageTraits:
    """What `as_json` wrote; a page of which nothing was kept has nothing in common."""
    return PageTraits(
        url=url,
        addresses=tuple(data.get("addresses", ())),
        names=tuple((key, name, where) for key, name, where in data.get("names", ())),
        entries=tuple(
            EntryTraits(where, shown, int(question, 16), int(answer, 16), _unpacked(*words))
            for where, shown, question, answer, *words in data.get("entries", ())
        ),
    )


def _entry(question: MarkedQuestion) -> EntryTraits:
    text = question.html.text if question.html else ""
    return EntryTraits(
        excerpt(question.node.where),
        excerpt(question.name or "", 60),
        digest(folded(question.name or "")),
        digest(folded(text)),
        sketch(text),
    )


def _packed(words: WordSketch) -> tuple[int, str, str]:
    return words.words, _text(words.bins), _text(words.lowest)


def _unpacked(words: int, bins: str, lowest: str) -> WordSketch:
    return WordSketch(words, _numbers(bins), _numbers(lowest))


def _text(numbers: array) -> str:
    return base64.b85encode(b"".join(number.to_bytes(4, "big") for number in numbers)).decode()


def _numbers(text: str) -> array:
    data = base64.b85decode(text)
    return array(_NUMBERS, (int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)))
