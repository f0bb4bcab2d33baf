"""Prices: their currency, their date, and whether text and tables say the same."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from cms import conf
from faq.editorial.findings import Hit, Reading
from faq.editorial.manuscript import Answer, Manuscript, PricedRow, PricedTable
from faq.editorial.required_letters import search
from faq.editorial.sentences import excerpt_of, is_question, sentences_of
from pricing.amounts import Amount, parse_amount
from pricing.currency_marks import MARK_PATTERN, find_currency, has_currency, may_mean
from pricing.numbers import NUMBER_PATTERN
from pricing.price_age import is_older
from pricing.savings import Saving, savings

TOLERANCE = 10
"""Percentage points by which a printed saving may differ from the one that follows from the table."""

_ONE = rf"(?:(?:{MARK_PATTERN})\s?)?(?:{NUMBER_PATTERN})k?(?:\s?(?:{MARK_PATTERN}))?"
_DIGIT = re.compile(r"\d")
_UNIT = r"(?:\s(?:per|por)\s\w+)?"
_AMOUNT = re.compile(rf"{_ONE}(?:\s?(?:[–—-]|to|and|a|y|hasta)\s?{_ONE})?{_UNIT}", re.IGNORECASE)
_SHARE = re.compile(
    r"(\d{1,2})(?:\s?%)?\s?(?:[–—-]|to|and|a|y|al)\s?(?:el |un )?(\d{1,2})\s?%|(\d{1,2})\s?%", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def amounts_in(text: str) -> tuple[tuple[Amount, int], ...]:
    """The amounts of money in a text, with where they start; a number without any currency is none."""
    if not _DIGIT.search(text):
        return ()
    found = (
        (match, parse_amount(match.group()))
        for match in _AMOUNT.finditer(text)
        if has_currency(match.group())
    )
    return tuple((amount, match.start()) for match, amount in found if amount is not None)


def price_no_currency(reading: Reading) -> Iterator[Hit]:
    """Rows of a price table that name no currency at all."""
    for table in reading.manuscript.tables:
        for row in table.rows:
            if not _names_currency(row, table) and not has_currency(row.raw or ""):
                yield Hit(table.where, _row_excerpt(row))


def ambiguous_currency(reading: Reading) -> Iterator[Hit]:
    """A sign that several currencies share, with nothing near it that says which."""
    text = reading.manuscript
    for table in text.tables:
        for row in table.rows:
            if not _names_currency(row, table) and has_currency(row.raw or ""):
                yield Hit(table.where, _row_excerpt(row))
    for answer in text.answers:
        found = list(_stated(answer))
        tables = [row for table in _tables_of(text, answer) for row in table.rows]
        if any(amount.currency for _, amount, _ in found) or any(row.currency for row in tables):
            continue
        for where, _, sentence in found[:1]:
            yield Hit(where, sentence)


def price_no_date(reading: Reading) -> Iterator[Hit]:
    """Prices, in a table or in the text of an answer, that do not say of when they are."""
    text, dated = reading.manuscript, reading.words.terms["dated"]
    for table in text.tables:
        around = text.answers[table.question - 1].text if table.question else ""
        if table.checked_on is None and table.rows and not search(dated, f"{table.note}\n{around}"):
            yield Hit(table.where, _row_excerpt(table.rows[0]))
    for answer in text.answers:
        if _tables_of(text, answer) or search(dated, answer.text):
            continue
        for where, _, sentence in list(_stated(answer))[:1]:
            yield Hit(where, sentence)


def price_stale(reading: Reading) -> Iterator[Hit]:
    """Tables whose prices nobody has compared with their source for as many months as the site allows."""
    months = conf.price_check_months()
    for table in reading.manuscript.tables:
        if table.checked_on and table.rows and is_older(table.checked_on, months=months, today=reading.today):
            yield Hit(table.where, f"{table.checked_on.isoformat()}: {_row_excerpt(table.rows[0])}")


def price_inconsistent(reading: Reading) -> Iterator[Hit]:
    """Ranges in the text that overlap with a table's prices and yet are none of them."""
    rows = [row for table in reading.manuscript.tables for row in table.rows]
    for answer in reading.manuscript.answers:
        for where, amount, sentence in _stated(answer):
            if _disagrees(amount, rows):
                yield Hit(where, sentence)


