"""Rules about the questions of one page taken together."""

import uuid
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from django.utils.text import slugify

ANCHOR_LENGTH = 60


class QuestionRow(Protocol):
    """What these rules read and, for anchors and uuids, complete."""

    uuid: uuid.UUID
    question: str
    anchor: str


@lru_cache(maxsize=4096)
def same_words(question: str) -> str:
    """The question without case, punctuation and spacing: what makes two questions the same to a reader."""
    return "".join(character for character in question.casefold() if character.isalnum())


def duplicates(questions: Sequence[str]) -> dict[int, int]:
    """Position of each question that repeats an earlier one's words, with the position of that earlier one."""
    return repeats([same_words(question) for question in questions])


def repeats(values: Sequence[str]) -> dict[int, int]:
    """Position of each value that occurs before, with the position of its first occurrence; empty ones never do."""
    first: dict[str, int] = {}
    repeated = {}
    for position, value in enumerate(values):
        if value and first.setdefault(value, position) != position:
            repeated[position] = first[value]
    return repeated


def duplicate_message(first: int) -> str:
    """What an editor is told; `first` counts from 0."""
    return f"Question {first + 1} on this page has the same words. Change one of them or remove it."


def repeated_anchor_message(first: int) -> str:
    """What an editor is told; `first` counts from 0."""
    return f"Question {first + 1} on this page already has this anchor. Choose another or leave it empty."


def complete(questions: Iterable[QuestionRow]) -> None:
    """Give an anchor to each question without one, and a uuid of its own to each that repeats one.

    Anchors that exist are left alone: links point at them.
    """
    rows = list(questions)
    anchors = {row.anchor for row in rows if row.anchor}
    uuids: set[uuid.UUID] = set()
    for row in rows:
        if row.uuid in uuids:
            row.uuid = uuid.uuid4()
        uuids.add(row.uuid)
        if not row.anchor:
            row.anchor = _free_anchor(row.question, taken=anchors)
            anchors.add(row.anchor)


def _free_anchor(question: str, *, taken: set[str]) -> str:
    stem = slugify(question)[:ANCHOR_LENGTH].strip("-") or "question"
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
