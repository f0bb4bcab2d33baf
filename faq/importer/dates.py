"""Printed dates: what is certain becomes a day, what is not becomes a warning."""

import datetime as dt
import re
from dataclasses import dataclass

from faq.importer.vocabulary import plain

_MONTH_NAMES = """
january jan enero ene janeiro januar janvier
february feb febrero fevereiro fev februar fevrier
march mar marzo marco marz mrz mars
april apr abril abr avril avr
may mayo maio mai
june jun junio junho juni juin
july jul julio julho juli juillet
august aug agosto ago aout
september sept sep septiembre setiembre setembro set
october oct octubre outubro out oktober okt octobre
november nov noviembre novembro novembre
december dec diciembre dic dezembro dez dezember decembre
"""
MONTHS = {
    name: month
    for month, names in enumerate(_MONTH_NAMES.strip().splitlines(), start=1)
    for name in names.split()
}

_WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
_LEAD = re.compile(
    rf"\A(?:(?:on|for|in|as of|updated|revised|current|el|para|em|am|le|du|actualizado|{_WEEKDAYS})\b[,. ]*)+"
)
_TIME = re.compile(
    r"[, ]+(?:(?:as|at|um|a las|a|-) )?\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?(?:h|hs|hrs|am|pm|uhr|[a-z]{2,3}t))?$"
)
_DIGIT = re.compile(r"\d")
_LONGEST = 100
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{2}:\d{2}.{0,20})?")
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|o|º|\.|er)?[ /-](?:of |de |d')?([a-z]{3,10})\.?,?[ /-](?:de |del )?(\d{1,4})"
)
_MONTH_DAY = re.compile(r"([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:de |del )?(\d{1,4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4}),? ([a-z]{3,10})\.? (\d{1,2})")
_PARTIAL = re.compile(
    r"(?:([a-z]{3,10})\.?,? (?:de |del |of )?)?(\d{4})|(\d{1,2})[/.-](\d{4}|\d{2})|(\d{4})[/-](\d{1,2})"
)
_DAY_WITHOUT_YEAR = re.compile(
    r"(?P<month>[a-z]{3,10})\.? (?P<day>\d{1,2})|(?P<day2>\d{1,2}) (?:of |de )?(?P<month2>[a-z]{3,10})"
)


@dataclass(frozen=True)
class ReadDate:
    """A day, or the code of the warning that says why there is none.

    `readings`: what an uncertain date may mean, as year, month and day, 0 for what it does not say.
    """

    value: dt.date | None
    problem: str | None = None
    readings: tuple[tuple[int, int, int], ...] = ()

    def may_be(self, day: dt.date) -> bool:
        """Tell whether an uncertain date may mean this day."""
        parts = (day.year, day.month, day.day)
        return not self.readings or any(
            all(said in (0, part) for said, part in zip(reading, parts, strict=True))
            for reading in self.readings
        )


_INVALID = ReadDate(None, "invalid_date")


def read_date(raw: str, *, today: dt.date | None = None) -> ReadDate:
    """Read a printed date. With `today`, a later day is a problem (`future_date`); nothing is ever completed."""
    found = _shaped(raw) or _INVALID
    if found.value and today and found.value > today:
        return ReadDate(None, "future_date")
    return found


def looks_like_date(raw: str) -> bool:
    """Tell whether a text is a date of some kind, certain or not, even one that does not exist, rather than words."""
    return _DIGIT.search(raw, 0, _LONGEST) is not None and _shaped(raw) is not None


def _shaped(raw: str) -> ReadDate | None:
    """What a text in the form of a date says; None for one in no such form."""
    text = _TIME.sub("", _LEAD.sub("", plain(raw[:_LONGEST]), count=1).strip(" .,"))
    return _iso(text) or _numeric(text) or _named(text) or _partial(text)


def is_bare_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else; a year alone may end a sentence."""
    return len(line) > len("2026.") and looks_like_date(line)


def _day(year: int, month: int, day: int) -> ReadDate:
    if not 1900 <= year <= 2100:
        return _INVALID
    try:
        return ReadDate(dt.date(year, month, day))
    except ValueError:
        return _INVALID


def _iso(text: str) -> ReadDate | None:
    match = _ISO.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numeric(text: str) -> ReadDate | None:
    """Day and month in figures: certain only if one of the two can be no month, or both are the same."""
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    if len(match[3]) == 2:
        last = int(match[3])
        return _ambiguous(
            (2000 + last, second, first), (2000 + last, first, second), (2000 + first, second, last)
        )
    year = int(match[3])
    if first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return _ambiguous((year, second, first), (year, first, second))


def _ambiguous(*readings: tuple[int, int, int]) -> ReadDate:
    return ReadDate(None, "ambiguous_date", readings)


def _named(text: str) -> ReadDate | None:
    for pattern, day, month, year in (
        (_DAY_MONTH, 1, 2, 3),
        (_MONTH_DAY, 2, 1, 3),
        (_YEAR_MONTH_DAY, 3, 2, 1),
    ):
        match = pattern.fullmatch(text)
        if match and match[month] in MONTHS:
            return _day(int(match[year]), MONTHS[match[month]], int(match[day]))
    return None


def _partial(text: str) -> ReadDate | None:
    match = _PARTIAL.fullmatch(text)
    if match:
        known = match[1] is None or match[1] in MONTHS
        year = int(match[2] or match[5] or match[4])
        whole = year if year > 99 else year + 2000
        month = MONTHS[match[1]] if match[1] and known else int(match[3] or match[6] or 0)
        return _incomplete(whole, month, 0) if known and 1900 <= whole <= 2100 else None
    match = _DAY_WITHOUT_YEAR.fullmatch(text)
    name = (match["month"] or match["month2"]) if match else ""
    return (
        _incomplete(0, MONTHS[name], int(match["day"] or match["day2"])) if match and name in MONTHS else None
    )


def _incomplete(year: int, month: int, day: int) -> ReadDate:
    return ReadDate(None, "partial_date", ((year, month, day),))
