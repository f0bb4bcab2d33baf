"""The data at the head of a Markdown file, in YAML between "---" or TOML between "+++", as labelled lines."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from faq.importer.decoding import without_invisible
from faq.importer.errors import UnreadableDocument
from faq.importer.readers.known_headings import KnownHeadings, take_known_headings
from faq.importer.readers.listed_questions import ListedQuestion, flat, take_questions
from faq.importer.vocabulary import LABEL_FIELDS, plain

MAX_LENGTH = 100_000
_MAX_DEPTH = 10
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Names that site generators use, in the words that the importer knows.
_NAMES = {
    "lastmod": "Last modified",
    "date modified": "Date modified",
    "modified": "Modified date",
    "updated at": "Updated",
    "lang": "Language",
    "locale": "Language",
    "sources": "Source",
    "references": "Source",
    "citations": "Source",
}
# Under these names site generators want whatever they have no name of their own for.
_DATES = frozenset({"modified_on", "reviewed_on", "review_due", "reviewed"})
_WRAPPERS = frozenset({"Params", "Extra", "Meta", "Metadata", "Custom"})


@dataclass
class MarkdownMetadata:
    """Labelled lines, the questions it lists, and how many lines of the file the head takes up."""

    details: list[str] = field(default_factory=list)
    length: int = 0
    questions: list[ListedQuestion] = field(default_factory=list)
    headings: KnownHeadings | None = None


def read_markdown_metadata(lines: list[str], file: str) -> MarkdownMetadata:
    """Read the head, if there is one. Raises UnreadableDocument for one that is damaged or never ends."""
    ends = _FENCES.get(lines[0].strip())
    if ends is None:
        return MarkdownMetadata()
    stop = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() in ends), None)
    if stop is None:
        if lines[0].strip() == "---":
            return MarkdownMetadata()
        raise UnreadableDocument(file, "line 1", "The TOML data at the head of the file has no end “+++”.")
    text = "\n".join(lines[1:stop])
    if lines[0].strip() == "---" and not _is_mapping(text):
        return MarkdownMetadata()
    if len(text) > MAX_LENGTH:
        raise UnreadableDocument(
            file, "line 1", f"The data at the head is longer than {MAX_LENGTH} characters."
        )
    data = _yaml(text, file) if lines[0].strip() == "---" else _toml(text, file)
    rest, headings = take_known_headings(visible(data))
    rest, questions = take_questions(rest)
    return MarkdownMetadata(list(detail_lines(rest)), stop + 1, questions, headings)


def _is_mapping(text: str) -> bool:
    """Tell data from the text between two rules."""
    first = next(
        (line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")), ""
    )
    return not first.strip() or re.match(r"\s*[\"']?[\w][\w .-]{0,60}[\"']?\s*:(?:\s|$)", first) is not None


def _yaml(text: str, file: str) -> dict[str, Any]:
    try:
        _refuse_structure(text, file)
        # The base loader makes strings only: what was written stays as it was written.
        data = yaml.BaseLoader(text).get_single_data()
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark)
        raise UnreadableDocument(
            file, place, f"The YAML data at the head is damaged: {error.problem}."
        ) from error
    except yaml.YAMLError as error:
        raise UnreadableDocument(file, "line 1", "The YAML data at the head is damaged.") from error
    return data if isinstance(data, dict) else {}


def _refuse_structure(text: str, file: str) -> None:
    """Refuse what makes a small text large or deep, before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            reason = "Anchors and aliases are not allowed in the data at the head."
        elif depth > _MAX_DEPTH:
            reason = f"The data at the head is nested more than {_MAX_DEPTH} deep."
        else:
            continue
        raise UnreadableDocument(file, _place(event.start_mark), reason)


def _place(mark: Any) -> str:
    """The line of the file; the data begin on its second."""
    return f"line {mark.line + 2}" if mark else "line 1"


def _toml(text: str, file: str) -> dict[str, Any]:
    if max((len(run) for run in re.findall(r"[\[{][\s\[{]*", text)), default=0) > 2 * _MAX_DEPTH:
        raise UnreadableDocument(
            file, "line 1", f"The data at the head is nested more than {_MAX_DEPTH} deep."
        )
    try:
        return tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:  # also a number of thousands of digits
        raise UnreadableDocument(file, "line 1", f"The TOML data at the head is damaged: {error}.") from error


def visible(value: Any) -> Any:
    """The same without what escapes such as "\\u0000" and "\\ud800" can spell and no text can hold."""
    if isinstance(value, dict):
        return {visible(key): visible(each) for key, each in value.items()}
    if isinstance(value, list):
        return [visible(each) for each in value]
    return without_invisible(value) if isinstance(value, str) else value


def detail_lines(data: dict[str, Any]) -> Iterator[str]:
    """Each entry of the data as a labelled line; several sources and several reviewers as one line each."""
    for key, value in data.items():
        label = _label(str(key))
        if isinstance(value, dict) and (label in _WRAPPERS or label == "Review"):
            yield from detail_lines({_within(label, str(name)): inner for name, inner in value.items()})
            continue
        if isinstance(value, dict) and "date" in value and LABEL_FIELDS.get(plain(label)) in _DATES:
            yield from detail_lines(
                {label if name == "date" else name: inner for name, inner in value.items()}
            )
            continue
        values = value if isinstance(value, list) else [value]
        texts = list(filter(None, map(flat, values)))
        if label == "Source" or LABEL_FIELDS.get(plain(label)) in ("reviewer", "reviewed"):
            yield from (f"{label}: {text}" for text in texts)
        elif texts:
            yield f"{label}: {', '.join(texts)}"


def _within(outer: str, name: str) -> str:
    """The name of a value by itself, or with the name around it where only both together are known: "Review date"."""
    both = f"{outer} {_label(name)}".lower()
    return both if plain(both) in LABEL_FIELDS else name


def _label(key: str) -> str:
    words = " ".join(_CAMEL.sub(" ", key).replace("_", " ").replace("-", " ").split())
    return _NAMES.get(words.casefold(), words[:1].upper() + words[1:])
