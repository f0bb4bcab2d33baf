"""The Markdown twin of a home page."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.identity import for_site
from cms.markdown_twin import twin_path
from cms.markdown_writing import document, heading, items, link, paragraphs
from cms.published.models import PublishedDocument
from home.listing import HomeDocument, home_document
from home.models import HomePage


def home_twin(row: PublishedDocument, site: Site, now: dt.datetime) -> str:
    """What the home page shows: the parts of the site, and the pages whose text changed last."""
    home = HomePage.objects.select_related("locale").get(pk=row.page_id)
    return home_draft(home, home_document(home, site=site, now=now), site, now)


def home_draft(home: HomePage, shown: HomeDocument, site: Site, now: dt.datetime) -> str:
    """The same of a home page in memory."""
    origin = for_site(site)
    return document(
        [
            heading(1, shown.title),
            paragraphs(shown.introduction or ""),
            *_sections(shown, origin.absolute),
            *_recent(shown, origin.absolute),
            link("llms.txt", origin.absolute("/llms.txt")),
        ]
    )


def _sections(shown: HomeDocument, absolute: Callable[[str], str]) -> Iterator[str]:
    for section in shown.sections:
        yield f"## {link(section.title, absolute(twin_path(section.path)))}"
        yield paragraphs(section.introduction or "")
        yield items(link(treatment.name, absolute(treatment.path)) for treatment in section.treatments)


def _recent(shown: HomeDocument, absolute: Callable[[str], str]) -> Iterator[str]:
    if shown.recent:
        yield heading(2, _("Recently changed"))
        yield items(link(card.title, absolute(twin_path(card.path))) for card in shown.recent)
