"""Words of a text, folded: what the index holds and what a search asks for go through the same folding.

Accents, case and compatibility forms fall away ("Prótesis" and "PROTESIS" are one word). There is no stemming:
a stemmer of English makes "implant" of "implantitis", which is a disease of it. Both databases are given finished
words, so that neither parses or folds in its own way.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

# Longer ones are cut, in the index and in a search alike: PostgreSQL takes no words beyond 2 kB.
LONGEST_WORD = 64

_APOSTROPHES = "'’ʼ"


class _Table(dict[int, str]):
    """A table for `str.translate` that works out an entry when it is first needed."""

    def __init__(self, entry: Callable[[str], str]) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, code: int) -> str:
        value = self[code] = self._entry(chr(code))
        return value


def _folded(character: str) -> str:
    """The letters and digits that a character stands for; a space where it parts words, nothing for a mark."""
    if character == "\u200b":  # the zero width space parts words, unlike the joiners of the same category
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_part(part) for part in plain)


def _part(character: str) -> str:
    if character.isalnum():
        return character
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    # Vowel signs of Indic and Thai scripts are marks, too, but no accents: words without them are other words.
    return character if unicodedata.category(character) in ("Mn", "Mc") else " "


def _kind(character: str) -> str:
    folded = _FOLDED[ord(character)]
    return "m" if not folded else "w" if folded.strip() else " "


_FOLDED = _Table(_folded)
_KINDS = _Table(_kind)
_WORD = re.compile("w[wm]*")
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}][sS](?!\w)")


def words(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return [word[:LONGEST_WORD] for word in text.translate(_FOLDED).split()]


def spans(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Where the words of a text stand: start, end, and the folded words of that piece (rarely more than one)."""
    for found in _WORD.finditer(text.translate(_KINDS)):
        start, end = found.span()
        yield start, end, words(text[start:end])


def without_possessives(text: str) -> str:
    """For what is asked: "patient's" finds "patient" and "patients", not only what holds a word "s"."""
    return _POSSESSIVE.sub("", text)
