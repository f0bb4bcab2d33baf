"""The JSON-LD scripts of a page, read strictly: what a lenient reader would forgive is a problem with its place."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_OPENING = re.compile(
    r"<script\b[^<>]{0,1000}?\btype\s*=\s*[\"']?\s*application/ld\+json\b[^<>]{0,1000}>", re.IGNORECASE
)
_CLOSING = re.compile(r"</script\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\.", re.DOTALL)


@dataclass(frozen=True)
class JsonScript:
    """One script: its text as it stands in the HTML, and the document or what is wrong with it.

    `cut_short` says that the script ends inside a string: a `</script` in the text has closed it.
    """

    raw: str
    document: Any = None
    problem: str | None = None
    cut_short: bool = False


class _NotStrict(ValueError):
    pass


def json_scripts(html: str) -> tuple[JsonScript, ...]:
    """Every JSON-LD script in the served HTML, in its order; scripts inside HTML comments do not count."""
    return tuple(_read(raw) for raw in _raw_scripts(html))


def _raw_scripts(html: str) -> Iterator[str]:
    position = 0
    while opening := _OPENING.search(html, position):
        closing = _CLOSING.search(html, opening.end())
        end = closing.start() if closing else len(html)
        if not _commented_out(html, position, opening.start()):
            yield html[opening.end() : end]
        position = end


def _commented_out(html: str, since: int, position: int) -> bool:
    begin = html.rfind("<!--", since, position)
    return begin != -1 and html.find("-->", begin, position) == -1


def _read(raw: str) -> JsonScript:
    try:
        document = json.loads(raw, object_pairs_hook=_unique, parse_constant=_refuse)
    except RecursionError:
        return JsonScript(raw, problem="nested too deeply to be read")
    except ValueError as error:
        return JsonScript(raw, problem=_told(error), cut_short=_ends_in_string(raw))
    return JsonScript(raw, document=document)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise _NotStrict(f"the key {twice!r} stands twice in one object")
    return found


def _refuse(constant: str) -> None:
    raise _NotStrict(f"{constant} is no JSON value")


def _told(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return str(error)


def _ends_in_string(raw: str) -> bool:
    return _ESCAPED.sub("", raw).count('"') % 2 == 1
