"""Which part of a page is the text, and what only stands around it: navigation, header, footer, cookie banner."""

import re
from collections import Counter

from faq.importer.readers.html.cleaning import opens_panel
from faq.importer.readers.html.tree import Element, Text, descendants, flat_text
from faq.importer.vocabulary import words_of

_ROLES = {
    "navigation": "nav", "search": "search", "banner": "header", "contentinfo": "footer", "complementary": "aside",
    "dialog": "dialog", "alertdialog": "dialog", "menubar": "nav",
}  # fmt: skip
_TAGS = {"nav": "nav", "aside": "aside", "search": "search", "dialog": "dialog"}
_BANNER = re.compile(
    r"(?:^|[-_])(?:cookies?|gdpr|ccpa)(?:$|[-_])|^(?:cookie|consent-(?:banner|popup|manager|modal))|^(?:onetrust|cybot|cmplz)"
)
_AROUND = frozenset(
    words_of("""comments comments-area comment-respond breadcrumb breadcrumbs sharedaddy share-buttons social-share
    social-links related-posts related-articles sidebar newsletter skip-link site-header site-footer
    post-navigation post-tags advertisement advert ad ads adsbygoogle ad-container ad-wrapper ad-banner ad-slot ad-block
    sponsored-content""")
)
_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "p", "a", "span", "form", "dialog"})
_CONTENT = frozenset({"article", "main"})
_TITLES = frozenset({"h1", "article", "main"})


def mark_regions(root: Element) -> None:
    """Write into each element that stands around the text which region it is."""
    page = _Page(root)
    main = page.main()
    seen: Counter[str] = Counter()
    waiting: list[tuple[Element, bool, bool]] = [(root, False, main is None)]
    while waiting:
        element, in_content, in_main = waiting.pop()
        in_main = in_main or element is main
        if element is not main and element is not root:
            region = page.region(element, in_content=in_content)
            if not region and not in_main and not page.holds(element, main):
                region = "outside the text"
            if region:
                name = f"{region}, line {element.line}"
                seen[name] += 1
                element.region = name if seen[name] == 1 else f"{name}, no. {seen[name]}"
        if element.region:
            continue
        in_content = in_content or element.tag in _CONTENT or element.get("role") == "main"
        for child in element.children:
            if isinstance(child, Element):
                waiting.append((child, in_content, in_main))


class _Page:
    """A page with the amount of text in each of its elements."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.size: dict[int, int] = {}
        self.titles: dict[int, int] = {}
        self.parent: dict[int, Element] = {}
        self.elements: list[Element] = []
        self._measure()
        main = self.main()
        self.titled = main is not None and any(inner.tag == "h1" for inner in descendants(main))

    def _measure(self) -> None:
        order: list[Element] = []
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            order.append(element)
            for child in element.children:
                if isinstance(child, Element):
                    self.parent[id(child)] = element
                    waiting.append(child)
        for element in reversed(order):
            inner = [child for child in element.children if isinstance(child, Element)]
            own = sum(len(child.text.strip()) for child in element.children if isinstance(child, Text))
            self.size[id(element)] = own + sum(self.size[id(child)] for child in inner)
            self.titles[id(element)] = (element.tag in _TITLES) + sum(
                self.titles[id(child)] for child in inner
            )
        self.elements = order
        self.titled = False

    def main(self) -> Element | None:
        """The one element that says it is the text, if it holds at least half of all text outside navigation."""
        for candidates in (
            [element for element in self.elements if element.tag == "main" or element.get("role") == "main"],
            [element for element in self.elements if element.tag == "article"],
        ):
            if len(candidates) == 1 and 2 * self.size[id(candidates[0])] >= self._around(candidates[0]):
                return candidates[0]
        return None

    def _around(self, main: Element) -> int:
        """How much text the page holds outside its navigation, header and footer."""
        left = self.size[id(self.root)]
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            if element is not main and self.region(element, in_content=False):
                left -= self.size[id(element)]
            elif element is not main:
                waiting.extend(child for child in element.children if isinstance(child, Element))
        return left

    def holds(self, element: Element, inner: Element | None) -> bool:
        """Tell whether `inner` stands within `element`."""
        while inner is not None and inner is not element:
            inner = self.parent.get(id(inner))
        return inner is not None

    def region(self, element: Element, *, in_content: bool) -> str:
        """The region that an element opens, or "". What holds the title or most of the text is never one."""
        if element is self.root or element.tag == "body":
            return ""
        region = self._named(element, in_content=in_content)
        if region == "header" and self.titled:
            return region
        small = 2 * self.size[id(element)] < self.size[id(self.root)]
        return (
            region
            if region and not self.titles[id(element)] and (small or region in ("nav", "footer"))
            else ""
        )

    def _named(self, element: Element, *, in_content: bool) -> str:
        tag = element.tag
        if tag == "nav" and self._answers(element):
            return ""
        if tag == "header":
            return "" if in_content else "header"
        if tag == "footer":
            quoted = self.parent[id(element)].tag in ("blockquote", "figure")
            return "" if quoted else "footer"
        if tag == "button":
            heads = self.parent[id(element)].tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt")
            return "" if heads or opens_panel(element) else "button"
        if tag == "form":
            return "form"
        named = _TAGS.get(tag) or _ROLES.get(element.get("role"), "")
        return named or (_by_class(element) if tag in _BOXES else "")

    def _answers(self, element: Element) -> bool:
        """Tell the panel right below what opens it and asks; some page builders write it as navigation."""
        around = [child for child in self.parent[id(element)].children if isinstance(child, Element)]
        place = next(index for index, child in enumerate(around) if child is element)
        above = around[place - 1] if place else None
        return above is not None and above.tag == "summary" and flat_text(above).endswith("?")


def _by_class(element: Element) -> str:
    tokens = f"{element.get('id')} {element.get('class')}".casefold().split()[:50]
    if any(_BANNER.search(token) for token in tokens):
        return "cookie banner"
    return next((token for token in tokens if token in _AROUND), "")
