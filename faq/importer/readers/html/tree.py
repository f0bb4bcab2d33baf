"""HTML as a tree of elements, in linear time and with a limit to nesting.

The standard library's tokenizer forgives anything and is fast. What it does not do is done here: end tags that may be
left out (`</p>`, `</li>`, `</td>`), and a refusal where a tag or comment that is never closed would swallow the rest.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from faq.importer.blocks import Role
from faq.importer.decoding import unescaped, without_endless_references, without_invisible
from faq.importer.errors import UnreadableDocument
from faq.importer.readers.html.elements import BLOCK_TAGS, ELEMENTS, VOID

MAX_DEPTH = 256
MAX_ATTRIBUTES = 1000
LINE_ATTRIBUTE = "data-source-line"
"""Says from which line of the file an element was made, where the HTML is not the file itself."""

# A start tag of the first kind ends what is open of the second, but not beyond an element of the third.
_ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "caption"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "caption"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"td", "th"})),
}
_PARAGRAPH_LIMITS = frozenset({"table", "td", "th", "caption", "button", "li", "dd", "details", "object"})
_IN_HEAD = frozenset({"title", "meta", "link", "base", "script", "style", "noscript", "template"})
_CELLS = frozenset({"td", "th"})
_TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "table"})
_OPENS_MARKUP = re.compile(r"<[a-zA-Z!/?]")


@dataclass(slots=True)
class Element:
    """An element with its attributes and its children in order, of which text is one kind. Lines count from 1."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list["Element | Text"] = field(default_factory=list)
    region: str = ""
    role: Role = ""

    def get(self, name: str) -> str:
        """The value of an attribute, or ""."""
        return self.attributes.get(name, "")


@dataclass(slots=True)
class Text:
    """A run of characters between two tags, with entities resolved."""

    text: str
    line: int


@dataclass
class Tree:
    """The elements of a document and how often active content or a comment was met."""

    root: Element
    broken_tags: dict[str, int]
    """Start tags that are no elements but text, each with its first line."""
    comments: int


def parse_html(source: str, file: str) -> Tree:
    """Build the tree. Raises UnreadableDocument for nesting beyond MAX_DEPTH or a tag that is never closed."""
    parser = _Builder(file)
    try:
        parser.feed(without_endless_references(source))
    except AssertionError as error:  # how the tokenizer says that a declaration makes no sense
        raise UnreadableDocument(
            file, parser.place, "A “<!…” declaration in this page is damaged."
        ) from error
    parser.finish()
    return Tree(parser.root, parser.broken_tags, parser.comments)


class _Builder(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.root = Element("html", {}, 1)
        self.open = [self.root]
        self.broken_tags: dict[str, int] = {}
        self.comments = 0
        self.shift = 0

    @property
    def line(self) -> int:
        """The line of the file that is being read."""
        return self.getpos()[0] + self.shift

    @property
    def place(self) -> str:
        return f"line {self.line}"

    def finish(self) -> None:
        """Take what the tokenizer still holds back, which is text unless something was never closed."""
        if self.cdata_elem:
            self._refuse(f"<{self.cdata_elem}> is never closed, so the rest of the page would be lost.")
        rest = self.rawdata
        if _OPENS_MARKUP.match(rest):
            self._refuse("The last tag or comment is never closed, so the rest of the page would be lost.")
        self.handle_data(unescaped(rest))

    def _refuse(self, reason: str) -> None:
        raise UnreadableDocument(self.file, self.place, reason)

    # What the tokenizer calls ------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        element = self._append(tag, attrs)
        if tag not in VOID:
            self.open.append(element)
            if len(self.open) > MAX_DEPTH:
                self._refuse(f"Elements are nested more than {MAX_DEPTH} deep.")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        self._append(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._append("br", [])
        for index in range(len(self.open) - 1, 0, -1):
            name = self.open[index].tag
            if name == tag:
                del self.open[index:]
                return
            if name in _CELLS and tag not in _TABLE_PARTS:
                return

    def handle_data(self, data: str) -> None:
        text = unicodedata.normalize("NFC", without_invisible(data))
        if text.strip() and self.open[-1].tag == "head":
            self.open.pop()
        if text:
            self.open[-1].children.append(Text(text, self.line))

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    def unknown_decl(self, data: str) -> None:
        self.comments += 1

    # The tree ------------------------------------------------------------------------------------------------------

    def _append(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        if len(attrs) > MAX_ATTRIBUTES:
            self._refuse(f"<{tag[:40]}> has more than {MAX_ATTRIBUTES} attributes.")
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, without_invisible(value or ""))
        written = attributes.pop(LINE_ATTRIBUTE, "")
        if written.isdecimal() and len(written) < 9:
            self.shift = int(written) - self.getpos()[0]
        if any("<" in name for name in attributes) or self._is_no_element(tag):
            # Text that was taken for a tag: "if x <y and …" up to the end of the next real tag.
            self.broken_tags.setdefault(without_invisible(self.get_starttag_text() or ""), self.line)
        element = Element(tag, attributes, self.line)
        self.open[-1].children.append(element)
        return element

    def _is_no_element(self, tag: str) -> bool:
        """Tell a word between angle brackets from an element of HTML, of a namespace, of an own name or of a drawing."""
        named = tag in ELEMENTS or "-" in tag or ":" in tag
        return not named and not any(element.tag in ("svg", "math") for element in self.open)

    def _end_implied(self, tag: str) -> None:
        if self.open[-1].tag == "title":
            self.open.pop()
        if self.open[-1].tag == "head" and tag not in _IN_HEAD:
            self.open.pop()
        if tag in BLOCK_TAGS:
            self._end(frozenset({"p"}), _PARAGRAPH_LIMITS)
        if tag in _ENDED_BY:
            self._end(*_ENDED_BY[tag])

    def _end(self, names: frozenset[str], limits: frozenset[str]) -> None:
        """Close the outermost open element with one of these names, unless one of the limits stands between."""
        outermost = 0
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag in limits - names:
                break
            if self.open[index].tag in names:
                outermost = index
        if outermost:
            del self.open[outermost:]


def flat_text(element: Element) -> str:
    """All text within an element on one line."""
    pieces: list[str] = []
    waiting: list[Element | Text] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            pieces.append(node.text)
            continue
        if node.tag in BLOCK_TAGS or node.tag == "br":
            pieces.append(" ")
        waiting.append(Text(" " if node.tag in BLOCK_TAGS else "", node.line))
        waiting.extend(reversed(node.children))
    return " ".join("".join(pieces).split())


def descendants(element: Element) -> Iterator[Element]:
    """All elements within an element, in order."""
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if node is not element:
            yield node
        waiting.extend(child for child in reversed(node.children) if isinstance(child, Element))
