"""What a reviewer should know before approving: what the import noticed, what is cited, who is claimed, and what the
editorial checks find.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from faq.editorial.blocking import blocking_codes
from faq.editorial.drafts import text_findings
from faq.editorial.findings import SEVERITIES, Severity
from faq.editorial.folding import Folded, folded
from faq.editorial.places import place_of
from faq.editorial.registry import CHECKS

if TYPE_CHECKING:
    from faq.models import FAQPage

# Of the review itself the reviewer's view says more than a finding could.
_OF_THE_IMPORT = {"ambiguous_currency", "reviewer_unverified", "edited_after_review"}
_TOLD_ELSEWHERE = {"reviewer_unverified", "review_expired", "edited_after_review"}


@dataclass(frozen=True)
class OpenWarning:
    """`where` says what it is about, such as "Question 3"; `excerpt` is the text in question, if there is one.

    An editorial finding also has a severity, a reason and the guidance it rests on, with its address.
    """

    code: str
    where: str
    message: str
    excerpt: str = ""
    severity: Severity | Literal[""] = ""
    reason: str = ""
    source: str = ""
    source_address: str = ""
    blocks: bool = False
    """Whether this site approves no text with such a finding."""


def open_warnings(page: "FAQPage") -> list[OpenWarning]:
    """Warnings about this text, the gravest first; those of the import are as they were on the day of the import."""
    found = [*_claim(page), *_sources(page), *_editorial(page), *_import(page)]
    return sorted(found, key=_gravity)


def folded_warnings(warnings: Iterable[OpenWarning]) -> list[Folded[OpenWarning]]:
    """The warnings in their order; those that say the same of several places are one entry."""
    return folded(
        warnings,
        alike=lambda each: (each.code, each.severity, each.message),
        where=lambda each: each.where,
    )


def _gravity(warning: OpenWarning) -> tuple[bool, int]:
    """What stands in the way of an approval comes first; what has no severity of its own is a warning."""
    return not warning.blocks, SEVERITIES.index(warning.severity or "warning")


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


def _editorial(page: "FAQPage") -> Iterator[OpenWarning]:
    """What the checks find in this text now; answers without any source are named one by one already."""
    blocked = blocking_codes()
    for finding in text_findings(page):
        if finding.code in _TOLD_ELSEWHERE or (finding.code == "missing_citations" and not page.sources):
            continue
        yield OpenWarning(
            finding.code,
            place_of(finding).label,
            finding.message,
            finding.excerpt,
            finding.severity,
            finding.reason,
            finding.source.title,
            finding.source.address,
            finding.code in blocked,
        )


def _import(page: "FAQPage") -> Iterator[OpenWarning]:
    """What was reported that day, without what the checks look at anew and the claim that is told already."""
    for found in (page.import_report or {}).get("warnings", []):
        if found.get("code") in CHECKS and found.get("code") not in _OF_THE_IMPORT:
            continue
        if found.get("code") == "reviewer_unverified" and page.claimed_reviewer:
            continue
        where = re.sub(r"^q(\d+)", r"Question \1", found.get("where", "")).replace("_", " ").capitalize()
        yield OpenWarning(found.get("code", ""), where, found.get("message", ""), found.get("excerpt", ""))
