"""Links inside a site: where they lead, and which of them lead nowhere. No network is asked."""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin, urlsplit

from wagtail.models import Site

from cms.addresses import Moved, look_up
from cms.audit.findings import Finding, Severity
from cms.audit.rendering import fetch
from cms.audit.served_page import ServedPage
from cms.identity import Identity
from cms.published.documents import visible
from cms.published.models import PublishedDocument

MOST_LINKS = 300
"""Links of one page that are looked at."""
BROKEN, MOVED, NO_PLACE = "broken_link", "redirected_link", "broken_anchor"
_BATCH = 500


def internal_links(hrefs: Iterable[str], *, url: str, origins: Collection[str]) -> list[str]:
    """Paths on the site that these links of the page at `url` lead to, each once; no queries, no fragments."""
    found: dict[str, None] = {}
    for href in hrefs:
        target = _target(href, url)
        if target is not None and _origin(target) in origins:
            found[urlsplit(target).path or "/"] = None
        if len(found) >= MOST_LINKS:
            break
    return list(found)


def missing_anchors(hrefs: Iterable[str], ids: Collection[str], *, url: str) -> list[str]:
    """Fragments of links within the page that name nothing on it."""
    missing: dict[str, None] = {}
    for href in (each for each in hrefs if "#" in each):
        target, fragment = urldefrag(_target(href, url) or "")
        if fragment and fragment != "top" and target == urldefrag(url)[0] and fragment not in ids:
            missing[fragment] = None
    return list(missing)


def hrefs_of(page: ServedPage) -> list[str]:
    """What the page's links say, as they stand there."""
    return [link.get("href") for link in page.elements("//a[@href]")]


def content_hrefs_of(page: ServedPage) -> list[str]:
    """The same without those of navigation, which is made of public pages for each answer and never of older ones.

    Kept of a page that is not rendered again, they would lead to what it does not lead to any more.
    """
    return [link.get("href") for link in page.elements("//a[@href][not(ancestor::nav)]")]


def ids_of(page: ServedPage) -> set[str]:
    """Names of places on the page."""
    return {element.get("id") for element in page.elements("//*[@id]")}


class LinkTargets:
    """What stands at paths of one site. Each path is looked up once."""

    def __init__(self, site: Site, identity: Identity, *, now: dt.datetime) -> None:
        self.site, self.identity, self.now = site, identity, now
        self._faults: dict[str, str] = {}

    def load(self, paths: Iterable[str]) -> None:
        """Look up what is not known yet: public pages many at a time, everything else one by one."""
        wanted = list(dict.fromkeys(path for path in paths if path not in self._faults))
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            rows = PublishedDocument.objects.filter(site_id=self.site.pk, path__in=batch)
            known = set(rows.filter(visible(now=self.now)).values_list("path", flat=True))
            for path in batch:
                self._faults[path] = "" if path in known else self._fault(path)

    def finding(self, path: str, *, url: str) -> Finding | None:
        """What is wrong with a link to this path on the page at `url`; `load` has seen the path."""
        match self._faults[path]:
            case "":
                return None
            case code if code == MOVED:
                message = "A link leads over a redirect. Link to where it ends."
                return Finding(MOVED, Severity.INFORMATION, url, "links", message, path)
        return Finding(BROKEN, Severity.WARNING, url, "links", "A link leads to nothing on this site.", path)

    def _fault(self, path: str) -> str:
        found = look_up(path, site=self.site, identity=self.identity, now=self.now)
        if isinstance(found, Moved):
            return MOVED
        if found is not None:
            return ""
        # Files, profiles and whatever else has an address of its own.
        status, _, _ = fetch(path, self.site)
        # An address that is asked for too often is there or not: nobody knows.
        return BROKEN if status >= 400 and status != HTTPStatus.TOO_MANY_REQUESTS else ""


def anchor_findings(page: ServedPage) -> list[Finding]:
    """Links within the page that lead to no place on it."""
    message = "A link within the page leads to a place that is not there."
    missing = missing_anchors(hrefs_of(page), ids_of(page), url=page.url)
    return [
        Finding(NO_PLACE, Severity.WARNING, page.url, "links", message, f"#{fragment}")
        for fragment in missing
    ]


def _target(href: str, url: str) -> str | None:
    try:
        target = _joined(url, href.strip())
    except ValueError:
        return None
    return target if target.startswith(("http://", "https://")) else None


def _joined(url: str, href: str) -> str:
    """The address that the link leads to. Raises ValueError."""
    if href.startswith(("/", "http://", "https://")):
        return _joined_to_site(_home(url), href)
    target = urljoin(url, href)
    urlsplit(target)
    return target


@lru_cache(maxsize=64)
def _home(url: str) -> str:
    return urljoin(url, "/")


# Every page has the links of the menu, and its path is of no account for them.
@lru_cache(maxsize=4096)
def _joined_to_site(home: str, href: str) -> str:
    target = urljoin(home, href)
    urlsplit(target)
    return target


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
