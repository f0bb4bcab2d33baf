"""Letters that a pattern cannot match without: looking for them first is far quicker than trying the pattern."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

_OPAQUE = "ıİſK"
"""Letters that a pattern without case takes for others although they are not written so in lower case."""


def required_letters(pattern: str) -> frozenset[str]:
    """Pieces in lower case of which every match has at least one; none if nothing can be said of the pattern.

    For a pattern that knows no case.
    """
    return _of_sequence(re._parser.parse(pattern)) or frozenset()  # type: ignore[attr-defined]  # as `re` reads it


def search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What `pattern.search` finds."""
    letters = _letters_of(pattern)
    if letters and is_plain(text):
        lower = text.lower()
        if not any(piece in lower for piece in letters):
            return None
    return pattern.search(text)


@lru_cache(maxsize=1024)
def _letters_of(pattern: re.Pattern[str]) -> frozenset[str]:
    return required_letters(pattern.pattern)


class LetterIndex:
    """Finds which of many pieces stand in a text, without looking for each of them.

    A piece stands where its longest part without white space does, which is within one word; and words come again.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self.everywhere = [piece for piece in pieces if not piece.strip()]
        self.by_part: dict[str, list[str]] = {}
        for piece in pieces:
            if piece.strip():
                self.by_part.setdefault(max(piece.split(), key=len), []).append(piece)
        self._of_word = lru_cache(maxsize=16_384)(self._look_in)

    def in_text(self, text: str) -> set[str]:
        """The pieces that stand in the text."""
        possible = {piece for word in text.split() for piece in self._of_word(word)}
        return {piece for piece in [*possible, *self.everywhere] if piece in text}

    def _look_in(self, word: str) -> tuple[str, ...]:
        return tuple(piece for part, pieces in self.by_part.items() if part in word for piece in pieces)


def is_plain(text: str) -> bool:
    """Whether the text in lower case has the letters that a pattern without case finds in it."""
    return text.isascii() or not any(letter in text for letter in _OPAQUE)


def _of_sequence(parts: Iterable[Any]) -> frozenset[str] | None:
    """The best that one of the parts requires: the longest pieces, and few of them."""
    found = [pieces for pieces in _candidates(parts) if pieces]
    return max(found, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=None)


def _candidates(parts: Iterable[Any]) -> Iterator[frozenset[str] | None]:
    letters = ""
    for kind, value in parts:
        name = str(kind)
        if name == "LITERAL":
            letters += chr(value).lower()
            continue
        if letters:
            yield frozenset([letters])
            letters = ""
        if name == "SUBPATTERN":
            yield _of_sequence(value[3])
        elif name == "BRANCH":
            yield _of_branches(value[1])
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            yield _of_sequence(value[2])
    if letters:
        yield frozenset([letters])


def _of_branches(branches: Iterable[Any]) -> frozenset[str] | None:
    required = [_of_sequence(branch) for branch in branches]
    return None if None in required else frozenset().union(*filter(None, required))
