"""How currencies are written: symbols, ISO 4217 codes and words, and which of them are certain."""

import re

from babel.core import get_global

# fmt: off
DOLLAR_SIGN_CURRENCIES = frozenset({
    "ARS", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "CUP", "DOP", "FJD", "GYD", "HKD", "JMD",
    "KYD", "LRD", "MXN", "NAD", "NIO", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "USD", "UYU", "XCD",
})
# fmt: on

# A mark that several currencies share names none of them; the values are those it may stand for.
SHARED_MARKS: dict[str, frozenset[str]] = {
    "$": DOLLAR_SIGN_CURRENCIES,
    "c$": frozenset({"CAD", "NIO"}),
    "¥": frozenset({"JPY", "CNY"}),
    "kr": frozenset({"DKK", "ISK", "NOK", "SEK"}),
    "kr.": frozenset({"DKK", "ISK", "NOK", "SEK"}),
    "rs": frozenset({"INR", "LKR", "NPR", "PKR"}),
    "rs.": frozenset({"INR", "LKR", "NPR", "PKR"}),
    "rupees": frozenset({"INR", "LKR", "NPR", "PKR"}),
    "fr.": frozenset({"CHF", "XAF", "XOF", "XPF"}),
    "dh": frozenset({"AED", "MAD"}),
    "dhs": frozenset({"AED", "MAD"}),
    "dirham": frozenset({"AED", "MAD"}),
    "dirhams": frozenset({"AED", "MAD"}),
    "lei": frozenset({"MDL", "RON"}),
    "rubles": frozenset({"BYN", "RUB"}),
    "руб": frozenset({"BYN", "RUB"}),
    "руб.": frozenset({"BYN", "RUB"}),
    "peso": frozenset({"ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU"}),
    "pesos": frozenset({"ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU"}),
}

CERTAIN_MARKS: dict[str, str] = {
    "€": "EUR", "£": "GBP", "₹": "INR", "฿": "THB", "₡": "CRC", "₺": "TRY", "₩": "KRW", "₽": "RUB", "₫": "VND",
    "₱": "PHP", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₸": "KZT", "₾": "GEL", "₼": "AZN",
    "zł": "PLN", "kč": "CZK", "ft": "HUF", "r$": "BRL", "s/": "PEN", "s/.": "PEN", "rd$": "DOP",
    "us$": "USD", "us $": "USD", "u.s. $": "USD", "u.s.$": "USD", "u$s": "USD", "u$d": "USD", "usd$": "USD", "mx$": "MXN", "mex$": "MXN",
    "mxn$": "MXN", "ca$": "CAD", "cad$": "CAD", "au$": "AUD", "a$": "AUD", "aud$": "AUD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "sg$": "SGD", "nt$": "TWD", "col$": "COP", "cop$": "COP", "ar$": "ARS",
    "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "american dollars": "USD",
    "dólares estadounidenses": "USD", "dólares americanos": "USD", "dolares americanos": "USD",
    "dólares dos estados unidos": "USD", "dollars américains": "USD", "us-dollar": "USD", "us-dollars": "USD",
    "canadian dollars": "CAD", "australian dollars": "AUD", "dólares canadienses": "CAD",
    "euro": "EUR", "euros": "EUR", "pounds sterling": "GBP", "libras esterlinas": "GBP",
    "british pounds": "GBP", "pound sterling": "GBP", "livres sterling": "GBP", "pfund sterling": "GBP",
    "mexican pesos": "MXN", "pesos mexicanos": "MXN", "colombian pesos": "COP", "pesos colombianos": "COP",
    "argentine pesos": "ARS", "pesos argentinos": "ARS", "pesos chilenos": "CLP", "pesos dominicanos": "DOP",
    "philippine pesos": "PHP", "pesos filipinos": "PHP", "pesos uruguayos": "UYU",
    "indian rupees": "INR", "baht": "THB", "zloty": "PLN", "złoty": "PLN", "reais": "BRL", "forint": "HUF",
    "tl": "TRY", "turkish lira": "TRY", "turkish liras": "TRY", "liras turcas": "TRY", "sfr.": "CHF", "sfr": "CHF", "colones": "CRC",
    "swiss francs": "CHF", "schweizer franken": "CHF", "francs suisses": "CHF", "francos suizos": "CHF",
    "thai baht": "THB", "peruvian soles": "PEN", "soles peruanos": "PEN", "ringgit": "MYR",
    "rm": "MYR", "rp": "IDR", "rp.": "IDR", "rmb": "CNY", "$ ca": "CAD", "$ca": "CAD", "$ can": "CAD", "$can": "CAD", "$ us": "USD", "$us": "USD", "dirhams marocains": "MAD", "moroccan dirhams": "MAD", "m.n": "MXN", "m.n.": "MXN",
}  # fmt: skip

