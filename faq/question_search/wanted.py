"""What somebody searches for: words, and phrases in double quotes. Nothing else in the text means anything."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faq.question_search.folding import without_possessives, words

LONGEST_TEXT = 200
MOST_WORDS = 16
SHORTEST_PREFIX = 3

_QUOTES = re.compile('["“”„«»]')


class NothingWantedError(ValueError):
    """A text that cannot be searched for; `code` says why: too_long, no_words or too_many_words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Term:
    """Folded words that stand next to each other; one word of three letters or more also begins longer ones."""

    words: tuple[str, ...]
    is_prefix: bool = False

    def stands_in(self, folded: str) -> bool:
        """Whether it is in a text of folded words, each with a space on both sides."""
        return self._needle() in folded

    def starts_at(self, folded: Sequence[str], place: int) -> bool:
        """Whether the words from this place on are its own."""
        if self.is_prefix:
            return folded[place].startswith(self.words[0])
        return tuple(folded[place : place + len(self.words)]) == self.words

    def _needle(self) -> str:
        return f" {' '.join(self.words)}" if self.is_prefix else f" {' '.join(self.words)} "


@dataclass(frozen=True)
class Wanted:
    """The terms of a search, each once. All of them must be in a question for it to be found."""

    terms: tuple[Term, ...]


def wanted(text: str) -> Wanted:
    """What this text asks for. Raises `NothingWantedError` where it is too long, or has no or too many words."""
    # Before anything looks at the text: the cost of what follows grows with it.
    if len(text) > LONGEST_TEXT:
        raise NothingWantedError("too_long", f"Longer than {LONGEST_TEXT} characters.")
    terms = tuple(dict.fromkeys(_terms(text)))
    count = sum(len(term.words) for term in terms)
    if not count:
        raise NothingWantedError("no_words", "Holds no word to search for: letters or digits.")
    if count > MOST_WORDS:
        raise NothingWantedError("too_many_words", f"More than {MOST_WORDS} words.")
    return Wanted(terms)


def _terms(text: str) -> list[Term]:
    pieces = _QUOTES.split(text)
    # A last quote without a partner quotes nothing.
    closed = len(pieces) if len(pieces) % 2 else len(pieces) - 1
    terms = []
    for place, piece in enumerate(pieces):
        if place % 2 and place < closed:
            phrase = tuple(words(piece))
            terms += [Term(phrase)] if phrase else []
        else:
            plain = words(without_possessives(piece))
            terms += [Term((word,), is_prefix=len(word) >= SHORTEST_PREFIX) for word in plain]
    return terms
