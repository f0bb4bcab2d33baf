"""How a page may look in a list of search results: which of its words fit, and whether it is listed at all.

No search engine promises where it cuts, or that it shows these words. The limits are those that are commonly seen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from cms.identity import Identity
from cms.letter_widths import text_width
from cms.seo import Seo

TITLE_SIZE, TITLE_PIXELS = 20, 600
"""The title's size of type, and how wide it may be on a computer. On a phone it is broken into lines instead."""
DESCRIPTION_CHARACTERS, PHONE_DESCRIPTION_CHARACTERS = 160, 120
ADDRESS_CHARACTERS = 70
_DOTS = " …"


@dataclass(frozen=True)
class Shown:
    """A text as far as it is shown. `length` and `limit` are of the same unit, pixels or characters."""

    text: str
    length: int
    limit: int

    @property
    def is_cut(self) -> bool:
        return self.length > self.limit


@dataclass(frozen=True)
class Snippet:
    """One search result. `withheld` says why search engines would not show it; empty if they may."""

    site_name: str
    address: str
    title: Shown
    description: Shown
    phone_description: Shown
    withheld: list[str]


def search_snippet(seo: Seo, identity: Identity, *, restricted: bool = False) -> Snippet:
    """What of a page's title, address and description fits; `restricted` if only some people may read the page."""
    description = " ".join(seo.description.split())
    return Snippet(
        site_name=identity.name,
        address=_shortened(_readable(seo.canonical), len, ADDRESS_CHARACTERS).text,
        title=_shortened(" ".join(seo.title.split()), _title_width, TITLE_PIXELS),
        description=_shortened(description, len, DESCRIPTION_CHARACTERS),
        phone_description=_shortened(description, len, PHONE_DESCRIPTION_CHARACTERS),
        withheld=list(_withheld(seo, identity, restricted)),
    )


def _withheld(seo: Seo, identity: Identity, restricted: bool) -> Iterator[str]:
    if "noindex" in seo.robots:
        yield (
            "“Keep out of search results” is on (noindex): search engines are asked to show neither title, address nor "
            "description, and the sitemap, feeds and llms.txt leave the page out. Its links are still followed."
        )
    if "allow_search_engines" in identity.robots.barred:
        yield "The site's robots.txt asks search engines to read no page at all."
    if restricted:
        yield "Only some people may read this page, so search engines do not get it."


def _readable(url: str) -> str:
    """The address as results show it: the host, then the steps to the page."""
    parts = urlsplit(url)
    steps = [step for step in unquote(parts.path).split("/") if step]
    return " › ".join([f"{parts.scheme}://{parts.netloc}", *steps])


def _title_width(text: str) -> int:
    return text_width(text, size=TITLE_SIZE)


def _shortened(text: str, measure: Callable[[str], int], limit: int) -> Shown:
    """The text up to the last whole word that fits with the dots after it."""
    length = measure(text)
    if length <= limit:
        return Shown(text, length, limit)
    kept = text
    while kept and measure(kept + _DOTS) > limit:
        kept = kept[:-1]
    whole, _, _begun = kept.rpartition(" ")
    cut_between_words = text[len(kept) : len(kept) + 1].isspace()
    words = kept if cut_between_words or not whole else whole
    return Shown(words.rstrip(" ,;:.") + _DOTS, length, limit)