def savings_no_basis(reading: Reading) -> Iterator[Hit]:
    """Savings in percent that do not follow from the price tables."""
    text = reading.manuscript
    known = [saving.percent for table in text.tables for saving in _savings(table)]
    for passage in text.passages:
        for sentence in sentences_of(passage.text):
            match = search(reading.words.terms["saving"], sentence)
            if match and not is_question(sentence) and not _fits(sentence, known):
                yield Hit(passage.where, excerpt_of(sentence, match.start()))


def _savings(table: PricedTable) -> list[Saving]:
    return savings(table.rows, base_country=table.base_country)


def _names_currency(row: PricedRow, table: PricedTable) -> bool:
    """Whether a price says its currency: itself, the heading of its column or the table's note."""
    return bool(row.currency or find_currency(row.column or "") or find_currency(table.note))


def _stated(answer: Answer) -> Iterator[tuple[str, Amount, str]]:
    """The amounts in the words of an answer: where, how much, and the sentence."""
    for passage in answer.passages:
        for sentence in sentences_of(passage.text):
            for amount, start in amounts_in(sentence):
                yield passage.where, amount, excerpt_of(sentence, start)


def _tables_of(text: Manuscript, answer: Answer) -> list[PricedTable]:
    return [table for table in text.tables if table.question == answer.number]


def _disagrees(amount: Amount, rows: list[PricedRow]) -> bool:
    """Whether an amount is a range that overlaps with prices of its currency and unit but is neither one of them nor their span."""
    low, high = amount.minimum, amount.maximum
    if low is None or high is None or low == high:
        return False
    ranges = [found for row in rows if _same_kind(amount, row) and (found := _range(row))]
    overlapping = [(first, last) for first, last in ranges if low <= (last or high) and first <= high]
    if not overlapping:
        return False
    if any(first <= low and high <= (last or high) for first, last in overlapping):
        return False
    return not any(_spans(amount, rows, column) for column in {(row.country, row.column) for row in rows})


def _spans(amount: Amount, rows: list[PricedRow], column: tuple[str | None, str | None]) -> bool:
    """Whether a range goes from the lowest to the highest price of a column."""
    ranges = [found for row in rows if (row.country, row.column) == column and (found := _range(row))]
    highest = [last for _, last in ranges if last is not None]
    return bool(highest) and (min(first for first, _ in ranges), max(highest)) == (
        amount.minimum,
        amount.maximum,
    )


def _same_kind(amount: Amount, row: PricedRow) -> bool:
    currency = amount.currency is None and all(may_mean(mark, row.currency or "") for mark in amount.marks)
    unit = not amount.unit or not row.unit or amount.unit == row.unit
    return unit and bool(row.currency) and (currency or amount.currency == row.currency)


def _range(row: PricedRow) -> tuple[Decimal, Decimal | None] | None:
    if row.amount_min is None:
        return None
    return Decimal(row.amount_min), Decimal(row.amount_max) if row.amount_max is not None else None


def _fits(sentence: str, known: list[int]) -> bool:
    """Whether every share of a sentence is near what the tables give."""
    if not known:
        return False
    shares = [int(share) for groups in _SHARE.findall(sentence) for share in groups if share]
    return all(min(known) - TOLERANCE <= share <= max(known) + TOLERANCE for share in shares)


def _row_excerpt(row: PricedRow) -> str:
    amount = row.raw or " – ".join(filter(None, (row.amount_min, row.amount_max)))
    return excerpt_of(": ".join(filter(None, (row.option, amount))))
