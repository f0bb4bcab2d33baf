"""The caption of a figure that holds a table is the caption of that table."""

from collections.abc import Sequence

from faq.importer.readers.html.tree import Element, descendants


def settle_captions(elements: Sequence[Element]) -> None:
    """Move such captions among the elements of a page into their tables."""
    for figure in [element for element in elements if element.tag == "figure"]:
        inner = list(descendants(figure))
        tables = [element for element in inner if element.tag == "table"]
        captions = [
            child for child in figure.children if isinstance(child, Element) and child.tag == "figcaption"
        ]
        if len(tables) == len(captions) == 1 and not any(element.tag == "caption" for element in inner):
            figure.children.remove(captions[0])
            captions[0].tag = "caption"
            tables[0].children.insert(0, captions[0])
