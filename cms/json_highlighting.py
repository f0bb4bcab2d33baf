"""JSON for people: indented, and cut into pieces that a template can set apart without a script."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Part = Literal["key", "text", "value", "mark"]

_PIECES = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=:))|(?P<text>"(?:[^"\\]|\\.)*")|(?P<value>-?\d[\d.eE+-]*|true|false|null)'
)


@dataclass(frozen=True)
class Piece:
    """A key, a text, another value, or the marks and spaces between them."""

    part: Part
    text: str


def pretty(document: Any) -> str:
    """The document as indented JSON, in its own letters."""
    return json.dumps(document, ensure_ascii=False, indent=2)


def pieces(document: Any) -> Iterator[Piece]:
    """The same, piece by piece; put together they are exactly `pretty`."""
    text, at = pretty(document), 0
    for match in _PIECES.finditer(text):
        if match.start() > at:
            yield Piece("mark", text[at : match.start()])
        yield Piece(match.lastgroup or "mark", match.group())  # type: ignore[arg-type]  # the groups' names are parts
        at = match.end()
    if at < len(text):
        yield Piece("mark", text[at:])
