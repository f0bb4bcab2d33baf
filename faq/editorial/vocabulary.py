"""What the words of a language mean to the checks: phrases that raise one, and words that excuse a phrase."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from faq.editorial.required_letters import LetterIndex, required_letters


@dataclass(frozen=True)
class Phrase:
    """A wording to look for; `unless` is what in the same sentence makes it harmless.

    A sentence without any of `letters` (`faq.editorial.required_letters`) does not say it.
    """

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    letters: frozenset[str] = frozenset()


def phrase(pattern: str, *, unless: str | None = None) -> Phrase:
    found = wording(pattern)
    return Phrase(found, wording(unless) if unless else None, required_letters(found.pattern))


_CLASS_OR_APOSTROPHE = re.compile(r"\[[^\]]*\]|'")


def wording(pattern: str) -> re.Pattern[str]:
    """A pattern that knows no case; an apostrophe outside brackets stands for the typographic one too."""
    either = _CLASS_OR_APOSTROPHE.sub(
        lambda found: "['’]" if found.group() == "'" else found.group(), pattern
    )
    return re.compile(either, re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of one language.

    `phrases` are by the code of the check. `negation` denies what follows, up to a `clause_end` or a `new_subject`
    after a comma; a `bare_negation` denies only its own noun in a list. `attribution` says that somebody else claims
    it, `naming` that a word is only mentioned, `condition` that it is only supposed.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    terms: Mapping[str, re.Pattern[str]]
    negation: re.Pattern[str]
    no_negation: re.Pattern[str]
    bare_negation: re.Pattern[str]
    clause_end: re.Pattern[str]
    new_subject: re.Pattern[str]
    denied_after: re.Pattern[str]
    attribution: re.Pattern[str]
    naming: re.Pattern[str]
    condition: re.Pattern[str]

    @cached_property
    def by_letters(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """The code and number of each phrase, by the letters of which it needs one; "" for those that need none."""
        found: dict[str, list[tuple[str, int]]] = {}
        for code, phrases in self.phrases.items():
            for number, each in enumerate(phrases):
                for piece in each.letters or {""}:
                    found.setdefault(piece, []).append((code, number))
        return found

    @cached_property
    def letters(self) -> LetterIndex:
        """To find the keys of `by_letters` in a sentence."""
        return LetterIndex(self.by_letters)
