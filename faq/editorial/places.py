"""Where a finding is, for people and for links to the field of the page editor."""

import re
from dataclasses import dataclass

from faq.editorial.findings import DOCUMENT, Finding

_QUESTION = re.compile(r"q(\d+)(?: (\w+))?")
_LABELS = {
    DOCUMENT: "Whole page",
    "overview": "Overview",
    "prices": "Price table",
    "review": "Medical review",
    "claimed_reviewer": "Imported document",
}
_FIELDS = {
    DOCUMENT: "",
    "overview": "search_description",
    "call_to_action": "call_to_action_heading",
    "review": "",
    "prices": "introduction",
    "claimed_reviewer": "",
}
_PARTS = {"prices": "long_answer"}


@dataclass(frozen=True)
class Place:
    """`label` is for people. `question` counts from 1 (0: none); `field` is the form's name of it, if it has one."""

    label: str
    field: str = ""
    question: int = 0


def place_of(finding: Finding) -> Place:
    """The place of a finding: "q3 short_answer" is "Question 3, short answer"."""
    where = finding.where
    match = _QUESTION.fullmatch(where)
    if match is None:
        return Place(_LABELS.get(where) or _words(where), _FIELDS.get(where, where))
    number, part = int(match.group(1)), match.group(2) or "question"
    label = f"Question {number}" if part == "question" else f"Question {number}, {part.replace('_', ' ')}"
    return Place(label, _PARTS.get(part, part), number)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
