"""Which elements a page's own style sheets hide: selectors with `display: none` or `visibility: hidden`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from cssselect import HTMLTranslator
from cssselect.parser import SelectorError
from lxml import etree

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_HIDING = re.compile(r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_MOST_SELECTORS = 200
_ONLY_SCREENS = ("screen", "all")


def hides(style: str) -> bool:
    """Whether declarations such as a `style` attribute take the element out of sight."""
    return _HIDING.search(style) is not None


@lru_cache(maxsize=32)
def hiding_selectors(sheet: str) -> tuple[str, ...]:
    """Selectors that hide what they match on a plain screen. Rules inside conditions do not count."""
    found: list[str] = []
    for prelude, body in _blocks(_COMMENT.sub(" ", sheet)):
        if hides(body):
            found.extend(part.strip() for part in prelude.split(","))
    usable = (selector for selector in found if selector and ":" not in selector)
    return tuple(islice(usable, _MOST_SELECTORS))


def _blocks(sheet: str) -> Iterable[tuple[str, str]]:
    """Rules as (selectors, declarations); what stands inside @media and the like is left out, except for screens."""
    depth = 0
    skipped: int | None = None
    start = 0
    prelude = ""
    for position, mark in ((found.start(), found.group()) for found in re.finditer(r"[{}]", sheet)):
        text = sheet[start:position].rpartition(";")[2].strip() if mark == "{" else sheet[start:position]
        start = position + 1
        if mark == "{":
            depth += 1
            prelude = text
            if skipped is None and text.startswith("@") and not _always(text):
                skipped = depth
        else:
            if prelude and not prelude.startswith("@") and skipped is None:
                yield prelude, text
            prelude = ""
            if skipped is not None and depth <= skipped:
                skipped = None
            depth = max(depth - 1, 0)


def _always(condition: str) -> bool:
    name, _space, query = condition.partition(" ")
    return name == "@layer" or (name == "@media" and query.strip().lower() in _ONLY_SCREENS)


@lru_cache(maxsize=512)
def compiled(selector: str) -> etree.XPath | None:
    """A CSS selector as XPath; None if it is no selector this library knows."""
    try:
        return etree.XPath(HTMLTranslator().css_to_xpath(selector))
    except (SelectorError, etree.XPathError, RecursionError, ValueError):
        return None


def matches(root: etree._Element, selector: str) -> list[etree._Element] | None:
    """Elements the CSS selector hits; None if it cannot be read."""
    path = compiled(selector)
    if path is None:
        return None
    found = path(root)
    return [element for element in found if isinstance(element, etree._Element)]
