"""Numbers as people write them in prices: 1,200 / 1.200 / 1 200 / 1'200 / 1,61,000 / 1.250,50 / 60k."""

import re
from decimal import Decimal

# A group of three after a space belongs to the number ("12 000"), any other space ends it ("2 5,000").
NUMBER_PATTERN = (
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?![\d.,]\d))?"
    r"|\d+(?:[.,'’]\d+)*"
)
MULTIPLIERS = {
    "k": 1_000,
    "thousand": 1_000,
    "mil": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "tausend": 1_000,
    "mille": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "millionen": 1_000_000,
    "millón": 1_000_000,
    "millones": 1_000_000,
    "milhão": 1_000_000,
    "milhões": 1_000_000,
}
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_MAX_LENGTH = 20
_GROUP = 3
_MAX_WHOLE_DIGITS = 10


def parse_number(written: str) -> Decimal | None:
    """Return the value, or None where the notation has no single meaning.

    One separator before exactly three digits marks thousands; before one or two digits, decimals.
    """
    if len(written) > _MAX_LENGTH:
        return None
    text = _SPACES.sub("", written)
    spaced = text != written
    text = text.replace("’", "'")
    if "'" in text:
        whole, _, rest = text.partition(".")
        # In Latin America the apostrophe parts the millions: 4'500.000.
        groups = [*whole.split("'"), rest] if len(rest) == _GROUP else whole.split("'")
        return _number(groups, "" if len(rest) == _GROUP else rest, grouped=True)
    separators = [character for character in text if character in ".,"]
    if not separators:
        return _number([text], "", grouped=False)
    if len(set(separators)) == 2:
        return _two_kinds(text, separators)
    return _one_kind(text, separators, spaced=spaced)


def _two_kinds(text: str, separators: list[str]) -> Decimal | None:
    decimal_mark = separators[-1]
    if separators.count(decimal_mark) != 1:
        return None
    whole, _, rest = text.partition(decimal_mark)
    return _number(whole.split(separators[0]), rest, grouped=True) if len(rest) in (1, 2) else None


def _one_kind(text: str, separators: list[str], *, spaced: bool) -> Decimal | None:
    groups = text.split(separators[0])
    if len(separators) == 1 and len(groups[1]) in (1, 2):
        return _number([groups[0]], groups[1], grouped=False)
    return None if spaced else _number(groups, "", grouped=True)


def _number(groups: list[str], decimals: str, *, grouped: bool) -> Decimal | None:
    if grouped and not _well_grouped(groups):
        return None
    whole = "".join(groups)
    if (
        not (whole.isascii() and whole.isdecimal())
        or len(whole) > _MAX_WHOLE_DIGITS
        or (decimals and not decimals.isdecimal())
    ):
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _well_grouped(groups: list[str]) -> bool:
    """Groups of three, or the Indian way: three at the end and twos before."""
    if len(groups) < 2:
        return False
    first, *middle, last = groups
    if len(last) != 3 or not 1 <= len(first) <= 3 or first.startswith("0"):
        return False
    western = all(len(group) == 3 for group in middle)
    indian = bool(middle) and len(first) <= 2 and all(len(group) == 2 for group in middle)
    return western or indian
