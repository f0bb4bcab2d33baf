"""Numbers and currencies as people write them, with the separators of any language."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

_SPACES = " \u00a0\u202f\u2009"
# Digits with points, commas, spaces and apostrophes between them: any separators of thousands and decimals.
_NUMBER = re.compile(rf"\d{{1,15}}(?:[.,'’{_SPACES}]\d{{1,15}}){{0,8}}")
_SYMBOLS = re.compile(r"[$€£¥₹₺₽₩₪฿₫₴₦₱₲₡₸₼₾]")
_PARTS = re.compile(r"[.,'’\s]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_DIGIT = re.compile(r"\d")
_CODES = re.compile(r"\b[A-Z]{3}\b")


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes of all money that is in use somewhere, as CLDR knows them."""
    territories = [code for code in map(str, Locale("en").territories) if len(code) == 2]
    return frozenset(code for territory in territories for code in get_territory_currencies(territory))


def has_price(text: str) -> bool:
    """Whether a number with a currency stands in the text."""
    return bool(_DIGIT.search(text)) and (
        bool(_SYMBOLS.search(text)) or not currencies().isdisjoint(_CODES.findall(text))
    )


def amount(value: object) -> Decimal | None:
    """A plain number as structured data wants it: digits and at most one point."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        text = str(value)
        found = Decimal(text) if re.fullmatch(r"-?\d{1,30}(?:\.\d{1,30})?", text) else None
    except (InvalidOperation, ValueError):
        return None
    return found


def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number in the text, in every way it can be read: "1.180,50", "1,180.50" and "1 180.5" are the same."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(_western(text)):
        found.update(_readings(match.group()))
    return frozenset(found)


def _western(text: str) -> str:
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    text = text.replace("٫", ".").replace("٬", ",")
    return _FOREIGN_DIGIT.sub(lambda digit: str(int(digit.group())), text)


@lru_cache(maxsize=4096)
def _readings(token: str) -> frozenset[Decimal]:
    parts = _PARTS.split(token)
    found = {Decimal("".join(parts))} if all(len(part) == 3 for part in parts[1:]) else set()
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:-1]):
        found.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    # A space may only part two numbers, and so may a comma.
    found.update(Decimal(part) for part in parts)
    return frozenset(found)


@lru_cache(maxsize=512)
def currency_spellings(code: str, language: str) -> frozenset[str]:
    """How a currency can be written in a language: code, symbols and name."""
    found = {code}
    for name in dict.fromkeys((language.replace("-", "_"), language[:2], "en", "es")):
        try:
            locale = Locale.parse(name)
            found.add(get_currency_symbol(code, locale=locale))
            found.add(get_currency_name(code, locale=locale))
            found.add(get_currency_name(code, count=2, locale=locale))
        except (UnknownLocaleError, ValueError):
            continue
    narrow = {
        "USD": "$",
        "MXN": "$",
        "CAD": "$",
        "AUD": "$",
        "COP": "$",
        "EUR": "€",
        "GBP": "£",
        "CHF": "Fr.",
    }
    if code in narrow:
        found.add(narrow[code])
    return frozenset(spelling for spelling in found if spelling)
