"""What stands against an approval: what the editorial checks still find asks for a typed reason, or refuses it.

Every approval passes here, since `faq.review.approving.approve` is the only place that writes one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError

from faq.editorial.blocking import ENDED_BY_AN_APPROVAL, blocking_codes
from faq.editorial.drafts import text_findings
from faq.editorial.findings import Finding
from faq.editorial.places import place_of

if TYPE_CHECKING:
    from faq.models import FAQPage

# The reviewer who approves is the answer to a name that was only claimed.
_ASKS_NO_REASON = ENDED_BY_AN_APPROVAL | {"reviewer_unverified"}
_NAMED = 5


class ReservationsStand(ValidationError):
    """What the editorial checks find stands against the approval; nothing was approved."""


@dataclass(frozen=True)
class Reservations:
    """Findings that refuse the approval on this site, and those that it takes a reason to pass."""

    blocking: Sequence[Finding] = ()
    open: Sequence[Finding] = ()

    def objection(self, reason: str) -> str:
        """Why the text cannot be approved with this reason; empty if it can."""
        if self.blocking:
            return f"This site approves no text with these findings: {_named(self.blocking)} Change the text first."
        if self.open and not reason.strip():
            return f"Say why this can be approved although the checks find: {_named(self.open)}"
        return ""


def reservations_about(text: "FAQPage", *, questions: Collection[UUID] | None = None) -> Reservations:
    """What the checks find now in what is to be approved: the whole text, or only these `questions` of it."""
    numbers = {
        number for number, row in enumerate(text.questions.all(), start=1) if _covers(questions, row.uuid)
    }
    return weigh(
        (
            finding
            for finding in text_findings(text)
            if questions is None or place_of(finding).question in numbers
        ),
        blocking_codes(),
    )


def weigh(findings: Iterable[Finding], codes: Collection[str]) -> Reservations:
    """Sort findings: those of the blocking `codes`, and the other warnings and errors. Notes ask for nothing."""
    found = [finding for finding in findings if finding.code not in ENDED_BY_AN_APPROVAL]
    return Reservations(
        blocking=tuple(finding for finding in found if finding.code in codes),
        open=tuple(
            finding
            for finding in found
            if finding.code not in codes
            and finding.code not in _ASKS_NO_REASON
            and finding.severity != "info"
        ),
    )


def check_reservations(text: "FAQPage", *, reason: str, questions: Collection[UUID] | None = None) -> None:
    """Raise `ReservationsStand` if the text cannot be approved with this reason."""
    if objection := reservations_about(text, questions=questions).objection(reason):
        raise ReservationsStand(objection)


def _covers(questions: Collection[UUID] | None, uuid: UUID) -> bool:
    return questions is None or uuid in questions


def _named(findings: Sequence[Finding]) -> str:
    """Each kind of finding once, with the place of the first of its kind."""
    first = {finding.code: finding for finding in reversed(findings)}
    kinds = [
        f"{code.replace('_', ' ')} ({place_of(first[code]).label})"
        for code in dict.fromkeys(each.code for each in findings)
    ]
    more = f" and {len(kinds) - _NAMED} more" if len(kinds) > _NAMED else ""
    return f"{', '.join(kinds[:_NAMED])}{more}."
