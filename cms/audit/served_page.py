"""A page as it was served: what every rule reads, each part worked out once and only when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from cms.audit.answer_html import AnswerHtml, read_answer
from cms.audit.graph import Graph, Node, read_graph
from cms.audit.json_scripts import JsonScript, json_scripts
from cms.audit.visible_text import VisibleText, inner_text, visible_text

FAQ_TYPES = ("FAQPage",)
_PARSER_OPTIONS: dict[str, Any] = {"encoding": "utf-8", "huge_tree": True, "no_network": True}


@dataclass(frozen=True)
class MarkedQuestion:
    """A Question of the FAQPage with its one answer; what is missing or no text is None."""

    node: Node
    name: str | None
    answer: Node | None
    html: AnswerHtml | None


@dataclass(frozen=True, eq=False)
class ServedPage:
    """An answer to GET. `style_sheets` holds the text of linked sheets by address where they were fetched."""

    url: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    html: str = ""
    style_sheets: Mapping[str, str] = field(default_factory=dict)
    _elements: dict[str, list[etree._Element]] = field(default_factory=dict, init=False, repr=False)

    def header(self, name: str) -> str:
        """A header's value whatever its capitals, empty if it was not sent."""
        return next((value for key, value in self.headers.items() if key.lower() == name.lower()), "")

    @cached_property
    def tree(self) -> etree._Element | None:
        """The parsed HTML; None if there is nothing in it."""
        served = self.html.replace("\x00", "").encode("utf-8", errors="replace")
        if not served.strip():
            return None
        return etree.fromstring(served, etree.HTMLParser(**_PARSER_OPTIONS))

    def elements(self, path: str) -> list[etree._Element]:
        """Elements at an XPath such as "//head/title"; none if there is no HTML."""
        if path not in self._elements:
            self._elements[path] = self.tree.xpath(path) if self.tree is not None else []
        return self._elements[path]

    @cached_property
    def visible(self) -> VisibleText:
        """What a reader can see."""
        return visible_text(self.tree, self.style_sheets.values())

    @cached_property
    def scripts(self) -> tuple[JsonScript, ...]:
        """The JSON-LD scripts."""
        return json_scripts(self.html)

    @cached_property
    def graph(self) -> Graph:
        """All JSON-LD that could be read."""
        return read_graph(script.document for script in self.scripts if script.problem is None)

    @cached_property
    def faq_pages(self) -> list[Node]:
        """Nodes that say they are a page of questions and answers."""
        return [node for node in self.graph.of_type(*FAQ_TYPES) if not node.is_reference]

    @cached_property
    def questions(self) -> tuple[MarkedQuestion, ...]:
        """The marked-up questions of every FAQPage, in their order."""
        found = [self.graph.targets(page, "mainEntity") for page in self.faq_pages]
        nodes = dict.fromkeys(node for listed in found for node in listed if "Question" in node.types)
        return tuple(self._marked(node) for node in nodes)

    def _marked(self, node: Node) -> MarkedQuestion:
        answer = self.graph.target(node, "acceptedAnswer")
        text = answer.text("text") if answer else None
        return MarkedQuestion(node, node.text("name"), answer, None if text is None else read_answer(text))

    @cached_property
    def unseen_blocks(self) -> tuple[tuple[MarkedQuestion, str, bool], ...]:
        """Blocks of answers that the page does not show word for word, and whether it nearly does."""
        return tuple(
            (question, block, self.visible.nearly_shows(block))
            for question in self.questions
            if question.html and not self.visible.shows(question.html.squeezed)
            for block in question.html.blocks
            if not self.visible.shows(block)
        )

    @cached_property
    def page_nodes(self) -> list[Node]:
        """The nodes that stand for this page itself: FAQPage, ProfilePage or any other WebPage at its address."""
        return [node for node in self.graph.roots if any(name.endswith("Page") for name in node.types)]

    @cached_property
    def language(self) -> str | None:
        """The language that `<html>` names."""
        named = self.tree.get("lang") if self.tree is not None else None
        return named.strip() if named and named.strip() else None

    @cached_property
    def canonicals(self) -> list[str]:
        """Canonical addresses in the head, in their order."""
        links = self.elements("//link[@rel and @href]")
        return [link.get("href").strip() for link in links if "canonical" in link.get("rel").lower().split()]

    @cached_property
    def titles(self) -> list[str]:
        """Texts of `<title>` in the document (not in drawings)."""
        found = self.elements("//title[not(ancestor::svg)]")
        return [inner_text(title) for title in found]

    @cached_property
    def headings(self) -> list[str]:
        """Texts of every H1."""
        return [inner_text(heading) for heading in self.elements("//h1")]

    def metas(self, name: str) -> list[str]:
        """The contents of `<meta>` with this name or property, whatever its capitals."""
        wanted = name.lower()
        return [
            (meta.get("content") or "").strip()
            for meta in self.elements("//meta[@name or @property]")
            if (meta.get("name") or meta.get("property")).lower() == wanted
        ]
