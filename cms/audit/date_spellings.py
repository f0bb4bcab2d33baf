"""Days as people write them: the spellings of CLDR for a page's language, and dates read back out of text."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from cms.audit.text_folding import folded

_SKELETONS = ("yMMMMd", "yMMMd", "yMMMMEEEEd", "yMMMEd", "yMd", "yMMdd")
_SIBLINGS = {"en": ("en_GB", "en_US"), "es": ("es_MX", "es_ES"), "pt": ("pt_BR", "pt_PT"), "fr": ("fr_CA",)}
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})\b")


@lru_cache(maxsize=256)
def locales_of(language: str) -> tuple[Locale, ...]:
    """The locale of a language tag, its language alone and its best-known relatives; English if unknown."""
    base = re.split(r"[-_]", language)[0].lower()
    found: dict[str, Locale] = {}
    for name in (language.replace("-", "_"), base, *_SIBLINGS.get(base, ())):
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        found[str(locale)] = locale
    return tuple(found.values()) or (Locale("en"),)


@lru_cache(maxsize=4096)
def day_spellings(day: dt.date, language: str) -> frozenset[str]:
    """The day in every CLDR spelling of the language, letters and digits only; the ISO form too."""
    found = {day.isoformat()}
    for locale in locales_of(language):
        for style in ("full", "long", "medium"):
            found.add(format_date(day, style, locale=locale))
        for skeleton in _SKELETONS:
            found.update(_by_skeleton(skeleton, day, locale))
    # Numbers with leading zeros, in either order that a reader of the language knows.
    found.update({f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"})
    if language.lower().startswith("en"):
        found.update({f"{day:%m/%d/%Y}", f"{day.month}/{day.day}/{day.year}"})
    # "Sept. 20, 2026" mixes the words of one country with the order of another, and is read everywhere.
    for name, number in _months(language)[0].items():
        if number == day.month and not name.isdigit():
            found.update({f"{day.day} {name} {day.year}", f"{name} {day.day} {day.year}"})
    return frozenset(folded(text) for text in found)


def _by_skeleton(skeleton: str, day: dt.date, locale: Locale) -> Iterator[str]:
    try:
        yield format_skeleton(skeleton, day, locale=locale)
    except KeyError:
        return


def shows_day(text: str, day: dt.date, language: str) -> bool:
    """Whether the (folded) text holds the day in a spelling of the language, and not as part of a longer number."""
    for spelling in day_spellings(day, language):
        at = text.find(spelling)
        while at != -1:
            before = text[at - 1 : at] if spelling[0].isdigit() else ""
            after = text[at + len(spelling) : at + len(spelling) + 1] if spelling[-1].isdigit() else ""
            if not before.isdigit() and not after.isdigit():
                return True
            at = text.find(spelling, at + 1)
    return False


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    names: dict[str, int] = {}
    for locale in locales_of(language):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    words = [name for name in names if not name.isdigit()]
    either = "|".join(re.escape(name) for name in sorted(words, key=len, reverse=True)) or "$^"
    pattern = (
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?[.,\s]*(?:de\s+|of\s+)?(?P<m1>{either})\b[.,\s]*(?:de\s+|del\s+)?(?P<y1>\d{{4}})"
        rf"|\b(?P<m2>{either})\b[.,\s]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[.,\s]+(?P<y2>\d{{4}})"
    )
    return names, re.compile(pattern, re.IGNORECASE)


def first_days(text: str, language: str) -> frozenset[dt.date]:
    """The first date in the text, in each way it can be read; nothing if there is none."""
    found: list[tuple[int, frozenset[dt.date]]] = []
    if match := _ISO.search(text):
        found.append((match.start(), _real((match[1], match[2], match[3]))))
    if match := _DAY_FIRST.search(text):
        found.append((match.start(), _real((match[3], match[2], match[1]), (match[3], match[1], match[2]))))
    names, pattern = _months(language)
    if match := pattern.search(text):
        month = names[(match["m1"] or match["m2"]).casefold()]
        day, year = match["d1"] or match["d2"], match["y1"] or match["y2"]
        found.append((match.start(), _real((year, str(month), day))))
    return min(found, key=lambda item: item[0])[1] if found else frozenset()


def _real(*candidates: tuple[str, str, str]) -> frozenset[dt.date]:
    days = set()
    for year, month, day in candidates:
        try:
            days.add(dt.date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return frozenset(days)
