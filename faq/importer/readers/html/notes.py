"""Footnotes and references that a page marks only by class or role: they stand under a heading of their own."""

from collections.abc import Iterator, Mapping, Sequence

from faq.importer.readers.html.tree import Element, Text, descendants, flat_text

_CLASSES = frozenset({"footnotes", "endnotes", "references", "citations", "reference-list", "footnote-list"})
_ROLES = frozenset({"doc-endnotes", "doc-footnotes", "doc-bibliography"})
_BOXES = frozenset({"div", "section", "ol", "ul", "aside", "footer"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BACK = frozenset("↩↑^⤴︎ ️")
_HEADING = "References"


def settle_notes(elements: Sequence[Element]) -> None:
    """Put a heading above such lists that have none, and take the arrows out that lead back into the text."""
    boxes = {
        id(element): list(descendants(element))
        for element in elements
        if element.tag in _BOXES and element.attributes and _holds_notes(element)
    }
    for element in elements if boxes else ():
        if id(element) in boxes:
            _without_arrows((element, *boxes[id(element)]))
        if any(id(child) in boxes for child in element.children):
            element.children = list(_headed(element.children, boxes))


def _headed(
    children: Sequence[Element | Text], boxes: Mapping[int, Sequence[Element]]
) -> Iterator[Element | Text]:
    """The children of an element, with a heading before each box that has none in it or right above it."""
    above = False
    for child in children:
        inner = boxes.get(id(child))
        if inner is not None and not (above or any(element.tag in _HEADINGS for element in inner)):
            yield Element("p", {}, child.line, [Text(_HEADING, child.line)])
        yield child
        if isinstance(child, Element) or child.text.strip():
            above = isinstance(child, Element) and child.tag in _HEADINGS


def _holds_notes(element: Element) -> bool:
    named = _CLASSES.intersection(element.get("class").casefold().split()) or element.get("role") in _ROLES
    return bool(named) and any(inner.tag == "li" for inner in descendants(element))


def _without_arrows(elements: Sequence[Element]) -> None:
    for element in elements:
        element.children = [child for child in element.children if not _leads_back(child)]


def _leads_back(child: Element | Text) -> bool:
    linked = isinstance(child, Element) and child.tag == "a" and child.get("href").startswith("#")
    return isinstance(child, Element) and linked and _BACK.issuperset(flat_text(child))
