"""Questions that data lists, such as `faqs:` at the head of a Markdown file: taken out of it, each with its answer."""

from dataclasses import dataclass, field
from typing import Any

from faq.importer.columns import ANSWER_HEADINGS, GROUP_HEADINGS, QUESTION_HEADINGS, SHORT_ANSWER_HEADINGS
from faq.importer.vocabulary import plain

_DEEPEST = 6
_GROUP_NAMES = frozenset({*GROUP_HEADINGS, "title", "name", "label", "titulo", "titel", "titre"})


@dataclass(frozen=True, slots=True)
class ListedQuestion:
    """A question as the data gives it; `extras` are its other entries."""

    question: str
    short_answer: str
    answer: str
    group: str
    extras: list[tuple[str, str]] = field(default_factory=list)


def take_questions(data: dict[str, Any]) -> tuple[dict[str, Any], list[ListedQuestion]]:
    """Return the data without its lists of questions, and the questions in order.

    A list counts if one of its entries names a question and an answer. Such lists may stand under any name, deeper
    inside ("faq: questions: …") and one to a group.
    """
    found: list[ListedQuestion] = []
    rest = _without_questions(data, "", found, _DEEPEST)
    return (rest if isinstance(rest, dict) else {}), found


def _without_questions(node: Any, group: str, found: list[ListedQuestion], depth: int) -> Any:
    """What is left of a node, None for nothing; its questions go to `found`."""
    if depth == 0 or not isinstance(node, dict | list):
        return node
    if isinstance(node, list):
        kept = [_without_entry(entry, group, found, depth) for entry in node]
        return [entry for entry in kept if entry is not None] or None
    left: dict[str, Any] = {}
    for key, value in node.items():
        before = len(found)
        rest = _without_questions(value, group, found, depth - 1)
        if rest is not None or len(found) == before:
            left[key] = rest
    return left or None


def _without_entry(entry: Any, group: str, found: list[ListedQuestion], depth: int) -> Any:
    """One entry of a list: a question, or a group of them under its name."""
    if not isinstance(entry, dict):
        return entry
    question = _question(entry, group)
    if question is not None:
        found.append(question)
        return None
    name = next((key for key, value in entry.items() if _is_text(value) and plain(key) in _GROUP_NAMES), None)
    before = len(found)
    rest = _without_questions(entry, _text(entry[name]) if name else group, found, depth - 1)
    if name and isinstance(rest, dict) and any(each.group for each in found[before:]):
        rest.pop(name, None)
    return rest or None


def _question(entry: dict[str, Any], group: str) -> ListedQuestion | None:
    """The question that a mapping is, if it is one: it names a question and at least one kind of answer."""
    texts: dict[str, str] = {}
    extras: list[tuple[str, str]] = []
    for key, value in entry.items():
        name = _FIELDS.get(_folded(str(key)), "")
        if name and name not in texts and (text := _text(value)):
            texts[name] = text
        elif text := flat(value):
            extras.append((str(key), text))
    if not texts.get("question") or not (texts.get("answer") or texts.get("short_answer")):
        return None
    return ListedQuestion(
        question=" ".join(texts["question"].split()),
        short_answer=" ".join(texts.get("short_answer", "").split()),
        answer=texts.get("answer", ""),
        group=" ".join(texts.get("group", group).split()),
        extras=extras,
    )


def _folded(key: str) -> str:
    return plain(key).replace("_", "").replace("-", "").replace(" ", "")


_FIELDS = {
    _folded(name): field_name
    for field_name, names in (
        ("group", GROUP_HEADINGS),
        ("answer", ANSWER_HEADINGS),
        ("short_answer", SHORT_ANSWER_HEADINGS),
        ("question", QUESTION_HEADINGS),
    )
    for name in names
}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def flat(value: Any) -> str:
    """A value as one line: a mapping as its values, such as name and credentials, in order."""
    pieces: list[str] = []
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))
        elif node is not None and str(node).strip():
            pieces.append(" ".join(str(node).split()))
    return ", ".join(pieces)


def _text(value: Any) -> str:
    """A value as text: a list as paragraphs, anything deeper as nothing this module knows."""
    if isinstance(value, list) and all(not isinstance(each, dict | list) for each in value):
        return "\n\n".join(str(each) for each in value if each is not None)
    return "" if value is None or isinstance(value, dict | list) else str(value)
