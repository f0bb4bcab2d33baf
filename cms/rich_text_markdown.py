"""Rich text as Markdown: the same words, and nothing in them that Markdown could take for markup.

CommonMark with GitHub's tables. Words are escaped, so that no text becomes HTML, a heading or a link.
"""

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag
from markdownify import ATX, MarkdownConverter

from cms.link_addresses import LINK_SCHEMES
from cms.markdown_marks import ALL_MARKS, BREAK, EMPHASIS, EMPHASIS_END, RISK, STRONG, STRONG_END, settled
from cms.rich_text import ANSWER_TAGS, without_control_characters

# What answers are made of beside rich text: callouts, tables and images.
_BLOCK_TAGS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "div": {"class"}}
# Nobody writes such a text; markdownify goes down the tree by recursion.
_DEEPEST = 60

_SPACES = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_ALWAYS_MARKUP = re.compile(r"([\\`*_\[\]<&|~#])")
_MARKUP_AT_SOME_PLACES = re.compile(r"^( ?)([-+=>:.)])|^( ?\d{1,9})([.)])|(!)$")
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f<>()\\`|\"']")
_CHARACTER_REFERENCE = re.compile(r"&(?=#?\w+;)")


def to_markdown(html: str) -> str:
    """The Markdown of HTML as answers have it: text, lists, links, callouts, tables and images.

    Links and images keep their address only if it is a web, mail or telephone address, or one on this site.
    """
    clean = nh3.clean(
        without_control_characters(html),
        tags=ANSWER_TAGS | _BLOCK_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=LINK_SCHEMES,
        link_rel=None,
    )
    # In an element, because a bare address would be taken for the mistake of parsing one.
    soup = BeautifulSoup(f"<body>{clean}</body>", "html.parser")
    _flatten(soup)
    for text in soup.find_all(string=True):
        text.replace_with(NavigableString(_SPACES.sub(" ", text)))
    return settled(_Converter(autolinks=False, bullets="-", heading_style=ATX).convert_soup(soup))


def _flatten(soup: BeautifulSoup) -> None:
    """What stands too deep becomes the text of what holds it."""
    depths = {id(soup): 0}
    for tag in soup.find_all(True):
        if id(tag.parent) in depths:
            depths[id(tag)] = depths[id(tag.parent)] + 1
        if depths.get(id(tag)) == _DEEPEST:
            del depths[id(tag)]
            tag.string = tag.get_text(" ")


class _Converter(MarkdownConverter):
    """markdownify with our escaping; emphasis and line breaks are settled when the whole text is known."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return _MARKUP_AT_SOME_PLACES.sub(_at_risk, _ALWAYS_MARKUP.sub(r"\\\1", text))

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if {"strong", "b"} & parent_tags else f"{STRONG}{text}{STRONG_END}"

    convert_b = convert_strong

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if {"em", "i"} & parent_tags else f"{EMPHASIS}{text}{EMPHASIS_END}"

    convert_i = convert_em

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {text}" if "_inline" in parent_tags else f"{BREAK}{text}"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address, words = _address(str(el.get("href") or "")), text.strip(f" {BREAK}")
        if not address or not words or "\n" in words or "a" in parent_tags:
            return text
        before, _, behind = text.partition(words)
        return f"{before}[{words}]({address}){behind}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = self.escape(_SPACES.sub(" ", str(el.get("alt") or "")), parent_tags)
        address = _address(str(el.get("src") or ""))
        return f"![{words}]({address})" if address and "_inline" not in parent_tags else words

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if not words or "_inline" in parent_tags:
            return f" {words} "
        if "callout" in (el.get("class") or ()):
            words = "\n".join(f"> {line}".rstrip() for line in words.split("\n"))
        return f"\n\n{words}\n\n"

    convert_figure = convert_div

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if not text.strip(f"{ALL_MARKS} \n"):
            # A dash alone would make a heading of the line above it.
            return "\n"
        item = super().convert_li(el, text, parent_tags)
        return item if el.parent and el.parent.name in ("ul", "ol") else f"\n\n{item}"


def _at_risk(match: re.Match[str]) -> str:
    before, mark, number, behind, exclamation = match.groups()
    if exclamation:
        return f"{RISK}!"
    return f"{before}{RISK}{mark}" if mark else f"{number}{RISK}{behind}"


def _address(address: str) -> str:
    """The address as it can stand between parentheses; empty if following it could run something."""
    address = _UNSAFE_IN_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", address.strip())
    # Whoever reads character references once more than they should must not find another scheme behind them.
    if not _is_harmless(address) or not _is_harmless(unescape(address)):
        return ""
    return _CHARACTER_REFERENCE.sub("&amp;", address)


def _is_harmless(address: str) -> bool:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    return scheme in LINK_SCHEMES or ":" not in re.split("[/?#]", address, maxsplit=1)[0]
