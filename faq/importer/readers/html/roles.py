"""What a page itself says is a question and its answer: microdata of schema.org, and our own mark on listed questions."""

from faq.importer.blocks import Role
from faq.importer.readers.html.tree import Element

ROLE_ATTRIBUTE = "data-block-role"
"""Says what an element is, where the HTML was made from data that say so."""

_ROLES: frozenset[Role] = frozenset({"group", "question", "short_answer", "answer"})
_ANSWERS = frozenset({"acceptedanswer", "suggestedanswer"})


def mark_roles(root: Element) -> None:
    """Write into each element that is marked as a question or an answer which of them it is."""
    waiting = [(root, False)]
    while waiting:
        element, asked = waiting.pop()
        element.role = _given(element) or (_property(element) if asked else "")
        if element.role:
            continue
        if "itemscope" in element.attributes:
            asked = element.get("itemtype").rstrip("/").endswith("schema.org/Question")
        waiting.extend((child, asked) for child in element.children if isinstance(child, Element))


def _given(element: Element) -> Role:
    role = element.get(ROLE_ATTRIBUTE)
    return next((known for known in _ROLES if known == role), "")


def _property(element: Element) -> Role:
    """The role of a property of a question."""
    names = element.get("itemprop").casefold().split()
    if "name" in names:
        return "question"
    return "answer" if _ANSWERS.intersection(names) else ""
