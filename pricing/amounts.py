"""The grammar of written prices: "from US$ 2.500", "~€3k to 4k per knee", "25,000+ USD".

    [about] [from | up to | between] CURRENCY? number (– to a y …) CURRENCY? number CURRENCY? [+] [per unit]

What does not fit the grammar as a whole is no amount. "Included" is not zero and a percentage is not a price.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pricing.amount_words import APPROXIMATE, FROM, OPEN, OPENS_RANGE, RANGE, UNIT, UP_TO
from pricing.currencies import THREE_DECIMALS
from pricing.currency_marks import MARK_PATTERN, currency_of, is_currency_name, may_mean
from pricing.numbers import MULTIPLIERS, NUMBER_PATTERN, parse_number

MAX_LENGTH = 200


@dataclass(frozen=True)
class Amount:
    """A price as data. `minimum` None means "up to", `maximum` None means "from", both equal means one price.

    `currency` is an ISO 4217 code, or None where the text does not say which; `marks` are what was written ("$").
    `remark` is what stood in brackets after the amount, which is not read: "(average US$ 3.900)".
    """

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None
    marks: tuple[str, ...]
    approximate: bool
    unit: str | None
    remark: str | None
    raw: str

    @property
    def open_ended(self) -> bool:
        """Tell whether one side is open: "from …", "… +" or "up to …"."""
        return self.minimum is None or self.maximum is None

    @property
    def reversed(self) -> bool:
        """Tell whether the range was printed with the higher amount first."""
        return self.minimum is not None and self.maximum is not None and self.minimum > self.maximum


_TOKEN = re.compile(
    r"\s*(?:"
    + "|".join(
        f"(?P<{kind}>{pattern})"
        for kind, pattern in (
            ("number", NUMBER_PATTERN),
            ("remark", r"\([^()]{0,80}\)|\*{1,3}|†"),
            ("approximate", rf"[~≈∼±]|(?:{APPROXIMATE})(?![\w$])"),
            ("up_to", rf"(?:{UP_TO})(?!(?<=\w)\w)"),
            ("from", rf"(?:{FROM})(?!(?<=\w)\w)"),
            ("open", rf"\+|(?:{OPEN})(?!\w)"),
            ("between", rf"(?:{OPENS_RANGE})(?!\w)"),
            ("currency", MARK_PATTERN),
            ("multiplier", rf"(?:{'|'.join(MULTIPLIERS)})(?!\w)(?:\s+de(?!\w))?"),
            ("unit", UNIT),
            ("range", rf"[–—−‒-]|(?:{RANGE})(?!\w)"),
        )
    )
    + ")",
    re.IGNORECASE,
)


_APPROXIMATELY = re.compile(rf"\((?:{APPROXIMATE})\)", re.IGNORECASE)
# "KD 25.000" is twenty-five dinars to the one writer and 25,000 to the other.
_ONE_POINT = re.compile(r"\d+\.\d{3}")
_CENTS_DASH = re.compile(r"(?<=\d)[.,][-–—]{1,2}(?=\D|$)")


_WORDS_OF_A_UNIT = 2


class _NotAnAmount(Exception):
    """The text leaves the grammar."""


@lru_cache(maxsize=8192)
def parse_amount(raw: str, *, currency_hint: str | None = None) -> Amount | None:
    """Read a whole cell or value as one price or one range, or return None.

    `currency_hint` is the ISO code its surroundings name (a column heading, a note); it is used only where the
    text itself leaves the currency open, and only if it agrees with the sign written there.
    """
    text = _CENTS_DASH.sub("", raw.strip().rstrip(".;,"))
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        return _Parser(text).amount(raw.strip(), currency_hint)
    except _NotAnAmount:
        return None


def is_percentage(raw: str) -> bool:
    """Tell whether a whole cell is a share or a range of shares: "~50%", "50-70 % less"."""
    return _PERCENTAGE.fullmatch(raw.strip()) is not None


_SHARE = r"\d{1,3}(?:[.,]\d{1,2})?"
_PERCENT = r"(?:%|per\s?cent\b|por ciento\b|por cento\b|pour cent\b|prozent\b)"
_SAVED = (
    r"savings? of|saves?|ahorros? del?|ahorro|ahorra|economia de|ersparnis von|économie de|descuento del?"
)
_SMALLER = (
    r"less|lower|cheaper|off|savings?|discount|menos|más baratos?|más barata|de ahorro|de descuento|weniger|günstiger"
    r"|de moins|moins chère?|mais baratos?|mais barata|de desconto|de economia"
)
_PERCENTAGE = re.compile(
    rf"(?:(?:[~≈∼±−-]|{_SAVED}|{APPROXIMATE}|{FROM}|{UP_TO}|{OPENS_RANGE}|(?:un|um|el|o)(?=\s))\s*){{0,3}}"
    rf"{_SHARE}\s?{_PERCENT}?(?:\s?(?:[–—−-]|(?:{RANGE})(?=\s))\s?{_SHARE})?\s?{_PERCENT}\+?(?:\s(?:{_SMALLER}))?\.?",
    re.IGNORECASE,
)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None or match.end() == position:
            raise _NotAnAmount
        position = match.end()
        yield str(match.lastgroup), match.group(str(match.lastgroup))
        while position < len(text) and text[position].isspace():
            position += 1


class _Side:
    """One end of a range: its number and the currency marks beside it, `leading` of them before the number."""

    def __init__(self) -> None:
        self.value = Decimal(0)
        self.written = ""
        self.multiplied = False
        self.multiplier = 1
        self.letter = False
        self.marks: list[str] = []
        self.leading = 0


class _Parser:
    """Walks the tokens of one amount from left to right, never back."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.position = 0
        self.approximate = self.starts_open = self.ends_open = self.ranged = False
        self.unit: str | None = None
        self.remark: str | None = None
        self.named: list[str] = []
        """Currencies in brackets behind the amount."""

    def amount(self, raw: str, hint: str | None) -> Amount:
        up_to = self._qualifiers()
        low = self._side()
        self._closing()
        high = None
        if not self.ends_open and self._take("range", "up_to"):
            self._take("approximate")
            high = self._side()
            self._closing()
        if self.position != len(self.tokens):
            raise _NotAnAmount
        if high is not None:
            _share_multiplier(low, high)
            _refuse_shortened(low, high)
        elif self.ranged:
            raise _NotAnAmount
        marks = (*low.marks, *(high.marks if high else ()), *self.named)
        minimum, maximum = self._bounds(low, high, up_to=up_to)
        currency = _currency(marks, hint)
        if currency in THREE_DECIMALS and any(
            _ONE_POINT.fullmatch(end.written) for end in (low, high) if end
        ):
            raise _NotAnAmount
        return Amount(minimum, maximum, currency, marks, self.approximate, self.unit, self.remark, raw)

    def _take(self, *kinds: str) -> str | None:
        if self.position < len(self.tokens) and self.tokens[self.position][0] in kinds:
            self.position += 1
            return self.tokens[self.position - 1][1]
        return None

    def _qualifiers(self) -> bool:
        up_to = False
        self._leading_unit()
        while self.position < len(self.tokens):
            if self._take("approximate"):
                self.approximate = True
            elif self._take("from"):
                self.starts_open = True
            elif self._take("up_to"):
                up_to = True
            elif self._take("between"):
                self.ranged = True
            elif self.position == 0 and self.tokens[0] == ("range", "bis"):
                self.position, up_to = 1, True
            else:
                break
        if up_to and self.starts_open:
            raise _NotAnAmount
        return up_to

    def _leading_unit(self) -> None:
        """Take "per session" before an amount; a longer one may hold words that say more."""
        if self.tokens and self.tokens[0][0] == "unit" and len(self.tokens[0][1].split()) == _WORDS_OF_A_UNIT:
            self.unit = " ".join(self.tokens[0][1].split())
            self.position = 1

    def _side(self) -> _Side:
        side = _Side()
        self._marks(side)
        side.leading = len(side.marks)
        side.written = self._take("number") or ""
        value = parse_number(side.written) if side.written else None
        if value is None:
            raise _NotAnAmount
        side.value = value
        multiplier = self._take("multiplier")
        if multiplier:
            side.multiplied = True
            side.letter = len(multiplier) == 1
            side.multiplier = MULTIPLIERS[multiplier.lower().split()[0]]
            side.value *= side.multiplier
        self._open_end()
        self._marks(side)
        return side

    def _marks(self, side: _Side) -> None:
        while mark := self._take("currency"):
            side.marks.append(mark)

    def _open_end(self) -> None:
        if self._take("open"):
            self.ends_open = True

    def _closing(self) -> None:
        """What may follow a number: "+", "approx.", "per knee", a remark in brackets, in any order."""
        while self.position < len(self.tokens):
            before = self.position
            self._open_end()
            if self._take("approximate"):
                self.approximate = True
            if remark := self._take("remark"):
                self._remark(remark)
                self.approximate = self.approximate or _APPROXIMATELY.fullmatch(remark) is not None
            if unit := self._take("unit"):
                self.unit = " ".join(unit.split())
            if self.position == before:
                return

    def _remark(self, remark: str) -> None:
        inner = remark.strip("()").strip()
        if is_currency_name(inner):
            self.named.append(inner)
        else:
            self.remark = remark

    def _bounds(
        self, low: _Side, high: _Side | None, *, up_to: bool
    ) -> tuple[Decimal | None, Decimal | None]:
        if up_to:
            if high is not None or self.ends_open:
                raise _NotAnAmount
            return None, low.value
        if high is not None:
            if self.ends_open:
                raise _NotAnAmount
            return low.value, high.value
        return low.value, None if self.starts_open or self.ends_open else low.value


