"""What a reviewer should know before approving: what the import noticed, what is cited, who is claimed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faq.models import FAQPage


@dataclass(frozen=True)
class OpenWarning:
    """`where` says what it is about, such as "Question 3"; `excerpt` is the text in question, if there is one."""

    code: str
    where: str
    message: str
    excerpt: str = ""


def open_warnings(page: "FAQPage") -> list[OpenWarning]:
    """Warnings about this text; those of the import are as they were on the day of the import."""
    return [*_claim(page), *_sources(page), *_import(page)]


def _claim(page: "FAQPage") -> Iterator[OpenWarning]:
    if page.claimed_reviewer:
        yield OpenWarning(
            "reviewer_unverified",
            "Imported document",
            "The document names a reviewer. That is a claim, not a review: nobody here has verified it, "
            "and readers do not see it.",
            page.claimed_reviewer,
        )


def _sources(page: "FAQPage") -> Iterator[OpenWarning]:
    if page.sources:
        return
    for number, question in enumerate(page.questions.all(), start=1):
        if not question.sources:
            yield OpenWarning(
                "missing_sources",
                f"Question {number}",
                "Neither this answer nor the page as a whole cites a source.",
                question.question,
            )


def _import(page: "FAQPage") -> Iterator[OpenWarning]:
    for found in (page.import_report or {}).get("warnings", []):
        where = re.sub(r"^q(\d+)", r"Question \1", found.get("where", "")).capitalize()
        yield OpenWarning(found.get("code", ""), where, found.get("message", ""), found.get("excerpt", ""))
