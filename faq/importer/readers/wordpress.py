"""One post or page as WordPress exports it (.json from `wp-json/wp/v2/…`): its HTML with title, date and address."""

import json
from collections.abc import Iterator
from typing import Any

from faq.importer.decoding import decode, unescaped, without_invisible
from faq.importer.errors import UnreadableDocument
from faq.importer.readers.html.page import read_page
from faq.importer.readers.html.tree import flat_text, parse_html
from faq.importer.source import Source, encoding_notices

_SHAPE = (
    "This is no WordPress post: it must be one object with “title.rendered” and “content.rendered”, "
    "or a list with one of these. Other JSON has to list questions, each with its answer."
)


def read_wordpress_file(data: bytes, file: str) -> Source:
    """Read the JSON of one post. Raises UnreadableDocument for other JSON and for a list of several posts."""
    decoded = decode(data, file)
    post = _post(parse_json(decoded.text, file), file)
    title, content = _rendered(post, "title"), _rendered(post, "content")
    if title is None or content is None:
        raise UnreadableDocument(file, "", _SHAPE)
    tree = parse_html(f"<h1>{title}</h1>{content}", file)
    details = [(f"{label}: {value}", 1) for label, value in _details(post, file)]
    source = read_page(tree, file, details=details, base=_text(post.get("link")))
    source.notices[:0] = encoding_notices(decoded)
    return source


def is_post(data: Any) -> bool:
    """Tell whether the data are one post, or a list of posts."""
    posts = data if isinstance(data, list) else [data]
    return bool(posts) and all(
        isinstance(post, dict) and _rendered(post, "content") is not None for post in posts
    )


def parse_json(text: str, file: str) -> Any:
    """The data in a JSON text. Raises UnreadableDocument for what is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableDocument(file, f"line {error.lineno}", f"This is no JSON: {error.msg}.") from error
    except RecursionError as error:
        raise UnreadableDocument(file, "", "This JSON is nested too deep.") from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableDocument(file, "", "This JSON holds a number that is too long.") from error


def _post(data: Any, file: str) -> dict[str, Any]:
    posts = data if isinstance(data, list) else [data]
    if len(posts) > 1 and all(isinstance(post, dict) and "content" in post for post in posts):
        raise UnreadableDocument(
            file, "", f"This file holds {len(posts)} posts. Save each of them as a file of its own."
        )
    if len(posts) != 1 or not isinstance(posts[0], dict):
        raise UnreadableDocument(file, "", _SHAPE)
    return posts[0]


def _rendered(post: dict[str, Any], name: str) -> str | None:
    value = post.get(name)
    rendered = value.get("rendered") if isinstance(value, dict) else None
    return rendered if isinstance(rendered, str) else None


def _text(value: Any) -> str:
    return " ".join(without_invisible(unescaped(value)).split()) if isinstance(value, str) else ""


def _details(post: dict[str, Any], file: str) -> Iterator[tuple[str, str]]:
    seo = post.get("yoast_head_json")
    seo = seo if isinstance(seo, dict) else {}
    excerpt = flat_text(parse_html(_rendered(post, "excerpt") or "", file).root)
    for label, value in (
        ("Modified date", _text(post.get("modified"))),
        ("Language", _text(post.get("lang"))),
        ("Meta description", _text(seo.get("description"))),
        ("Author", _text(seo.get("author"))),
        ("Excerpt", excerpt),
    ):
        if value:
            yield label, value
