"""What a check is, and what it finds."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from faq.editorial.guidance import Guidance
from faq.editorial.manuscript import Manuscript
from faq.editorial.vocabulary import Vocabulary

Severity = Literal["info", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the most serious on."""

DOCUMENT = "document"


@dataclass(frozen=True, eq=False)
class Reading:
    """A manuscript with the words of its language, on a day; no other is the same to a cache."""

    manuscript: Manuscript
    words: Vocabulary
    today: dt.date


@dataclass(frozen=True)
class Hit:
    """A place that a check stumbled over; `lower` where it weighs less than elsewhere."""

    where: str
    excerpt: str = ""
    lower: bool = False


@dataclass(frozen=True)
class Check:
    """A check: `looks_for` and `spares` say in words what raises it and what does not.

    `message` is for the editor, `reason` says why it matters, `guidance` who says so. `message_if_lower` stands instead
    where a hit weighs less. `for_reviewers` is left out of import reports.
    """

    code: str
    severity: Severity
    looks_for: str
    spares: str
    message: str
    reason: str
    guidance: Guidance
    find: Callable[[Reading], Iterable[Hit]]
    languages: tuple[str, ...]
    for_reviewers: bool = False
    message_if_lower: str = ""

    @property
    def title(self) -> str:
        """What it found, in one sentence: the first of the message."""
        return f"{self.message.split('. ')[0].rstrip('.')}."


@dataclass(frozen=True)
class Finding:
    """What to look at again. `where` is "document", a field's name, or "qN" with the part of the answer after it."""

    code: str
    severity: Severity
    where: str
    excerpt: str
    message: str
    reason: str
    source: Guidance


def finding_of(check: Check, hit: Hit, severity: Severity) -> Finding:
    """The finding of a hit; one that weighs less is at most for information."""
    return Finding(
        code=check.code,
        severity="info" if hit.lower else severity,
        where=hit.where,
        excerpt=hit.excerpt,
        message=(hit.lower and check.message_if_lower) or check.message,
        reason=check.reason,
        source=check.guidance,
    )
