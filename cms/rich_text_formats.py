"""How the content API writes rich text: as HTML, as Markdown, or as plain text only.

Documents are stored with HTML and text. An object with a string under `html` is rich content; where it is asked
for otherwise, `markdown` takes the place of `html`, or `html` is left out.
"""

from collections.abc import Sequence
from typing import Any

from cms.api_parameters import OneOf
from cms.rich_text_markdown import to_markdown

HTML, MARKDOWN, TEXT = FORMATS = ("html", "markdown", "text")
RichTextFormat = OneOf(FORMATS)
DESCRIPTION = (
    "How rich text is written: `html` beside `text`, `markdown` in place of `html`, or `text` alone. "
    "Structured data is not touched."
)
# What search engines are told stands in the page's HTML, byte for byte.
_UNTOUCHED = "json_ld"


def formatted(data: Any, form: str) -> Any:
    """The JSON of a document, or of parts of it, with its rich text in this form. `html` is what is stored."""
    if form == HTML:
        return data
    if isinstance(data, list):
        return [formatted(item, form) for item in data]
    if not isinstance(data, dict):
        return data
    if isinstance(data.get("html"), str):
        data = _without_html(data, form)
    return {key: value if key == _UNTOUCHED else formatted(value, form) for key, value in data.items()}


def _without_html(content: dict[str, Any], form: str) -> dict[str, Any]:
    if form == TEXT:
        return {key: value for key, value in content.items() if key != "html"}
    # In the same place, so that the order of keys does not depend on the form.
    return {
        MARKDOWN if key == "html" else key: to_markdown(value) if key == "html" else value
        for key, value in content.items()
    }


def stored_names(names: Sequence[str], form: str) -> tuple[str, ...]:
    """Names of `fields` as the stored document has them: asked for HTML, one gets it in the form asked for.

    Pick these first and write them with `formatted` afterwards, so that only what is shown is converted.
    """
    stored = "text" if form == TEXT else "html"
    return tuple(dict.fromkeys(_with_last_step(name, stored) for name in names))


def _with_last_step(name: str, stored: str) -> str:
    above, dot, last = name.rpartition(".")
    return f"{above}.{stored}" if dot and last in (HTML, MARKDOWN) else name


def describe_forms(schema: dict[str, Any]) -> None:
    """For `json_schema_extra` of models with `html` and `text`: says that `markdown` may stand in for `html`."""
    schema["properties"] = {
        "html": {
            "title": "Html",
            "type": "string",
            "description": "Absent with html=markdown and html=text.",
        },
        "markdown": {
            "title": "Markdown",
            "type": "string",
            "description": "In place of html with html=markdown.",
        },
        **{name: value for name, value in schema["properties"].items() if name != "html"},
    }
    schema["required"] = [name for name in schema["required"] if name != "html"]
