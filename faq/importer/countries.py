"""Country names to ISO 3166-1 alpha-2 codes: certain names only."""

import re

from babel import Locale

from faq.importer.vocabulary import plain

_LANGUAGES = ("en", "es", "pt", "de", "fr")
_ALIASES = {
    "usa": "US", "u.s.a": "US", "us": "US", "u.s": "US", "united states of america": "US", "the united states": "US",
    "the us": "US", "the usa": "US", "ee.uu": "US", "ee. uu": "US", "eeuu": "US", "estados unidos de america": "US",
    "eua": "US", "uk": "GB", "u.k": "GB", "the uk": "GB", "great britain": "GB", "the united kingdom": "GB",
    "gran bretana": "GB", "uae": "AE", "south korea": "KR", "corea del sur": "KR", "czech republic": "CZ",
    "the czech republic": "CZ", "republica checa": "CZ", "turkey": "TR", "the netherlands": "NL", "holanda": "NL",
    "the philippines": "PH", "the dominican republic": "DO", "the bahamas": "BS", "vietnam": "VN", "russia": "RU",
    "hong kong": "HK", "macau": "MO", "macao": "MO",
}  # fmt: skip

# In running words these mean something else as often as the country.
_ONLY_ALONE = frozenset({"georgia", "jordan", "chad", "togo", "jersey", "guinea", "mali", "niger"})
_MAX_WORDS = 5
_WORD = re.compile(r"[^\s/,;|()\[\]–—]+")
_NOT_THE_COUNTRY_BEFORE = frozenset({"new", "nuevo", "nueva"})
_NOT_THE_COUNTRY_AFTER = frozenset({"dollar", "dollars", "$", "usd", "fda"})


def _names() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if (
                len(code) == 2
                and code.isalpha()
                and code not in ("EU", "EZ", "UN", "QO", "XA", "XB", "XK", "ZZ")
            ):
                found.setdefault(plain(name), set()).add(code)
    names = {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
    return {**names, **_ALIASES}


_NAMES = _names()


def country_code(name: str) -> str | None:
    """Return the code of a country given by its name alone, or None where it is not certainly one country."""
    key = plain(name)
    if len(name) == 2 and name.isupper() and name not in ("EU", "UN"):
        return name if name in _NAMES.values() else _NAMES.get(key)
    return _NAMES.get(key)


def find_country(text: str) -> str | None:
    """Return the one country named within a short text such as "Cost in Mexico (USD)"; None for none or several."""
    words = _WORD.findall(text[:200])
    found: set[str] = set()
    position = 0
    while position < len(words):
        length, code = _country_at(words, position)
        if code:
            found.add(code)
        position += length
    return found.pop() if len(found) == 1 else None


def _country_at(words: list[str], position: int) -> tuple[int, str | None]:
    before = plain(words[position - 1]) if position else ""
    for length in range(min(_MAX_WORDS, len(words) - position), 0, -1):
        phrase = " ".join(words[position : position + length])
        code = _NAMES.get(plain(phrase))
        if code is None:
            continue
        following = words[position + length] if position + length < len(words) else ""
        return length, code if _names_the_country(phrase, before, plain(following), len(words)) else None
    return 1, None


def _names_the_country(phrase: str, before: str, after: str, words: int) -> bool:
    """Tell a country from a word or an adjective: "US dollars", "contact us", "New Mexico"."""
    name = phrase.removeprefix("the ").removeprefix("The ")
    if not name[0].isupper() or before in _NOT_THE_COUNTRY_BEFORE:
        return False
    if plain(phrase) == "us":
        return phrase == "US" and after not in _NOT_THE_COUNTRY_AFTER
    return plain(phrase) not in _ONLY_ALONE or words == len(phrase.split())
