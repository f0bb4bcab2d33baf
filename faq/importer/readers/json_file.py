"""JSON (.json): a post as WordPress exports it, or questions as data, as schema.org and many a site's code write them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from faq.importer.decoding import decode
from faq.importer.readers.html.page import read_page
from faq.importer.readers.html.tree import parse_html
from faq.importer.readers.listed_questions import flat, take_questions
from faq.importer.readers.listed_questions_html import ListedQuestionsHtml
from faq.importer.readers.markdown import fragment_renderer
from faq.importer.readers.markdown_metadata import detail_lines, visible
from faq.importer.readers.wordpress import is_post, parse_json, read_wordpress_file
from faq.importer.source import Source, encoding_notices

_DEEPEST = 20
_ANSWERS = ("acceptedAnswer", "suggestedAnswer")


def read_json_file(data: bytes, file: str) -> Source:
    """Read the bytes of a JSON file. Raises UnreadableDocument for one that is no post and lists no questions."""
    decoded = decode(data, file)
    content = parse_json(decoded.text, file)
    if is_post(content) or _is_deep(content):
        return read_wordpress_file(data, file)
    plain = _without_schema(visible(content), set(), _DEEPEST)
    rest, questions = take_questions(plain if isinstance(plain, dict) else {"questions": plain})
    if not questions:
        return read_wordpress_file(data, file)
    tree = parse_html("", file)
    listed = ListedQuestionsHtml(fragment_renderer(file), decoded.text.split("\n"))
    repeated = listed.insert(tree.root, questions, file)
    source = read_page(tree, file, details=[(line, 1) for line in detail_lines(_named(rest))], base="/")
    source.notices = [*encoding_notices(decoded), *source.notices, *repeated]
    return source


def _is_deep(content: Any) -> bool:
    """Tell whether the data are nested deeper than any page's are."""
    level, depth = [content], 0
    while level and depth <= _DEEPEST:
        inner = (
            list(node.values() if isinstance(node, dict) else node)
            for node in level
            if isinstance(node, dict | list)
        )
        level, depth = list(chain.from_iterable(inner)), depth + 1
    return bool(level)


def _without_schema(node: Any, seen: set[tuple[str, str]], depth: int) -> Any:
    """The data without the terms of JSON-LD; a question of schema.org as question and answer, once."""
    if depth == 0:
        return node
    if isinstance(node, list):
        found = [_without_schema(each, seen, depth - 1) for each in node]
        return [each for each in found if each not in (None, {}, [])]
    if not isinstance(node, dict):
        return node
    if "Question" in _listed(node.get("@type")):
        return _question(node, seen)
    inner = {key: _without_schema(value, seen, depth - 1) for key, value in node.items() if key[:1] != "@"}
    return {key: value for key, value in inner.items() if value not in ({}, [])}


def _question(node: dict[str, Any], seen: set[tuple[str, str]]) -> dict[str, Any] | None:
    """A node of schema.org as question, answer and what else it says; None for one that was met before."""
    asked = "name" if flat(node.get("name")) else "text"
    answer = "\n\n".join(filter(None, map(_answer, chain(*(_listed(node.get(name)) for name in _ANSWERS)))))
    if (flat(node.get(asked)), answer) in seen:
        return None
    seen.add((flat(node.get(asked)), answer))
    others = {
        key: _without_schema(value, seen, _DEEPEST)
        for key, value in node.items()
        if key[:1] != "@" and key not in (asked, *_ANSWERS)
    }
    return {"question": flat(node.get(asked)), "answer": answer, **others}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _answer(node: Any) -> str:
    return str(node.get("text") or "") if isinstance(node, dict) else flat(node)


def _named(data: dict[str, Any]) -> dict[str, Any]:
    """The data with the names that schema.org gives to a title and to the pair of review dates put in our words."""
    return dict(_renamed(data))


def _renamed(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if key in ("name", "headline") and "title" not in data and not (key == "name" and "headline" in data):
            yield "title", value
        elif key == "lastReviewed" and isinstance(value, list) and len(value) == 2:
            yield "last reviewed", value[0]
            yield "next review due", value[1]
        else:
            yield {"inLanguage": "language"}.get(key, key), value
