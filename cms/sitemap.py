"""/sitemap.xml: every public address of the site in every language, with the day its text last changed.

One file for a small site; for a large one an index of parts, such as /sitemap-pages-2.xml (https://sitemaps.org).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms import sitemap_sections
from cms.identity import Identity, for_site
from cms.sitemap_sections import Address, Section, sections
from cms.sites import requested_site
from cms.streamed_answers import streamed

XML = "application/xml"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """All addresses of the site that the request is for, or where their parts are."""
    site, now = requested_site(request), timezone.now()
    identity = for_site(site)

    def lines() -> Iterator[str]:
        found = [(section, section.count()) for section in sections(site, now=now)]
        if sum(count for _, count in found) > sitemap_sections.MOST_ADDRESSES:
            return _index(found, identity)
        return _addresses((address for section, _ in found for address in section.part(1)), identity)

    return streamed(request, lines, XML, site=site, now=now)


@require_safe
def sitemap_part(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """One part of the addresses of one section; the first is there also where it is empty."""
    site, now = requested_site(request), timezone.now()
    found = next((each for each in sections(site, now=now) if each.name == section), None)
    if found is None or not 1 <= number <= max(1, _parts(found.count())):
        raise Http404
    identity = for_site(site)
    return streamed(request, lambda: _addresses(found.part(number), identity), XML, site=site, now=now)


def _parts(count: int) -> int:
    return ceil(count / sitemap_sections.MOST_ADDRESSES)


def _index(found: Iterable[tuple[Section, int]], identity: Identity) -> Iterator[str]:
    yield f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n'
    for section, count in found:
        for number in range(1, _parts(count) + 1):
            url = identity.absolute(f"/sitemap-{section.name}-{number}.xml")
            yield f"<sitemap><loc>{escape(url)}</loc></sitemap>\n"
    yield "</sitemapindex>\n"


def _addresses(found: Iterable[Address], identity: Identity) -> Iterator[str]:
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for address in found:
        lastmod = _lastmod(address.lastmod)
        links = "".join(_link(language, identity.absolute(path)) for language, path in address.alternates)
        yield f"<url><loc>{escape(identity.absolute(address.path))}</loc>{lastmod}{links}</url>\n"
    yield "</urlset>\n"


def _lastmod(day: dt.date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


def _link(language: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(url)}/>'
