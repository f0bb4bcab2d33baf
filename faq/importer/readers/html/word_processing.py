"""What word processors say only by the class of an element: bold type, quotations, and lists that go on or stand within others."""

import re
from collections.abc import Mapping

from faq.importer.readers.html.tree import Element, Text, descendants

_RULE = re.compile(r"\.([\w-]{1,60})\s*\{([^{}]{0,2000})\}")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w{1,10})")
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_QUOTES = frozenset({"msoquote", "msointensequote", "quotations", "quotations-western"})
_LIST = re.compile(r"lst-(?P<name>\w+)-(?P<level>\d)$")
_LISTS = frozenset({"ul", "ol"})


def settle_classes(root: Element) -> None:
    """Write what the classes of elements mean into the elements themselves."""
    weights: dict[str, tuple[int, bool]] = {}
    in_pieces = False
    # Style sheets stand above what they are for.
    for element in descendants(root):
        tag = element.tag
        if tag == "style":
            _read_weights(element, weights)
        elif tag == "span" and weights:
            _settle_weight(element, weights)
        elif tag == "p" and _QUOTES.intersection(element.get("class").casefold().split()):
            element.tag = "blockquote"
        elif tag in _LISTS and not in_pieces:
            in_pieces = _place(element) is not None
    for element in (root, *descendants(root)) if in_pieces else ():
        if sum(_place(child) is not None for child in element.children) > 1:
            _join_lists(element)


def _read_weights(sheet: Element, weights: dict[str, tuple[int, bool]]) -> None:
    """Take note of the classes that set a weight, each with the place of its rule: of several, the last one holds."""
    for child in sheet.children:
        for name, body in _RULE.findall(child.text) if isinstance(child, Text) else ():
            if weight := _WEIGHT.search(body):
                weights[name] = (len(weights), weight[1] in _BOLD)


def _settle_weight(element: Element, weights: Mapping[str, tuple[int, bool]]) -> None:
    rules = [weights[token] for token in element.get("class").split() if token in weights]
    if rules and max(rules)[1]:
        element.attributes["style"] = f"{element.get('style')};font-weight:bold"


def _place(child: Element | Text) -> tuple[str, int] | None:
    """The name and level of a list that is part of a larger one; None for anything else."""
    if isinstance(child, Text) or child.tag not in _LISTS:
        return None
    match = next(filter(None, map(_LIST.match, child.get("class").split())), None)
    return (match["name"], int(match["level"])) if match else None


def _join_lists(parent: Element) -> None:
    """Put the items of a list that goes on into the list before it, and a deeper list into the item it belongs to."""
    kept: list[Element | Text] = []
    open_lists: list[tuple[str, Element]] = []
    for child in parent.children:
        place = _place(child)
        if place is None or isinstance(child, Text):
            if isinstance(child, Element) or child.text.strip():
                open_lists = []
            kept.append(child)
            continue
        name, level = place
        begins = "start" in child.get("class").split()
        if not begins and level < len(open_lists) and open_lists[level][0] == name:
            open_lists[level][1].children += child.children
            del open_lists[level + 1 :]
            continue
        item = _last_item(open_lists[level - 1][1]) if 0 < level <= len(open_lists) else None
        (item.children if item else kept).append(child)
        open_lists = [*open_lists[:level], (name, child)] if item or not level else []
    parent.children = kept


def _last_item(listed: Element) -> Element | None:
    items = [child for child in listed.children if isinstance(child, Element) and child.tag == "li"]
    return items[-1] if items else None