# By long custom the dollar of no named country is that of the United States; a text about another country that
# has dollars needs more care than this table can take.
DOLLAR_WORDS = frozenset({"dollar", "dollars", "dólar", "dólares", "dolares"})

# English words and abbreviations that happen to be ISO codes: never read as money.
_NOT_MONEY = frozenset({"TOP", "CUP", "MOP", "SOS", "ALL"})

_LOWER_CASE_CODES = (
    "usd",
    "eur",
    "gbp",
    "mxn",
    "inr",
    "thb",
    "cad",
    "aud",
    "cop",
    "brl",
    "czk",
    "pln",
    "huf",
    "chf",
)


def _current_codes() -> frozenset[str]:
    codes = set()
    for entries in get_global("territory_currencies").values():
        codes |= {code for code, _start, end, tender in entries if tender and not end}
    return frozenset(codes - _NOT_MONEY)


ISO_CODES = _current_codes()


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _worded(marks: list[str], *, signs: bool) -> list[str]:
    return [mark for mark in marks if mark[-1].isalpha() != signs]


# "Fr." is as often a Friday, "TL" a teaspoon and "RM" a room: only beside a number of the size of a price are they money.
_BESIDE_NUMBERS = frozenset({"fr.", "tl", "rm", "rp", "rp."})
_FRANCS = r"fr\.(?=\s?(?:\d[\d'’]{2}|\d\d(?:\.[-–—]|\s*$)))"
_RINGGITS_AND_RUPIAHS = r"(?:rm|rp\.?)(?=\s?\d[\d.,]*\d)"
_LIRAS = (
    r"(?<=\()tl(?=\))|tl(?=\s?\d[\d.]{2})|(?:(?<=\d{3})|(?<=\d{3}\s)|(?<=,\d\d)|(?<=,\d\d\s))tl(?![^\W\d_])"
)

# Before "$" alone, as the letters are part of the mark.
_DOLLARS_BEHIND = r"\$\s?(?:ca|can|us)(?![^\W\d_.])"

_ALL_MARKS = [mark for mark in (*SHARED_MARKS, *CERTAIN_MARKS, *DOLLAR_WORDS) if mark not in _BESIDE_NUMBERS]
_WORDS = _alternation([*_worded(_ALL_MARKS, signs=False), *_LOWER_CASE_CODES])

# A sign stands anywhere; a word or code must not touch another letter ("Ft" in "Fterm", "ARS" in "MARS").
MARK_PATTERN = (
    rf"(?<![^\W\d_])(?:{_DOLLARS_BEHIND}|{_FRANCS}|{_LIRAS}|{_RINGGITS_AND_RUPIAHS}|{_alternation(_worded(_ALL_MARKS, signs=True))})"
    rf"|(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])"
    rf"|(?<![^\W\d_])(?-i:{_alternation(sorted(ISO_CODES))})(?![^\W\d_])"
)
_MARK = re.compile(MARK_PATTERN, re.IGNORECASE)


def currency_of(mark: str) -> str | None:
    """Return the ISO code that a written mark certainly means, or None where several currencies share it."""
    lowered = " ".join(mark.casefold().split())
    if lowered in CERTAIN_MARKS:
        return CERTAIN_MARKS[lowered]
    if lowered in DOLLAR_WORDS:
        return "USD"
    return mark.upper() if mark.upper() in ISO_CODES else None


def may_mean(mark: str | None, code: str) -> bool:
    """Tell whether a written mark can stand for the ISO currency `code`; no mark at all can stand for any."""
    if mark is None:
        return True
    lowered = mark.casefold()
    if lowered in SHARED_MARKS:
        return code in SHARED_MARKS[lowered]
    return currency_of(mark) == code


def find_currency(text: str) -> str | None:
    """Return the one ISO currency that a heading, note or caption names; None where it names none or several."""
    found = {currency_of(match.group()) for match in _MARK.finditer(text[:2000])} - {None}
    return found.pop() if len(found) == 1 else None


def is_currency_name(text: str) -> bool:
    """Tell whether a text is one mark of a currency and nothing else, certain or shared."""
    return _MARK.fullmatch(" ".join(text.split())) is not None


def has_currency(text: str) -> bool:
    """Tell whether any currency mark, certain or shared, stands in the text."""
    return _MARK.search(text[:2000]) is not None
