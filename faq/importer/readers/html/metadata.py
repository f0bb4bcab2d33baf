"""What a page says of itself in its head: title, description, author, dates, language; and its structured data."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from faq.importer.readers.html.tree import Element, Text, descendants, flat_text
from faq.importer.structured_claims import StructuredClaims, read_claims

# The label under which the importer knows what a <meta> element says.
_META_LABELS = {
    "description": "Meta description",
    "author": "Author",
    "article:author": "Author",
    "article:modified_time": "Modified date",
    "last-modified": "Modified date",
    "lastreviewed": "Last reviewed",
    "content-language": "Language",
}
_MAX_VALUE = 5000


@dataclass
class PageMetadata:
    """`details` are (label, value, file line); `base` is the address of the page, for its relative links."""

    title: str = ""
    title_line: int = 1
    other_titles: list[str] = field(default_factory=list)
    base: str = ""
    details: list[tuple[str, str, int]] = field(default_factory=list)
    claims: StructuredClaims = field(default_factory=StructuredClaims)
    times: list[Element] = field(default_factory=list)
    below_title: bool = False


def read_metadata(root: Element) -> PageMetadata:
    """Read the head of a page, wherever its elements stand."""
    found = PageMetadata()
    _language(root, found)
    for element in descendants(root):
        if element.tag == "title" and not found.title:
            found.title, found.title_line = flat_text(element), element.line
        elif element.tag == "title":
            found.other_titles.append(flat_text(element))
        elif element.tag == "base" or (element.tag == "link" and "canonical" in element.get("rel").split()):
            found.base = found.base or _absolute(element.get("href"))
        elif reader := _READERS.get(element.tag):
            reader(element, found)
    _updated(found)
    return found


def _time(element: Element, found: PageMetadata) -> None:
    """Below a further heading may stand the days of other pages."""
    if not found.below_title:
        found.times.append(element)


def _heading(element: Element, found: PageMetadata) -> None:
    found.below_title = True


def _updated(found: PageMetadata) -> None:
    """Take the day of the last change. Of several, nobody can say which is that of the page."""
    marked = {
        element.get("datetime").strip()[:10]: element.line
        for element in found.times
        if _marks_update(element)
    }
    if len(marked) == 1:
        found.details += [("Modified date", day, line) for day, line in marked.items()]


def _marks_update(element: Element) -> bool:
    """Tell the day of the last change by the marks that weblogs put on it; one that is also the first day is none."""
    tokens = element.get("class").split()
    updated = "updated" in tokens and "published" not in tokens
    return bool(element.get("datetime")) and (updated or element.get("itemprop") == "dateModified")


def _language(element: Element, found: PageMetadata) -> None:
    written = element.get("lang") or element.get("xml:lang")
    if written and not any(label == "Language" for label, _, _ in found.details):
        found.details.append(("Language", written, element.line))


def _meta(element: Element, found: PageMetadata) -> None:
    name = (
        element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
    ).lower()
    value = " ".join(element.get("content").split())[:_MAX_VALUE]
    label = _META_LABELS.get(name)
    if name == "og:url":
        found.base = found.base or _absolute(value)
    # A profile page stands for its author, but is no name.
    known = any(other == label and text == value for other, text, _ in found.details)
    if label and value and not known and not (label == "Author" and "://" in value):
        found.details.append((label, value, element.line))


def _absolute(address: str) -> str:
    try:
        return address if urlsplit(address).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _structured(element: Element, found: PageMetadata) -> None:
    if element.get("type").strip().lower() != "application/ld+json":
        return
    written = "".join(child.text for child in element.children if isinstance(child, Text))
    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        found.claims.unreadable += 1
        return
    read_claims(data, found.claims)


_READERS: dict[str, Callable[[Element, PageMetadata], None]] = {
    "meta": _meta,
    "script": _structured,
    "html": _language,
    "time": _time,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
}


def detail_lines(found: PageMetadata) -> Iterator[tuple[str, int]]:
    """Each labelled value as one line, with its line in the file."""
    for label, value, line in found.details:
        yield f"{label}: {value}", line