def _share_multiplier(low: _Side, high: _Side) -> None:
    """Read "2.5 to 3 lakhs" as 2.5 lakhs to 3 lakhs; a letter, as in "17–20k", may stand for the second number alone."""
    worded = high.multiplier > 1 and not high.letter
    if worded and not low.multiplied and low.value * high.multiplier < high.value:
        low.value *= high.multiplier
        low.multiplied = True


def _refuse_shortened(low: _Side, high: _Side) -> None:
    """Refuse "$17-20,000", where nobody can tell whether 17 means 17 or 17,000."""
    bare = low.written.isdecimal() and not low.multiplied and not high.leading
    grouped = high.multiplied or not high.written.isdecimal()
    if bare and grouped and low.value < 1000 and low.value * 1000 <= high.value:
        raise _NotAnAmount


def _currency(marks: tuple[str, ...], hint: str | None) -> str | None:
    """The ISO code all marks agree on; an amount in two currencies is no amount."""
    certain = {code for mark in marks if (code := currency_of(mark))}
    shared = [mark for mark in marks if currency_of(mark) is None]
    if len(certain) > 1:
        raise _NotAnAmount
    if not certain:
        return hint if hint and all(may_mean(mark, hint) for mark in shared) else None
    code = certain.pop()
    if not all(may_mean(mark, code) for mark in shared):
        raise _NotAnAmount
    return code
