"""Reviewable content as people read it: what each part is called, and its text in lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from django_countries import countries

PAGE_PARTS = {
    "title": "Title",
    "subtitle": "Subtitle",
    "summary": "Summary",
    "introduction": "Introduction",
    "treatment": "Treatment",
    "country": "Country",
    "evidence_stage": "Evidence stage",
    "regulatory_status": "Regulatory status",
    "sources": "Sources of the page",
}
QUESTION_PARTS = {
    "question": "Question",
    "group": "Heading above",
    "short_answer": "Short answer",
    "long_answer": "Long answer",
    "sources": "Sources of the answer",
}
_BLOCKS = {"li": "• {}", "link": "Link: {}", "callout": "Box, {}:", "caption": "Caption: {}"}


def text_of(name: str, value: Any) -> str:
    """One part of `faq.digest.reviewable_content` as lines of text."""
    match name:
        case "country":
            return countries.name(value) if value else ""
        case "evidence_stage":
            return str(value).capitalize()
        case "sources":
            return "\n".join("• " + ", ".join(filter(None, source)) for source in value)
        case "introduction" | "long_answer":
            return "\n".join(filter(None, map(_line, value)))
    return str(value)


def parts_of(content: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """The parts named in `names`, by their label; those that a record of another version lacks are empty."""
    return {label: text_of(name, content[name]) if name in content else "" for name, label in names.items()}


def _line(block: str | Sequence[Any]) -> str:
    if isinstance(block, str):
        return block
    kind, values = block[0], block[1:]
    if kind == "table":
        return _table(*values)
    return _BLOCKS.get(kind, "{}").format(values[0])


def _table(width: int, caption: str, *cells: str) -> str:
    """The caption and each row on a line of its own."""
    rows = [" | ".join(cells[start : start + width]) for start in range(0, len(cells), width or 1)]
    return "\n".join(["Table: " + caption if caption else "Table:", *rows])
