"""Small manuscripts for the checks, and what is found in them."""

import datetime as dt
from dataclasses import dataclass

from faq.editorial.findings import Finding
from faq.editorial.manuscript import Answer, Manuscript, Passage, PricedTable
from faq.editorial.registry import findings_in

TODAY = dt.date(2026, 11, 1)


@dataclass(frozen=True)
class Row:
    """A price; what is not given is as on most rows."""

    option: str = "One knee"
    country: str | None = "MX"
    column: str | None = None
    currency: str | None = "USD"
    unit: str | None = None
    amount_min: str | None = "3000.00"
    amount_max: str | None = "4500.00"
    raw: str | None = None


def answer(
    text: str = "",
    *,
    question: str = "What happens?",
    short: str = "",
    number: int = 1,
    sourced: bool = False,
    linked: bool = False,
    regulator_cited: bool = False,
) -> Answer:
    passages = (
        Passage(f"q{number} short_answer", short, question=number),
        Passage(f"q{number} long_answer", text, question=number, linked=linked),
    )
    return Answer(
        number=number,
        question=question,
        short_answer=short,
        passages=tuple(passage for passage in passages if passage.text),
        sourced=sourced,
        regulator_cited=regulator_cited,
    )


def manuscript(
    text: str = "", language: str = "en", *, table: PricedTable | None = None, **fields
) -> Manuscript:
    """A page with one answer, made of `text`, or with the fields given."""
    fields = {"answers": (answer(text),), "tables": (table,) if table else (), **fields}
    return Manuscript(language=language, **fields)


def found(text: Manuscript, code: str, **options) -> list[Finding]:
    """What one check finds."""
    findings = findings_in(text, today=TODAY, **options)
    return [finding for finding in findings if finding.code == code]


def places(text: Manuscript, code: str) -> list[str]:
    return [finding.where for finding in found(text, code)]
