"""What is kept of a page to compare it with others, small enough for ten thousand pages."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from cms.audit import page_traits
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import folded

QUESTIONS, LINKS, ACROSS = "questions", "links", "across"


def traits_of(page: ServedPage, *, questions: Sequence[str], links: Sequence[str]) -> dict[str, Any]:
    """JSON: digests of the page's questions, its internal links, and what the rules between pages compare."""
    return {
        QUESTIONS: digests(questions),
        LINKS: list(links),
        ACROSS: page_traits.as_json(page_traits.page_traits(page)),
    }


def digests(questions: Iterable[str]) -> list[str]:
    """Of each question, whatever its case, spaces and punctuation."""
    return [hashlib.sha256(folded(question).encode()).hexdigest()[:16] for question in questions]
