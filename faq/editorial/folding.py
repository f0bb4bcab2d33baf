"""Findings that say the same of several places, as one entry with the places named."""

import itertools
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_QUESTION = re.compile(r"Question (\d+)(.*)")
_PLAIN_WORD = re.compile(r"[A-Z](?![A-Z\d])\w*(?![\w-])")
_LEAST_RUN = 3
"""How many questions in a row are told as "1 to 3"."""

_MOST_OTHERS = 3


@dataclass(frozen=True)
class Folded(Generic[Item]):
    """Findings that say the same; `where` names all their places."""

    items: Sequence[Item]
    where: str

    @property
    def first(self) -> Item:
        return self.items[0]


def folded(
    items: Iterable[Item], *, alike: Callable[[Item], Hashable], where: Callable[[Item], str]
) -> list[Folded[Item]]:
    """Fold items that are `alike`, each where the first of them stood; `where` gives the place of an item."""
    groups: dict[Hashable, list[Item]] = {}
    for item in items:
        groups.setdefault(alike(item), []).append(item)
    return [Folded(group, places_in_words([where(item) for item in group])) for group in groups.values()]


def places_in_words(labels: Sequence[str]) -> str:
    """Several places in a few words: "Summary, questions 1 to 4 and 7"; "9 places" where that would be many words."""
    distinct = list(dict.fromkeys(labels))
    words = _named(distinct)
    return words if len(labels) == len(distinct) else f"{words} ({len(labels)} times)"


def _named(distinct: Sequence[str]) -> str:
    if len(distinct) == 1:
        return distinct[0]
    matches = [match for label in distinct if (match := _QUESTION.fullmatch(label))]
    others = [label for label in distinct if not _QUESTION.fullmatch(label)]
    if len(others) > _MOST_OTHERS:
        return f"{len(distinct)} places"
    first, *following = [*others, *([_questions(matches)] if matches else [])]
    return ", ".join([first, *map(_within, following)])


def _within(label: str) -> str:
    """A label as it follows others; "CT scan" and "FAQ title" keep their capitals."""
    return label[:1].lower() + label[1:] if _PLAIN_WORD.match(label) else label


def _questions(matches: Sequence[re.Match[str]]) -> str:
    """Questions by their numbers, with the part of them where it is the same of all."""
    numbers = sorted({int(match[1]) for match in matches})
    parts = {match[2] for match in matches}
    word = "Question" if len(numbers) == 1 else "Questions"
    return f"{word} {_listed(numbers)}{parts.pop() if len(parts) == 1 else ''}"


def _listed(numbers: Sequence[int]) -> str:
    """Numbers from the lowest on: "1 to 4, 7 and 9"."""
    pieces: list[str] = []
    for _, run in itertools.groupby(enumerate(numbers), key=lambda entry: entry[1] - entry[0]):
        values = [value for _, value in run]
        long = len(values) >= _LEAST_RUN
        pieces += [f"{values[0]} to {values[-1]}"] if long else map(str, values)
    return " and ".join(filter(None, [", ".join(pieces[:-1]), pieces[-1]]))
