"""What changed between the text that was approved and the text now, question by question."""

import difflib
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from faq.review.wording import PAGE_PARTS, QUESTION_PARTS, parts_of

ALIKE = 0.6
"""How like two questions' words must be, from 0 to 1, to count as one question when nothing else links them."""


class Change(StrEnum):
    """What happened to a part of the text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Words:
    """A run of words that stayed (SAME), came (ADDED) or went (REMOVED)."""

    change: Change
    text: str


@dataclass(frozen=True)
class Part:
    """One field, such as the summary or a short answer."""

    label: str
    change: Change
    words: tuple[Words, ...]


@dataclass(frozen=True)
class QuestionDifference:
    """One question. Numbers count from 1; `before` is None for a new question, `now` for a removed one."""

    uuid: UUID | None
    title: str
    change: Change
    before: int | None
    now: int | None
    moved: bool
    parts: tuple[Part, ...]

    @property
    def untouched(self) -> bool:
        return self.change == Change.SAME and not self.moved


@dataclass(frozen=True)
class Differences:
    """The page's own fields, and every question in today's order followed by those that were removed."""

    parts: tuple[Part, ...] = ()
    questions: tuple[QuestionDifference, ...] = ()

    @property
    def any(self) -> bool:
        return bool(self.summary)

    @property
    def unchanged_parts(self) -> list[Part]:
        return [part for part in self.parts if part.change == Change.SAME]

    @property
    def summary(self) -> list[str]:
        """One line for each thing that changed: "Summary (changed)", "“How long …?” (changed, moved)"."""
        lines = [f"{part.label} ({part.change})" for part in self.parts if part.change != Change.SAME]
        for question in self.questions:
            what: list[str] = [question.change] if question.change != Change.SAME else []
            what += ["moved"] if question.moved else []
            if what:
                lines.append(f"“{question.title}” ({', '.join(what)})")
        return lines


@dataclass(frozen=True)
class Side:
    """One of the two texts: `faq.digest.reviewable_content`, and the uuid of each question where it is known."""

    content: Mapping[str, Any] = field(default_factory=dict)
    uuids: Sequence[UUID | None] = ()

    @property
    def questions(self) -> Sequence[Mapping[str, Any]]:
        return self.content.get("questions", [])

    def uuid(self, index: int | None) -> UUID | None:
        return self.uuids[index] if index is not None and index < len(self.uuids) else None


def differences(before: Side, now: Side) -> Differences:
    """Compare two texts. Questions are matched by uuid, then by their exact words, then by likeness."""
    pairs = _pairs(before, now)
    stayed = _in_order([pairs[index] for index in sorted(pairs)])
    questions = [
        _question(before, now, pairs.get(index), index, moved=index in pairs and pairs[index] not in stayed)
        for index in range(len(now.questions))
    ]
    gone = [index for index in range(len(before.questions)) if index not in pairs.values()]
    questions += [_question(before, now, index, None, moved=False) for index in gone]
    parts = _parts(parts_of(before.content, PAGE_PARTS), parts_of(now.content, PAGE_PARTS))
    return Differences(parts, tuple(questions))


def words_between(before: str, now: str) -> tuple[Words, ...]:
    """The words of both texts in reading order, each marked as stayed, gone or come."""
    old, new = _tokens(before), _tokens(now)
    runs = []
    # White space after a word is no change: it only says whether another word follows.
    old_words, new_words = ([token.strip() for token in tokens] for tokens in (old, new))
    matcher = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            # The last word of one text has no space after it, though more follows in the other.
            last = max(old[end - 1], new[new_end - 1], key=len)
            runs.append(Words(Change.SAME, "".join([*new[new_start : new_end - 1], last])))
            continue
        if end > start:
            runs.append(Words(Change.REMOVED, "".join(old[start:end])))
        if new_end > new_start:
            runs.append(Words(Change.ADDED, "".join(new[new_start:new_end])))
    return tuple(runs)


def _tokens(text: str) -> list[str]:
    """Words with the white space after them, and the ends of lines: joined they give the text back."""
    return re.findall(r"\n|\S+[^\S\n]*", text)


def _question(
    before: Side, now: Side, old: int | None, new: int | None, *, moved: bool
) -> QuestionDifference:
    was = parts_of(before.questions[old], QUESTION_PARTS) if old is not None else {}
    is_ = parts_of(now.questions[new], QUESTION_PARTS) if new is not None else {}
    parts = _parts(was or dict.fromkeys(is_, ""), is_ or dict.fromkeys(was, ""))
    if old is None or new is None:
        change = Change.ADDED if old is None else Change.REMOVED
    else:
        change = Change.CHANGED if any(part.change != Change.SAME for part in parts) else Change.SAME
    return QuestionDifference(
        uuid=now.uuid(new) if new is not None else before.uuid(old),
        title=(is_ or was)["Question"],
        change=change,
        before=None if old is None else old + 1,
        now=None if new is None else new + 1,
        moved=moved,
        parts=parts,
    )


def _parts(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[Part, ...]:
    """Every part that one of the two texts has."""
    return tuple(
        Part(label, _change(before[label], now[label]), words_between(before[label], now[label]))
        for label in now
        if before[label] or now[label]
    )


def _change(before: str, now: str) -> Change:
    if before == now:
        return Change.SAME
    if not before:
        return Change.ADDED
    return Change.CHANGED if now else Change.REMOVED


def _pairs(before: Side, now: Side) -> dict[int, int]:
    """For each question of `now` that was there before: its index there."""
    pairs = _same(_known(before), _known(now))
    words = [[question["question"] for question in side.questions] for side in (before, now)]
    rest = _same(_left(words[0], set(pairs.values())), _left(words[1], set(pairs)))
    pairs |= rest
    return pairs | _alike(_left(words[0], set(pairs.values())), _left(words[1], set(pairs)))


def _known(side: Side) -> dict[int, Any]:
    uuids = {index: side.uuid(index) for index in range(len(side.questions))}
    return {index: uuid for index, uuid in uuids.items() if uuid}


def _left(words: Sequence[str], taken: set[int]) -> dict[int, str]:
    return {index: text for index, text in enumerate(words) if index not in taken}


def _same(before: Mapping[int, Any], now: Mapping[int, Any]) -> dict[int, int]:
    where = {key: index for index, key in before.items()}
    return {index: where.pop(key) for index, key in now.items() if key in where}


def _alike(before: Mapping[int, str], now: Mapping[int, str]) -> dict[int, int]:
    """The likest pairs first, each question in one pair at most."""
    likeness = [
        (difflib.SequenceMatcher(None, before[old], now[new]).ratio(), new, old)
        for new in now
        for old in before
    ]
    pairs: dict[int, int] = {}
    for ratio, new, old in sorted(likeness, reverse=True):
        if ratio >= ALIKE and new not in pairs and old not in pairs.values():
            pairs[new] = old
    return pairs


def _in_order(positions: Sequence[int]) -> set[int]:
    """The longest run of questions that kept their order; the others are the ones that moved."""
    ends: list[int] = []
    trail: list[tuple[int, int]] = []
    for position in positions:
        length = bisect_left(ends, position)
        ends[length : length + 1] = [position]
        trail.append((length, position))
    kept: set[int] = set()
    wanted = len(ends) - 1
    for length, position in reversed(trail):
        if length == wanted:
            kept.add(position)
            wanted -= 1
    return kept
