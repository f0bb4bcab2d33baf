"""/sitemap.xml: every public page of the site in every language, with the day its text last changed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.answers import CACHE_CONTROL
from cms.identity import Identity, for_site
from cms.page_documents import page_path
from cms.sites import requested_site
from cms.visibility import public_pages

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_modified_on: list[str] = []


def register_modified_on(lookup: str) -> None:
    """Name a page type's own date of its last change, as seen from Page: "faqpage__modified_on"."""
    if lookup not in _modified_on:
        _modified_on.append(lookup)


def with_changed_on(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Pages of any type with `changed_on`, the day their text last changed as far as that is known."""
    # For pages without a date of their own, publishing them is the last change that is known.
    changed = Coalesce(*_modified_on, TruncDate("last_published_at"), Value(None), output_field=DateField())
    return pages.annotate(changed_on=changed)


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """The sitemap of the site that the request is for, written page by page."""
    lines = _lines(requested_site(request), now=timezone.now())
    return StreamingHttpResponse(
        lines, content_type="application/xml", headers={"Cache-Control": CACHE_CONTROL}
    )


def _lines(site: Site, *, now: dt.datetime) -> Iterator[str]:
    identity = for_site(site)
    found = public_pages(Page.objects.select_related("locale"), site=site, now=now)
    pages = with_changed_on(found).order_by("translation_key", "locale_id")
    yield _OPENING
    for _, translations in groupby(pages.iterator(chunk_size=1000), key=lambda page: page.translation_key):
        yield from _entries(list(translations), identity)
    yield "</urlset>\n"


def _entries(translations: list[Page], identity: Identity) -> Iterator[str]:
    """One entry for each language of a page; each names all of them, itself included."""
    urls = [identity.absolute(page_path(page)) for page in translations]
    alternates = "".join(_alternates(translations, urls)) if len(urls) > 1 else ""
    for page, url in zip(translations, urls, strict=True):
        lastmod = f"<lastmod>{page.changed_on.isoformat()}</lastmod>" if page.changed_on else ""
        yield f"<url><loc>{escape(url)}</loc>{lastmod}{alternates}</url>\n"


def _alternates(translations: Iterable[Page], urls: Iterable[str]) -> Iterator[str]:
    for page, url in zip(translations, urls, strict=True):
        language = quoteattr(page.locale.language_code)
        yield f'<xhtml:link rel="alternate" hreflang={language} href={quoteattr(url)}/>'
