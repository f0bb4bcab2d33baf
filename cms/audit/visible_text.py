"""What a reader can see of a page: text in the order of the document, without what is hidden for good.

A closed `<details>` counts as visible, and so does a hidden panel that a visible control opens (`aria-controls`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from lxml import etree

from cms.audit.style_sheets import hides, hiding_selectors, matches
from cms.audit.text_folding import folded, plain, squeezed

_SILENT = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "datalist",
        "title",
    )
)
BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)


# Characters searched on one page, all searches together: years of ordinary questions, and two seconds of a hostile page.
_MOST_SEARCHED = 3_000_000_000


def inner_text(element: etree._Element, pieces: int = 200) -> str:
    """The text inside an element, hidden or not, on one line; of very long or deep ones the beginning."""
    return plain("".join(islice(element.itertext(), pieces)))


@dataclass(frozen=True)
class Run:
    """A piece of visible text and the element it stands in."""

    element: etree._Element
    text: str


@dataclass(frozen=True, eq=False)
class VisibleText:
    """The visible text of a tree, in several spellings."""

    runs: tuple[Run, ...]
    _searched: list[int] = field(default_factory=lambda: [0])

    @cached_property
    def text(self) -> str:
        """Everything, with a line break wherever a block begins or ends."""
        return joined(self.runs)

    @cached_property
    def elements(self) -> frozenset[etree._Element]:
        """Elements with visible text or borders of their own."""
        return frozenset(run.element for run in self.runs)

    @cached_property
    def squeezed(self) -> str:
        """Everything without whitespace."""
        return squeezed(self.text)

    @cached_property
    def folded(self) -> str:
        """Letters and digits only, in one case."""
        return folded(self.text)

    def shows(self, text: str) -> bool:
        """Whether the text can be read somewhere, however it is broken into lines."""
        return self._holds(squeezed(text), self.squeezed)

    def nearly_shows(self, text: str) -> bool:
        """Whether it can be read but for capitals and punctuation."""
        wanted = folded(text)
        return bool(wanted) and self._holds(wanted, self.folded)

    def _holds(self, wanted: str, text: str) -> bool:
        """A page made to wear the audit out is given the benefit of the doubt once the search has gone on too long."""
        self._searched[0] += len(text)
        return self._searched[0] > _MOST_SEARCHED or wanted in text


def joined(runs: Iterable[Run]) -> str:
    """The text of runs; `\\n` runs are the borders of blocks."""
    return "".join(run.text for run in runs)


def visible_text(root: etree._Element | None, style_sheets: Iterable[str] = ()) -> VisibleText:
    """The visible text of a parsed page. `style_sheets` are the texts of linked sheets, where they are known."""
    if root is None:
        return VisibleText(())
    sheets = [element.text or "" for element in root.iter("style")]
    hidden = _hidden(root, [*sheets, *style_sheets])
    return VisibleText(tuple(_runs(root, hidden - _opened(root, hidden))))


def _hidden(root: etree._Element, sheets: list[str]) -> set[etree._Element]:
    found = {element for element in root.xpath("//*[@hidden]") if element.get("hidden") != "until-found"}
    found.update(element for element in root.xpath("//*[@style]") if hides(element.get("style")))
    found.update(root.xpath("//dialog[not(@open)]"))
    for sheet in sheets:
        for selector in hiding_selectors(sheet):
            found.update(matches(root, selector) or ())
    return found


def _opened(root: etree._Element, hidden: set[etree._Element]) -> set[etree._Element]:
    """Hidden elements that something visible opens."""
    wanted = {element.get("id"): element for element in hidden if element.get("id")}
    if not wanted:
        return set()
    controlled: set[etree._Element] = set()
    for control in root.xpath("//*[@aria-controls]"):
        if not any(above in hidden for above in (control, *control.iterancestors())):
            named = control.get("aria-controls").split()
            controlled.update(wanted[name] for name in named if name in wanted)
    return controlled


def _runs(root: etree._Element, hidden: set[etree._Element]) -> Iterator[Run]:
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if skipping is None and (element.tag in _SILENT or element in hidden):
                skipping = element
            elif skipping is None:
                yield from _opening(element)
        elif skipping is None:
            yield from _closing(element)
        elif skipping is element:
            skipping = None
            yield from _tail(element)


def _opening(element: etree._Element) -> Iterator[Run]:
    if element.tag in BLOCKS:
        yield Run(element, "\n")
    if element.text:
        yield Run(element, element.text)


def _closing(element: etree._Element) -> Iterator[Run]:
    """What follows an element or a comment."""
    if element.tag in BLOCKS:
        yield Run(element, "\n")
    yield from _tail(element)


def _tail(element: etree._Element) -> Iterator[Run]:
    if element.tail and element.getparent() is not None:
        yield Run(element.getparent(), element.tail)
