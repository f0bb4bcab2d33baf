"""What of a page is no text: scripts, styles, frames, images, form fields, event handlers and unsafe links.

Everything is taken out of the tree and reported, with the words that were in it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from faq.importer.readers.html.tree import Element, Text, Tree, flat_text
from faq.importer.source import Notice

_SILENT = frozenset({"script", "style", "link", "meta", "base", "title", "source", "track", "param"})
_ACTIVE = frozenset(
    {"iframe", "frame", "object", "embed", "applet", "video", "audio", "canvas", "template", "portal"}
)
_FIELDS = frozenset({"input", "select", "textarea", "datalist", "option", "progress", "meter", "output"})
_PICTURES = frozenset({"img", "svg"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OPENS_PANEL = (
    "aria-expanded",
    "aria-controls",
    "data-toggle",
    "data-bs-toggle",
    "data-target",
    "data-bs-target",
)
_SPOKEN_ONLY = ("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "screen-reader-only")
_MOST_SPOKEN_WORDS = 4
_MAX_ADDRESS = 200
_BLANKS = re.compile(r"[\x00-\x20]+")


@dataclass
class Cleaning:
    """Takes what is no text out of a tree; `base` is the address that relative links are resolved against."""

    base: str = ""
    notices: list[Notice] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    def clean(self, tree: Tree) -> None:
        """Clean the tree in place and add what was taken out to `notices`."""
        for raw, line in tree.broken_tags.items():
            self.notices.append(Notice("unassigned_text", f"document line {line}", raw))
        if tree.comments:
            self.counted["comment"] += tree.comments
        waiting = [tree.root]
        while waiting:
            element = waiting.pop()
            self._count_handlers(element)
            element.children = [child for child in element.children if self._keeps(child, element)]
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def resolve_links(self, root: Element) -> None:
        """Make the links of the text whole; those around it are not kept anyway."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if element.tag == "a" and element.get("href"):
                element.attributes["href"] = "" if element.region else self._link(element)
            if not element.region:
                waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def summary(self) -> Iterator[Notice]:
        """One notice that counts everything taken out that held no text."""
        if self.counted:
            listed = ", ".join(f"{name} ×{count}" for name, count in sorted(self.counted.items()))
            yield Notice("unsafe_html_removed", "document", listed)

    def _keeps(self, child: Element | Text, parent: Element) -> bool:
        if isinstance(child, Text):
            return True
        tag = child.tag
        if tag in _SILENT:
            if tag in ("script", "style"):
                self.counted[tag] += 1
            return False
        if tag in _PICTURES:
            self._report_picture(child)
            return False
        if tag in _ACTIVE or tag in _FIELDS or tag == "noscript" or _is_spoken_only(child):
            self._report_removed(child)
            return False
        return True

    def _report_picture(self, picture: Element) -> None:
        words = picture.get("alt") or picture.get("title") or flat_text(picture)
        address = short_address(picture.get("src") or picture.get("data-src"))
        if words or address:
            self._add(
                "image_left_out", picture, " ".join(filter(None, [words, f"({address})" if address else ""]))
            )

    def _report_removed(self, element: Element) -> None:
        words = " ".join(filter(None, [*_printed(element), flat_text(element)]))
        if element.tag in _ACTIVE:
            self.counted[element.tag] += 1
            address = short_address(element.get("src") or element.get("data") or element.get("href"))
            words = " ".join(filter(None, [words, address]))
        if words:
            self._add("boilerplate_removed", element, words)

    def _add(self, code: str, element: Element, excerpt: str) -> None:
        self.notices.append(Notice(code, f"document line {element.line}", excerpt))

    # Attributes ----------------------------------------------------------------------------------------------------

    def _count_handlers(self, element: Element) -> None:
        self.counted.update(name for name in element.attributes if name.startswith("on"))

    def _link(self, element: Element) -> str:
        """The address of a link, or "" if it leads nowhere we can name."""
        written = _BLANKS.sub("", element.get("href"))
        if not written or written.startswith("#"):
            return ""
        try:
            address = urljoin(self.base, written)
            scheme, host = urlsplit(address).scheme.lower(), urlsplit(address).netloc
        except ValueError:
            scheme, host, address = "", "", written
        if scheme and scheme not in _SCHEMES:
            self.counted[f"{scheme[:20]}: link"] += 1
            return ""
        if scheme in ("mailto", "tel") or (scheme and host):
            return address
        if not scheme and self.base == "/" and address.startswith("/") and not host:
            return address
        self._add("link_left_out", element, f"{flat_text(element)} ({short_address(written)})")
        return ""


def _is_spoken_only(element: Element) -> bool:
    """Tell a word or two that only screen readers say, such as "Information:" before a box."""
    hidden = element.tag == "span" and any(
        token.endswith(_SPOKEN_ONLY) for token in element.get("class").casefold().split()
    )
    return hidden and len(flat_text(element).split()) <= _MOST_SPOKEN_WORDS


def opens_panel(button: Element) -> bool:
    """Tell a button that shows and hides an answer from one that does something."""
    return any(name in button.attributes for name in _OPENS_PANEL)


def short_address(address: str) -> str:
    """An address as it is reported; an embedded file only by its kind and size."""
    address = address.strip()
    if address[:5].lower() == "data:":
        kind = address[5:60].partition(";")[0].partition(",")[0]
        return f"data:{kind}, {len(address)} characters"
    return address if len(address) <= _MAX_ADDRESS else f"{address[:_MAX_ADDRESS]}…"


def _printed(field: Element) -> Iterator[str]:
    """What a form field shows besides its own text."""
    for name in ("value", "placeholder", "alt", "label"):
        if field.get(name) and field.get("type") not in ("hidden", "password"):
            yield field.get(name)
