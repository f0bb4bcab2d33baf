"""A text as the checks read it: the same for a page, a draft in the editor and an imported document."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Literal

from pricing.savings import DEFAULT_BASE_COUNTRY

Kind = Literal["heading", "prose", "note", "call"]

_CITATION = re.compile(r"\[\d+\]|\([A-ZÁÉÍÓÚ][^()]{1,60},? (?:19|20)\d\d\)|\bdoi\b|https?://")


@dataclass
class PricedRow:
    """The parts of a price that are checked; amounts are decimal strings."""

    option: str
    country: str | None
    column: str | None
    currency: str | None
    unit: str | None
    amount_min: str | None
    amount_max: str | None
    raw: str | None


def priced_rows(rows: Iterable[object]) -> tuple[PricedRow, ...]:
    """Prices of any model that names these parts so."""
    names = [part.name for part in fields(PricedRow)]
    return tuple(PricedRow(**{name: getattr(row, name) for name in names}) for row in rows)


@dataclass(frozen=True)
class Passage:
    """A piece of text. `where` is a field's name, or "qN" with the part of the answer after it."""

    where: str
    text: str
    kind: Kind = "prose"
    question: int | None = None
    linked: bool = False

    @cached_property
    def cites(self) -> bool:
        """Whether the passage itself says where something is from."""
        return self.linked or bool(_CITATION.search(self.text))


@dataclass(frozen=True)
class Answer:
    """A question with its answer; `number` counts from 1. `cites` is true with sources, a link or a citation."""

    number: int
    question: str
    short_answer: str
    passages: tuple[Passage, ...]
    sourced: bool = False
    regulator_cited: bool = False

    @cached_property
    def cites(self) -> bool:
        return self.sourced or any(passage.cites for passage in self.passages)

    @property
    def linked(self) -> bool:
        return any(passage.linked for passage in self.passages)

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


@dataclass(frozen=True)
class PricedTable:
    """`question` is the number of the question it stands under; `checked_on` the day of checking, if one is recorded.

    `base_country` is the country that savings are worked out against, as a code; empty for no comparison.
    """

    question: int | None
    rows: tuple[PricedRow, ...]
    note: str = ""
    checked_on: dt.date | None = None
    base_country: str = DEFAULT_BASE_COUNTRY

    @property
    def where(self) -> str:
        return f"q{self.question} prices" if self.question else "prices"


@dataclass(frozen=True)
class Records:
    """What is known beside the text. Statuses are those of the review; empty where nothing is recorded."""

    evidence_stage: str = ""
    regulatory_status: str = ""
    review_status: str = ""
    author: str = ""
    reviewer: str = ""
    claimed_reviewer: str = ""


@dataclass(frozen=True)
class Manuscript:
    """Everything that is checked. `front` is what stands outside the answers, in reading order."""

    language: str | None
    front: tuple[Passage, ...] = ()
    answers: tuple[Answer, ...] = ()
    tables: tuple[PricedTable, ...] = ()
    sourced: bool = False
    treatment: str = ""
    records: Records = field(default_factory=Records)

    @property
    def passages(self) -> Iterator[Passage]:
        """Every piece of text with who it belongs to, in reading order."""
        yield from (passage for passage in self.front if passage.kind != "call")
        for answer in self.answers:
            yield from answer.passages
        for table in self.tables:
            if table.note:
                yield Passage(table.where, table.note, "note", table.question)
        yield from (passage for passage in self.front if passage.kind == "call")

    def answer(self, passage: Passage) -> Answer | None:
        """The answer that a passage is part of."""
        return self.answers[passage.question - 1] if passage.question else None

    def cites(self, passage: Passage) -> bool:
        """Whether a reader can tell where what the passage says is from: in the same answer, or on the page."""
        answer = self.answer(passage)
        return answer.cites if answer else self.sourced or passage.cites
