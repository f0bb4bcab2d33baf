"""The HTML inside `Answer.text`: its tags, its blocks of text and what is wrong with its nesting."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cms.audit.text_folding import plain, squeezed

# Bounded, so that a hostile answer with thousands of open quotes stays linear.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]{0,60})(?P<rest>(?:[^\"'<>]|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,400}+)>"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]{1,80})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "embed", "meta", "link", "source", "col", "area"})
_BLOCKS = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "ol",
        "ul",
        "li",
        "p",
        "div",
        "table",
        "tr",
        "td",
        "th",
        "hr",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "pre",
    ]
)


@dataclass(frozen=True)
class Tag:
    """One tag. `name` is in small letters."""

    name: str
    is_end: bool
    attributes: tuple[tuple[str, str], ...]

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, None if it is not there."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass(frozen=True, eq=False)
class AnswerHtml:
    """An answer's text, split into tags and blocks."""

    source: str
    tags: tuple[Tag, ...]
    blocks: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words on one line."""
        return plain(" ".join(self.blocks))

    @cached_property
    def squeezed(self) -> str:
        """The words without whitespace, to compare with the visible page."""
        return squeezed("".join(self.blocks))

    @cached_property
    def unbalanced(self) -> str | None:
        """The first tag that is not closed, or closes nothing."""
        open_tags: list[str] = []
        for tag in self.tags:
            if tag.name in _VOID:
                continue
            if not tag.is_end:
                open_tags.append(tag.name)
            elif not open_tags or open_tags.pop() != tag.name:
                return f"</{tag.name}>"
        return f"<{open_tags[-1]}>" if open_tags else None

    def links(self) -> Iterator[str]:
        """The targets of its links."""
        for tag in self.tags:
            target = tag.attribute("href") if tag.name == "a" else None
            if target is not None:
                yield target


def read_answer(source: str) -> AnswerHtml:
    """Tags and blocks of an answer. Plain text is one block to each line."""
    tags: list[Tag] = []
    pieces: list[str] = []
    position = 0
    for match in _TAG.finditer(source):
        pieces.append(source[position : match.start()])
        position = match.end()
        name = match["name"].lower()
        tags.append(Tag(name, match["end"] == "/", tuple(_attributes(match["rest"]))))
        if name in _BLOCKS:
            pieces.append("\n")
    pieces.append(source[position:])
    text = html.unescape("".join(pieces))
    blocks = tuple(block for line in text.split("\n") if (block := plain(line)))
    return AnswerHtml(source, tuple(tags), blocks)


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        yield name.lower(), html.unescape(double or single or bare)
