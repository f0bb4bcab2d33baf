"""What only shows between pages (R18): the same question, answer, name or address twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.audit.findings import Finding, Severity
from cms.audit.page_traits import PageTraits, page_traits
from cms.audit.rules.registry import RuleFact
from cms.audit.rules.sources import GOOGLE_FAQ, GRAPH_PRACTICE
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.audit.word_sketches import BANDS, WordSketch

MOST_ALIKE = 0.9
_FEWEST_WORDS = 12
_COMPARED = 4

REPEATED_ENTRY = RuleFact(
    "question_on_several_pages",
    "R18",
    Severity.ERROR,
    GOOGLE_FAQ,
    "The same question with the same answer belongs on one page of a site.",
)
SHARED_ADDRESS = RuleFact(
    "shared_page_address",
    "R18",
    Severity.ERROR,
    GOOGLE_FAQ,
    "Two pages with one canonical or @id are one page.",
)
DIFFERING_NAMES = RuleFact(
    "differing_names",
    "R18",
    Severity.ERROR,
    GRAPH_PRACTICE,
    "One @id is one person or organization, with one name.",
)
ALIKE_ANSWERS = RuleFact(
    "alike_answers",
    "R18",
    Severity.WARNING,
    GOOGLE_FAQ,
    "Answers that share nine tenths of their words are copies.",
)
REUSED_ANSWER = RuleFact(
    "answer_under_several_questions", "R18", Severity.WARNING, GOOGLE_FAQ, "One answer answers one question."
)
ACROSS_RULES = (REPEATED_ENTRY, SHARED_ADDRESS, DIFFERING_NAMES, ALIKE_ANSWERS, REUSED_ANSWER)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One question with its answer, as digests."""

    page: int
    where: str
    shown: str
    question: int
    answer: int
    words: WordSketch


class AcrossPages:
    """Takes pages one by one and keeps digests only: about one kilobyte for each question, whatever its length."""

    def __init__(self) -> None:
        self._urls: list[str] = []
        self._seen: set[str] = set()
        self._entries: list[_Entry] = []
        self._addresses: dict[str, int] = {}
        self._names: dict[str, tuple[str, int]] = {}
        self._clashes: list[Finding] = []

    def add(self, page: ServedPage) -> None:
        """Remember what this page has in common with others. The same address counts once."""
        self.add_traits(page_traits(page))

    def add_traits(self, page: PageTraits) -> None:
        """The same for a page of which only its traits were kept."""
        if page.url in self._seen:
            return
        self._seen.add(page.url)
        self._urls.append(page.url)
        number = len(self._urls) - 1
        self._take_addresses(page, number)
        self._take_names(page, number)
        self._entries.extend(
            _Entry(number, each.where, each.shown, each.question, each.answer, each.words)
            for each in page.entries
        )

    def _take_addresses(self, page: PageTraits, number: int) -> None:
        for address in page.addresses:
            first = self._addresses.setdefault(address, number)
            if first != number:
                message = f"{self._urls[first]} uses the same address as its own; every page needs one."
                self._clashes.append(
                    self._finding(SHARED_ADDRESS, number, "canonical or @id", message, address)
                )

    def _take_names(self, page: PageTraits, number: int) -> None:
        for key, name, where in page.names:
            known, first = self._names.setdefault(key, (excerpt(name), number))
            if known != excerpt(name):
                message = f"Called {known!r} on {self._urls[first]}; one @id has one name."
                self._clashes.append(self._finding(DIFFERING_NAMES, number, f"{where} name", message, name))

    def _finding(self, rule: RuleFact, page: int, where: str, message: str, shown: str) -> Finding:
        return Finding(rule.code, rule.severity, self._urls[page], where, message, excerpt(shown))

    def findings(self) -> list[Finding]:
        """Everything found between the pages added so far, in the order of their addresses."""
        found = [*self._clashes, *self._repeated(), *self._alike()]
        return sorted(dict.fromkeys(found), key=lambda finding: (finding.url, finding.rule, finding.where))

    def _repeated(self) -> Iterator[Finding]:
        """Answers that stand word for word in two places."""
        first: dict[int, _Entry] = {}
        pairs: dict[tuple[int, int], _Entry] = {}
        for entry in self._entries:
            if not entry.words.words:
                continue
            same = pairs.setdefault((entry.question, entry.answer), entry)
            other = first.setdefault(entry.answer, entry)
            if same.page != entry.page:
                message = f"Stands with the same answer on {self._urls[same.page]} too; keep it on one page."
                yield self._finding(REPEATED_ENTRY, entry.page, entry.where, message, entry.shown)
            elif other.question != entry.question and entry.words.words >= _FEWEST_WORDS:
                message = f"The same answer stands under {other.shown!r} on {self._urls[other.page]}."
                yield self._finding(REUSED_ANSWER, entry.page, entry.where, message, entry.shown)

    def _alike(self) -> Iterator[Finding]:
        """Answers that share nearly all words. Each is told once, with one it resembles."""
        unique = {
            entry.answer: entry for entry in reversed(self._entries) if entry.words.words >= _FEWEST_WORDS
        }
        entries = list(reversed(unique.values()))
        told: set[int] = set()
        for band in range(BANDS):
            buckets: dict[bytes, list[_Entry]] = {}
            for entry in entries:
                alike = buckets.setdefault(entry.words.band(band), [])
                other = next((one for one in alike if one.words.shared(entry.words) > MOST_ALIKE), None)
                if other is not None and entry.answer not in told:
                    told.add(entry.answer)
                    message = f"More than nine tenths of the words stand under {other.shown!r} on {self._urls[other.page]}."
                    yield self._finding(ALIKE_ANSWERS, entry.page, entry.where, message, entry.shown)
                if len(alike) < _COMPARED:
                    alike.append(entry)
