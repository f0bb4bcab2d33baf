"""Footnotes and references that a page marks only by class or role: they stand under a heading of their own."""

from collections.abc import Sequence

from faq.importer.readers.html.tree import Element, Text, descendants, flat_text

_CLASSES = frozenset({"footnotes", "endnotes", "references", "citations", "reference-list", "footnote-list"})
_ROLES = frozenset({"doc-endnotes", "doc-footnotes", "doc-bibliography"})
_BOXES = frozenset({"div", "section", "ol", "ul", "aside", "footer"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BACK = frozenset("↩↑^⤴︎ ️")
_HEADING = "References"


def settle_notes(elements: Sequence[Element]) -> None:
    """Put a heading above such lists that have none, and take the arrows out that lead back into the text."""
    boxes = [
        element
        for element in elements
        if element.tag in _BOXES and element.attributes and _holds_notes(element)
    ]
    for box in boxes:
        inner = list(descendants(box))
        _without_arrows((box, *inner))
        parent = next(element for element in elements if any(child is box for child in element.children))
        place = next(index for index, child in enumerate(parent.children) if child is box)
        if not _is_headed(parent.children[:place], inner):
            parent.children.insert(place, Element("p", {}, box.line, [Text(_HEADING, box.line)]))


def _holds_notes(element: Element) -> bool:
    named = _CLASSES.intersection(element.get("class").casefold().split()) or element.get("role") in _ROLES
    return bool(named) and any(inner.tag == "li" for inner in descendants(element))


def _is_headed(before: Sequence[Element | Text], inner: Sequence[Element]) -> bool:
    """Tell whether a heading stands in the box or right above it."""
    last = next(
        (child for child in reversed(before) if isinstance(child, Element) or child.text.strip()), None
    )
    above = isinstance(last, Element) and last.tag in _HEADINGS
    return above or any(element.tag in _HEADINGS for element in inner)


def _without_arrows(elements: Sequence[Element]) -> None:
    for element in elements:
        element.children = [child for child in element.children if not _leads_back(child)]


def _leads_back(child: Element | Text) -> bool:
    linked = isinstance(child, Element) and child.tag == "a" and child.get("href").startswith("#")
    return isinstance(child, Element) and linked and _BACK.issuperset(flat_text(child))
