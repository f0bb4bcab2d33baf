"""Everything that is known about a page's review, for whoever edits or reviews it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from cms.dates import today
from faq.digest import cited_sources, digest, question_content, reviewable_content
from faq.models.approval import Approval
from faq.review.comparison import Comparison, compare_with_last_approval
from faq.review.ledger import Ledger, load_ledger
from faq.review.status import LABELS, Standing
from faq.review.texts import newest_text

if TYPE_CHECKING:
    from faq.models import FAQPage, Question


@dataclass(frozen=True)
class Finding:
    """A standing in words, with the full record behind it while it is in force."""

    standing: Standing
    approval: Approval | None

    @property
    def label(self) -> str:
        return LABELS[self.standing.status]

    @property
    def in_force(self) -> bool:
        return self.standing.in_force


@dataclass(frozen=True)
class QuestionFinding:
    """One question of the draft, with its own standing."""

    number: int
    question: "Question"
    finding: Finding


@dataclass(frozen=True)
class Event:
    """A line of the history. `question` is its words, or empty where the record is about the whole page."""

    record: Approval
    question: str = ""
    covered: int = 0

    @property
    def revoked(self) -> bool:
        return self.record.decision == Approval.Decision.REVOKED


class Overview:
    """The review of a page: of its live text, of its newest draft, and of each question in that.

    Made from the page as the database has it; a fixed number of queries whatever its length.
    """

    def __init__(self, page: "FAQPage") -> None:
        self.page = page
        self.draft = newest_text(page)
        self._sources = cited_sources([page, self.draft])
        self._ledger: Ledger = load_ledger([self.draft])
        self.content = reviewable_content(self.draft, self._sources)
        self.digest = digest(self.content)

    @cached_property
    def live_finding(self) -> Finding | None:
        """None for a page that nobody can read yet."""
        if not self.page.live:
            return None
        return self._finding(digest(reviewable_content(self.page, self._sources)))

    @cached_property
    def draft_finding(self) -> Finding:
        return self._finding(self.digest)

    @cached_property
    def differs(self) -> bool:
        """True if the draft has another text than readers see; other changes do not count here."""
        return self.page.live and digest(reviewable_content(self.page, self._sources)) != self.digest

    @cached_property
    def questions(self) -> list[QuestionFinding]:
        return [
            QuestionFinding(number, question, self._question_finding(question))
            for number, question in enumerate(self.draft.questions.all(), start=1)
        ]

    @cached_property
    def comparison(self) -> Comparison:
        return compare_with_last_approval(self.draft, self.content)

    @cached_property
    def history(self) -> list[Event]:
        """Newest first. What was approved with the whole page stands in one line."""
        words = {question.uuid: question.question for question in self.draft.questions.all()}
        return list(reversed(list(_events(self._ledger.approvals.get(self.page.pk, []), words))))

    @cached_property
    def can_be_withdrawn(self) -> bool:
        """True if anything still counts that a revocation would end."""
        findings = [self.draft_finding, self.live_finding, *(row.finding for row in self.questions)]
        return any(finding and finding.in_force for finding in findings)

    def _finding(self, text_digest: str) -> Finding:
        found = self._ledger.page_standing(self.page.pk, text_digest, today=today())
        return Finding(found, self._ledger.approval(self.page.pk, found))

    def _question_finding(self, question: "Question") -> Finding:
        own = digest(question_content(self.draft, question, self._sources))
        found = self._ledger.question_standing(self.page.pk, question.uuid, own, today=today())
        return Finding(found, self._ledger.approval(self.page.pk, found))


def _events(records: Iterable[Approval], words: dict[UUID, str]) -> Iterator[Event]:
    """The records as lines, oldest first; those of questions that came with a whole page are only counted."""
    page: Approval | None = None
    covered = 0
    for record in records:
        if page and _came_with(record, page):
            covered += 1
            continue
        if page:
            yield Event(page, covered=covered)
            page, covered = None, 0
        if record.question_uuid is None and record.decision == Approval.Decision.APPROVED:
            page = record
        else:
            yield Event(record, question=_words(record, words))
    if page:
        yield Event(page, covered=covered)


def _came_with(record: Approval, page: Approval) -> bool:
    """Written right after the page's own record, by the same person, for the same revision."""
    return (
        record.question_uuid is not None
        and record.decision == Approval.Decision.APPROVED
        and (record.recorded_by_id, record.revision_id) == (page.recorded_by_id, page.revision_id)
    )


def _words(record: Approval, words: dict[UUID, str]) -> str:
    if record.question_uuid is None:
        return ""
    return words.get(record.question_uuid, "a question that is no longer on the page")
