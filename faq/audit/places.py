"""Where a finding of the audit is, for people and for links to the field of the page editor."""

import re

from faq.editorial.places import Place

_QUESTION = re.compile(r"Question (\d+)(?:, (short|long) answer)?")
_NODE = re.compile(r"mainEntity\[(\d+)\](\.acceptedAnswer)?")
_FIELDS = {
    "Title": "title",
    "Summary": "summary",
    "Introduction": "introduction",
    "Overview": "search_description",
    "Disclaimer": "disclaimer",
}
_PARTS = {None: "question", "short": "short_answer", "long": "long_answer"}


def place_of(where: str) -> Place:
    """The place that a finding names in words, or by its node in the structured data; as it is where it is neither."""
    match = _QUESTION.search(where)
    if match:
        return Place(where, _PARTS[match[2]], int(match[1]))
    match = _NODE.search(where)
    if match:
        number = int(match[1]) + 1
        part = "long_answer" if match[2] else "question"
        label = f"Question {number}, answer" if match[2] else f"Question {number}"
        return Place(label, part, number)
    return Place(where or "Whole page", _FIELDS.get(where, ""))
