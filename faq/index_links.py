"""The FAQ indexes of a site, for whoever did not find what they looked for."""

import datetime as dt

from wagtail.models import Site

from cms.page_documents import page_path
from cms.visibility import public_pages
from faq.models import FAQIndexPage

MOST_LINKS = 5


def index_links(site: Site, language: str, *, now: dt.datetime) -> list[tuple[str, str]]:
    """Title and path of the public indexes in one language, by their place in the tree; one query."""
    indexes = FAQIndexPage.objects.filter(locale__language_code=language).order_by("path")
    found = public_pages(indexes, site=site, now=now)[:MOST_LINKS]
    return [(index.title, page_path(index)) for index in found]
