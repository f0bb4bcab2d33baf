"""Where the visible answer to a question begins and ends, on any page: from its heading to the next of its rank.

Price tables, asides, navigation, reviews and lists of sources beside an answer are no part of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from lxml import etree

from cms.audit.number_spellings import has_price
from cms.audit.served_page import MarkedQuestion, ServedPage
from cms.audit.text_folding import folded, plain, squeezed
from cms.audit.visible_text import BLOCKS, Run, inner_text, joined

MOST_EXTENTS = 300
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUESTION_TAGS = (*HEADINGS, "summary", "dt", "button", "legend")
_BESIDE = frozenset(
    ["aside", "nav", "footer", "form", "figure", "button", "summary", "select", "textarea", "dialog"]
)
_BESIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:prices?|pricing|savings|sources?|references?|citations?|footnotes?|review(?:ed|er|s)?|byline|author"
    r"|share|social|related|toc|contents|breadcrumbs?|feedback|helpful|cta|call-to-action|advert(?:isement)?|ads?|banner"
    r"|disclaimer|meta|tags|pagination|newsletter|updated)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OUTER = frozenset({"main", "body", "html"})
_FEWEST_WORDS = 3


@dataclass(frozen=True, eq=False)
class AnswerExtent:
    """The visible answer to a marked-up question, as blocks of text; what stands beside it is left out."""

    question: MarkedQuestion
    blocks: tuple[str, ...]


def answer_extents(page: ServedPage) -> list[AnswerExtent]:
    """One extent for each marked-up question whose heading and answer can be found; of the first `MOST_EXTENTS`."""
    headings = question_headings(page)
    every = set(headings.values())
    starts = {run.element: place for place, run in reversed(list(enumerate(page.visible.runs)))}
    texts: dict[etree._Element, str] = {}
    found = []
    for question, heading in islice(headings.items(), MOST_EXTENTS):
        container = _container(question, heading, every, texts)
        if container is not None:
            runs = _between(page.visible.runs[starts[heading] :], heading, container, every)
            found.append(AnswerExtent(question, tuple(_blocks(runs, container))))
    return found


def question_headings(page: ServedPage) -> dict[MarkedQuestion, etree._Element]:
    """The element that shows each marked-up question: a heading if there is one, links of contents never."""
    wanted: dict[str, MarkedQuestion] = {}
    for question in page.questions:
        if question.name:
            wanted.setdefault(folded(question.name), question)
    found: dict[MarkedQuestion, etree._Element] = {}
    for element in _shown(page, _QUESTION_TAGS):
        shown = wanted.get(folded(inner_text(element)))
        if shown is not None:
            found.setdefault(shown, element)
    return found


def _shown(page: ServedPage, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Visible elements with these tags, outside navigation, in the order of the document."""
    visible = page.visible.elements
    for element in page.tree.iter(*tags) if page.tree is not None else ():
        if element in visible and not any(above.tag == "nav" for above in element.iterancestors()):
            yield element


def unmarked_questions(page: ServedPage) -> list[str]:
    """Visible headings that ask a question just as the marked-up ones do, but are not marked up."""
    headings = question_headings(page)
    looks = {_look(element) for element in headings.values()}
    known = {folded(question.name or "") for question in page.questions}
    texts = (
        inner_text(element) for element in _shown(page, _QUESTION_TAGS) if looks and _look(element) in looks
    )
    return [text for text in texts if text.rstrip().endswith(("?", "？", "؟")) and folded(text) not in known]


def _look(element: etree._Element) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _container(
    question: MarkedQuestion,
    heading: etree._Element,
    headings: set[etree._Element],
    texts: dict[etree._Element, str],
) -> etree._Element | None:
    """The widest element that is about this question only, or the one that holds several questions in a row."""
    answer = question.html
    if answer is None or not answer.blocks:
        return None
    last = squeezed(answer.blocks[-1])
    above = heading.getparent()
    while above is not None and last not in _text_of(above, texts):
        above = above.getparent()
    while above is not None and _may_widen(above, heading, headings):
        above = above.getparent()
    return above


def _text_of(element: etree._Element, texts: dict[etree._Element, str]) -> str:
    if element not in texts:
        texts[element] = squeezed("".join(element.itertext()))
    return texts[element]


def _may_widen(current: etree._Element, heading: etree._Element, headings: set[etree._Element]) -> bool:
    parent = current.getparent()
    if parent is None or parent.tag in _OUTER or current.tag in _OUTER:
        return False
    rank = _rank(heading)
    for element in parent.iter(*_QUESTION_TAGS):
        if element is heading:
            continue
        if element in headings or (element.tag in HEADINGS and _rank(element) <= rank):
            return False
    return True


def _rank(heading: etree._Element) -> int:
    """1 for H1 to 6 for H6; other elements that show questions rank as low as any."""
    if heading.tag in HEADINGS:
        return HEADINGS.index(heading.tag) + 1
    above = next(
        (HEADINGS.index(item.tag) + 1 for item in heading.iterancestors() if item.tag in HEADINGS), None
    )
    return above or len(HEADINGS)


def _between(
    runs: Sequence[Run], heading: etree._Element, container: etree._Element, headings: set[etree._Element]
) -> Iterator[Run]:
    """Runs after the heading, up to the next one of its rank or the end of the container."""
    inside_heading = set(heading.iter())
    known: dict[etree._Element, _Place] = {container: _Place.ANSWER}
    for run in runs:
        if run.element in inside_heading:
            continue
        place = _place(run.element, known)
        if place is _Place.OUTSIDE or _ends(run.element, heading, headings):
            return
        if place is _Place.ANSWER:
            yield run


def _ends(element: etree._Element, heading: etree._Element, headings: set[etree._Element]) -> bool:
    if element in headings:
        return True
    if element.tag in HEADINGS and heading.tag in HEADINGS:
        return _rank(element) <= _rank(heading)
    return _look(element) == _look(heading)


class _Place(Enum):
    ANSWER = auto()
    BESIDE = auto()
    OUTSIDE = auto()


def _place(element: etree._Element, known: dict[etree._Element, _Place]) -> _Place:
    """Where an element stands; `known` begins with the container and learns every element that is asked about."""
    way = []
    while element is not None and element not in known:
        way.append(element)
        element = element.getparent()
    place = _Place.OUTSIDE if element is None else known[element]
    for passed in reversed(way):
        if place is _Place.ANSWER and _is_beside(passed):
            place = _Place.BESIDE
        known[passed] = place
    return place


def _is_beside(element: etree._Element) -> bool:
    if element.tag in _BESIDE:
        return True
    if element.tag == "table":
        return has_price(inner_text(element, 2_000))
    if element.tag in ("p", "li", "strong", "em", "a", "b", "i"):
        return False
    return bool(_BESIDE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _blocks(runs: Iterable[Run], container: etree._Element) -> Iterator[str]:
    """Blocks of text long enough to say something. Blocks that are nothing but links are ways, not words."""
    waiting: list[Run] = []
    for run in [*runs, Run(container, "\n")]:
        if run.text != "\n" or run.element.tag not in BLOCKS:
            waiting.append(run)
            continue
        text = plain(joined(waiting))
        if len(text.split()) >= _FEWEST_WORDS or len(text) >= 5 * _FEWEST_WORDS:
            linked = all(_is_link(part.element) for part in waiting if part.text.strip())
            if not linked:
                yield text
        waiting = []


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" or any(above.tag == "a" for above in element.iterancestors())
