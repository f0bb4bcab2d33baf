"""Spellings of a text that compare alike: without whitespace, and without case, accents of type and punctuation."""

import re
import unicodedata

# Soft hyphens, joiners, direction marks and the byte order mark take up no room on the page.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NOT_WORDS = re.compile(r"[\W_]+")
_EXCERPT = 120
# Nearly every text is plain ASCII, and that goes ten times as fast.
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def squeezed(text: str) -> str:
    """The text without any whitespace: line breaks and indents of a template make no difference."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return "".join(text.split())


def folded(text: str) -> str:
    """Letters and digits only, in one case: what is left where only punctuation or capitals differ."""
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _ASCII_SIGNS).decode("ascii")
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold())


def plain(text: str) -> str:
    """The text on one line."""
    return " ".join((text if text.isascii() else _UNSEEN.sub("", text)).split())


def excerpt(value: object, limit: int = _EXCERPT) -> str:
    """The start of a value as one line, for a finding."""
    text = plain(value if isinstance(value, str) else repr(value)[: 4 * limit])
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
