"""What the rules need to know of a site of ours, asked for once in a run and only if anything is audited."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cached_property

from django.utils import timezone
from wagtail.models import Site

from cms.audit.facts import AuditFacts
from cms.audit.links import LinkTargets
from cms.audit.rendering import fetch
from cms.audit.sitemaps import whole_sitemap
from cms.audit.web_addresses import host_of, joined
from cms.identity import Identity
from cms.published.models import PublishedDocument
from cms.search_appearance import hidden_pages

MOST_SHEETS_OF_PAGE, MOST_SHEETS = 20, 100
"""Style sheets that are read for one page, and for all pages of a host."""
_STYLE_SHEET = re.compile(r"<link\b[^>]*\brel=[\"']?stylesheet\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)


class SiteFacts:
    """Facts, style sheets and links of one site of ours at one moment."""

    def __init__(self, site: Site, identity: Identity, *, now: dt.datetime) -> None:
        self.site, self.identity, self.now = site, identity, now
        self._sheets: dict[str, str] = {}

    @cached_property
    def facts(self) -> AuditFacts:
        origin = self.identity.origin
        status, _, robots = fetch("/robots.txt", self.site)
        return AuditFacts(
            today=timezone.localdate(self.now),
            now=self.now,
            origin=origin,
            robots=robots.decode("utf-8", errors="replace") if status == 200 else "",
            sitemap=whole_sitemap(self._get, f"{origin}/sitemap.xml"),
        )

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Pages that their editors keep out of search results."""
        rows = PublishedDocument.objects.filter(hidden_pages(), site_id=self.site.pk)
        return frozenset(rows.values_list("page_id", flat=True))

    @cached_property
    def links(self) -> LinkTargets:
        return LinkTargets(self.site, self.identity, now=self.now)

    def style_sheets(self, html: str, *, url: str) -> Mapping[str, str]:
        """The text of the page's style sheets that this site serves itself."""
        return style_sheets(html, url=url, get=self._get, known=self._sheets)

    def _get(self, address: str) -> bytes | None:
        status, _, body = fetch(address, self.site)
        return body if status == 200 else None


def style_sheets(
    html: str, *, url: str, get: Callable[[str], bytes | None], known: dict[str, str]
) -> dict[str, str]:
    """By address the text of the style sheets that a page links to on its own host; `known` keeps what was read.

    Of a page the first 20 are read, and of a host no more than 100.
    """
    found: dict[str, str] = {}
    for address in style_sheet_addresses(html, url=url)[:MOST_SHEETS_OF_PAGE]:
        if address not in known:
            if len(known) >= MOST_SHEETS:
                continue
            known[address] = (get(address) or b"").decode("utf-8", errors="replace")
        found[address] = known[address]
    return found


def style_sheet_addresses(html: str, *, url: str) -> list[str]:
    """Absolute addresses of the style sheets of a page that come from its own host, each once."""
    hrefs = [match[1] for link in _STYLE_SHEET.findall(html) if (match := _HREF.search(link))]
    addresses = [address for href in hrefs if (address := joined(url, href))]
    return list(dict.fromkeys(address for address in addresses if host_of(address) == host_of(url)))
