"""Accordions and tabs: the buttons and labels that open an answer are its headings, wherever the page keeps them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from faq.importer.boilerplate import is_standing_phrase
from faq.importer.readers.html.cleaning import opens_panel
from faq.importer.readers.html.roles import ROLE_ATTRIBUTE
from faq.importer.readers.html.tree import Element, Text, descendants, flat_text
from faq.importer.source import Notice
from faq.importer.vocabulary import (
    CLOSING_HEADINGS,
    CONTENTS_HEADINGS,
    DETAILS_HEADINGS,
    DISCLAIMER_HEADINGS,
    INVITATIONS,
    RELATED_HEADINGS,
    SOURCES_HEADINGS,
    plain,
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_COULD_OPEN = frozenset({"button", "div", "span", "a", "p", "label"})
_HOLDS_MORE = _HEADINGS | {
    "table",
    "ul",
    "ol",
    "dl",
    "details",
    "summary",
    "blockquote",
    "section",
    "article",
}
_TITLE_CLASS = re.compile(
    r"(?:^|[-_])(?:question|accordion|faq|toggle|collapse|collapsible|tab|panel)s?"
    r"(?:[-_]{0,2}(?:item|title|header|heading|head|button|btn|trigger|toggle|question|label|text|wrapper))*$"
)
_TITLE_WORDS = re.compile(r"question|title|header|heading|head$|button|btn|trigger|toggle|label|collapsible$")
_SIGN = re.compile(r"[\s+\-–−×✕✖▼▲▾▴▸►▶›»⌄⌃˅˄↓↑]+$")
_CAN_BE_TITLES = _COULD_OPEN | _HEADINGS
_LONGEST = 300
_ENOUGH_ASKING = 2
_HOLDERS = 3
_NO_SUBJECTS = (
    CLOSING_HEADINGS
    | CONTENTS_HEADINGS
    | DETAILS_HEADINGS
    | DISCLAIMER_HEADINGS
    | RELATED_HEADINGS
    | SOURCES_HEADINGS
)


def mark_panels(root: Element) -> None:
    """Make headings of what opens the panels of an accordion or of tabs, and take their signs away."""
    _read_tabs(root)
    titles: dict[tuple[str, str], list[Element]] = {}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        opener = tag == "summary" or (tag in _CAN_BE_TITLES and _is_opener(element) and _is_line(element))
        if opener:
            titles.setdefault((tag, element.get("class")), []).append(element)
        if tag in _HEADINGS or tag == "summary" or (opener and _words(element).endswith("?")):
            if tag not in _HEADINGS:
                element.tag = "summary"
            _without_signs(element)
            continue
        waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))
    places = _Places(root)
    for alike in titles.values():
        _mark_statements(alike, places)


def _is_line(element: Element) -> bool:
    """Tell whether an element holds nothing but a line of text."""
    if any(inner.tag in _HOLDS_MORE for inner in descendants(element)):
        return False
    return 0 < len(_words(element)) <= _LONGEST


class _Places:
    """Where the elements of a page stand; looked through once, and only if somebody asks."""

    def __init__(self, root: Element) -> None:
        self._root = root

    def below(self, title: Element) -> Iterator[Element]:
        """The elements of the panel that a title opens: what comes next beside it, or beside what holds it alone."""
        element: Element | None = title
        for _ in range(_HOLDERS):
            following = self._following.get(id(element))
            if following:
                yield from descendants(following)
            element = None if following else self._parents.get(id(element))
            if element is None:
                return

    @cached_property
    def _parents(self) -> dict[int, Element]:
        every = (self._root, *descendants(self._root))
        return {id(child): each for each in every for child in each.children}

    @cached_property
    def _following(self) -> dict[int, Element]:
        every = (self._root, *descendants(self._root))
        around = ([child for child in each.children if isinstance(child, Element)] for each in every)
        return {id(one): following for children in around for one, following in itertools.pairwise(children)}


def _mark_statements(titles: Sequence[Element], places: _Places) -> None:
    """Among titles of panels most of which ask, one that only names its subject is a question too, or their group."""
    others = [element for element in titles if not _words(element).endswith("?")]
    asking = len(titles) - len(others)
    if asking < _ENOUGH_ASKING or asking < len(others):
        return
    known = {id(title) for title in titles}
    for element in others:
        words = plain(_words(element))
        if words in _NO_SUBJECTS or INVITATIONS.match(words) or is_standing_phrase(words):
            continue
        element.tag = element.tag if element.tag in _HEADINGS else "summary"
        groups = any(id(inner) in known for inner in places.below(element))
        element.attributes[ROLE_ATTRIBUTE] = "group" if groups else "question"
        _without_signs(element)


def lost_questions(root: Element) -> list[Notice]:
    """Report each panel of the text whose opener has lost its words, as accordions do in many an export."""
    panels: list[Element] = []
    pressed: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        # What stands in the title of a panel is no panel.
        inner = [
            child for child in element.children if isinstance(child, Element) and element.tag != "summary"
        ]
        inner = [child for child in inner if child.tag == "button" or not child.region]
        if element.tag == "details" and _opens_wordless(element, inner):
            panels += [child for child in inner if child.tag != "summary"]
        pressed += [panel for opener, panel in itertools.pairwise(inner) if _is_wordless_opener(opener)]
        waiting.extend(reversed(inner))
    # A single button without words may as well open a menu.
    panels += pressed if len(pressed) > 1 else []
    return [
        Notice("answer_without_question", f"document line {panel.line}", words)
        for panel in panels
        if (words := flat_text(panel))
    ]


def _opens_wordless(details: Element, inner: list[Element]) -> bool:
    """Tell whether a <details> begins with its panel at once, without a word to open it by."""
    bare = any(isinstance(child, Text) and child.text.strip() for child in details.children)
    summary = next((child for child in inner if child.tag == "summary"), None)
    return not bare and (summary is None or not _words(summary))


def _is_wordless_opener(element: Element) -> bool:
    """Tell whether an element, or all that it holds, would open a panel if it had any words."""
    if element.tag not in _COULD_OPEN | _HEADINGS or _words(element):
        return False
    return any(_is_opener(each) for each in (element, *descendants(element)))


def _words(element: Element) -> str:
    return _SIGN.sub("", flat_text(element)).strip()


def _is_opener(element: Element) -> bool:
    """Tell whether an element is made to be pressed, or is named as the title of a panel."""
    pressed = element.tag == "button" or element.get("role") == "button" or opens_panel(element)
    return pressed or any(
        _TITLE_CLASS.search(token) and _TITLE_WORDS.search(token)
        for token in element.get("class").casefold().split()[:20]
    )


def _without_signs(element: Element) -> None:
    """Take "+" or an arrow off the end, which says that there is more below, and nothing else."""
    texts = [child for holder in (element, *descendants(element)) for child in holder.children]
    words = [child for child in texts if isinstance(child, Text) and child.text.strip()]
    if len(words) > 1:
        for child in words:
            if _SIGN.fullmatch(child.text.strip()):
                child.text = " "
    elif words and words[0].text.rstrip()[-1:] not in "?" and "?" in words[0].text:
        words[0].text = _SIGN.sub("", words[0].text)


# Tabs -------------------------------------------------------------------------------------------------------------------


def _read_tabs(root: Element) -> None:
    """Put each label of a row of tabs above its panel, where every one of them has one."""
    panels = {element.get("id"): element for element in descendants(root) if element.get("id")}
    for row in [element for element in descendants(root) if element.get("role") == "tablist"]:
        tabs = list(_tabs(row))
        targets = [panels.get(_target(tab)) for tab in tabs]
        labels = sum(len(flat_text(tab)) for tab in tabs)
        if not tabs or None in targets or labels < len(flat_text(row).replace(" ", "")):
            continue
        row.children = []
        for tab, panel in zip(tabs, targets, strict=True):
            if panel is not None and (label := flat_text(tab)):
                panel.children.insert(0, _label(label, panel, tab.line))


def _tabs(row: Element) -> Iterator[Element]:
    """What is pressed in a row of tabs: the innermost elements that name a panel."""
    for element in descendants(row):
        if _target(element) and not any(_target(inner) for inner in descendants(element)):
            yield element


def _target(tab: Element) -> str:
    href = tab.get("href") or tab.get("data-bs-target") or tab.get("data-target")
    return tab.get("aria-controls") or (href[1:] if href.startswith("#") else "")


def _label(label: str, panel: Element, line: int) -> Element:
    """A tab that asks is a question, one over questions their group, and any other a heading."""
    asks = label.endswith("?")
    groups = not asks and any(
        "?" in flat_text(each) for each in descendants(panel) if each.tag in _HEADINGS | {"summary"}
    )
    attributes = {ROLE_ATTRIBUTE: "group"} if groups else {}
    return Element("h3" if asks else "h2", attributes, line, [Text(label, line)])
