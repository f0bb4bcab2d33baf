"""Links, bold and italic type: the elements of a page that set words apart within a line."""

import re

from faq.importer.inline import MarkTag
from faq.importer.readers.html.tree import Element

_MARKS: dict[str, MarkTag] = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w{1,10})")


def mark_of(element: Element) -> MarkTag | None:
    """The mark that an element puts on its text; word processors write bold type as a style."""
    if element.tag == "a":
        return "a" if element.get("href") else None
    weight = _WEIGHT.search(element.get("style")) if element.tag in ("b", "strong", "span", "font") else None
    if weight:
        return "b" if weight[1] in ("bold", "bolder", "600", "700", "800", "900") else None
    return _MARKS.get(element.tag)
