"""The syntax of JSON-LD: how nodes become a document, and a document a script element. Not what they say."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from cms.rich_text import without_control_characters

Node = dict[str, Any]

# "<" and ">" could end the script element, "&" starts an entity, and U+2028/2029 end a line of JavaScript.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


def node(**properties: Any) -> Node:
    """A node without its empty properties. `type_`, `id_` and `context_` stand for @type, @id and @context."""
    return {
        f"@{name[:-1]}" if name.endswith("_") else name: value
        for name, value in properties.items()
        if value not in (None, "", [], {})
    }


def reference(target: Node | None) -> Node | None:
    """A link to another node of the graph; nothing if that node is left out."""
    return {"@id": target["@id"]} if target else None


def graph(nodes: list[Node | None]) -> Node:
    """The document of all nodes that are not left out, each `@id` once, without characters that no reader can see."""
    kept: dict[str, Node] = {}
    for item in nodes:
        if item:
            kept.setdefault(item["@id"], item)
    return {"@context": "https://schema.org", "@graph": _readable(list(kept.values()))}


def _readable(value: Any) -> Any:
    """The same value without control characters, as the page shows its words."""
    match value:
        case str():
            return without_control_characters(value)
        case list():
            return [_readable(each) for each in value]
        case dict():
            return {name: _readable(each) for name, each in value.items()}
    return value


def dumps(document: Node) -> str:
    """The document as JSON that is safe inside a script element: the same text in HTML and in the API."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(
        _ESCAPES
    )


def script(document: Node) -> SafeString:
    """The one script element of a page."""
    return mark_safe(f'<script type="application/ld+json">{dumps(document)}</script>')  # noqa: S308  dumps escapes it
