"""Rich text as readers and machines get it: clean HTML, plain text, and the HTML an answer may carry.

The only module that parses HTML of our own content. Everything passes nh3 first, so what is parsed
afterwards is well formed and free of active content.
"""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.rich_text import expand_db_html

from cms.link_addresses import LINK_SCHEMES

# What answers in structured data may carry, by Google's FAQPage documentation. We allow no more anywhere.
ANSWER_TAGS = frozenset({"h3", "h4", "p", "br", "ol", "ul", "li", "a", "strong", "b", "em", "i"})

# Joins many values into one for a single expansion; nh3 and Wagtail's editor never let it into content.
_SEPARATOR = "\x1e"
_BLOCK_TAGS = frozenset({"p", "li", "h3", "h4", "ul", "ol", "br"})
# Most answers are no more than that, and need no parser.
_ONLY_PARAGRAPHS = re.compile(r"(?:<p>[^<>&]*</p>)*")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def without_control_characters(text: str) -> str:
    """The text without characters that JSON readers, XML and PostgreSQL refuse or that nobody can see."""
    # Nothing printable is one of them, which is found out far faster than by the pattern.
    if text.isprintable():
        return text
    # The one among them that stands between words: without it two would become one.
    return _CONTROL_CHARACTERS.sub("", text.replace("\x85", " "))


def expand(values: Sequence[str]) -> list[str]:
    """Turn stored rich text into HTML with real links. One pass for all values: two queries, not two each."""
    if not values:
        return []
    joined = _SEPARATOR.join(without_control_characters(value) for value in values)
    return [clean(value) for value in expand_db_html(joined).split(_SEPARATOR)]


def clean(html: str) -> str:
    """Drop every tag, attribute and link scheme that is not allowed; the words stay."""
    return _without_empty_links(
        nh3.clean(
            without_control_characters(html),
            tags=set(ANSWER_TAGS),
            attributes={"a": {"href"}},
            url_schemes=LINK_SCHEMES,
            link_rel=None,
        )
    )


def _without_empty_links(html: str) -> str:
    # A link whose target the public may not see comes out of the expansion as <a> without href.
    if "<a>" not in html:
        return html
    soup = _parse(html)
    for link in soup.find_all("a", href=False):
        link.unwrap()
    return _serialise(soup)


def absolute_links(html: str, origin: str) -> str:
    """The HTML with every link made absolute against `origin`; links without a host mean our own site."""
    if "<a " not in html:
        return html
    soup = _parse(html)
    for link in soup.find_all("a", href=True):
        link["href"] = urljoin(f"{origin}/", str(link["href"]))
    return _serialise(soup)


def to_text(html: str) -> str:
    """Plain text: one line per block, list items with a dash, nothing run together."""
    lines: list[str] = [""]
    if _ONLY_PARAGRAPHS.fullmatch(html):
        lines = _paragraphs(html)
    else:
        _write_text(_parse(html), lines)
    return "\n".join(line for line in (re.sub(r"\s+", " ", line).strip() for line in lines) if line)


def _write_text(node: Tag, lines: list[str]) -> None:
    for child in node.children:
        if isinstance(child, NavigableString):
            lines[-1] += str(child)
        elif isinstance(child, Tag):
            if child.name in _BLOCK_TAGS:
                lines.append("- " if child.name == "li" else "")
            _write_text(child, lines)
            if child.name in _BLOCK_TAGS:
                lines.append("")


def blocks_and_links(html: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The text block by block as (tag, words), and the addresses of links that leave the site, both in order.

    What remains when layout, emphasis and links within the site are put aside.
    """
    if _ONLY_PARAGRAPHS.fullmatch(html):
        return [("p", words) for text in _paragraphs(html) if (words := " ".join(text.split()))], []
    soup = _parse(html)
    found: list[tuple[Tag | None, list[str]]] = []
    for text in soup.find_all(string=True):
        block = text.find_parent(["p", "li", "h3", "h4"])
        if not found or found[-1][0] is not block:
            found.append((block, []))
        found[-1][1].append(str(text))
    folded = [(block.name if block else "p", " ".join("".join(words).split())) for block, words in found]
    links = [str(a["href"]) for a in soup.find_all("a", href=re.compile("^(https?:)?//"))]
    return [(tag, words) for tag, words in folded if words], links


def _paragraphs(html: str) -> list[str]:
    return html.removeprefix("<p>").removesuffix("</p>").split("</p><p>")


def _parse(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _serialise(soup: BeautifulSoup) -> str:
    return soup.decode(formatter="minimal")
