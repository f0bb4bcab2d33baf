"""What search engines read of pages that tell of others, such as lists: made when it is asked for, like their HTML."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from wagtail.models import Page, Site

from cms.published.models import PublishedDocument
from cms.seo import Seo

Builder = Callable[[Any, Site, dt.datetime], Seo]
_builders: dict[str, Builder] = {}


def register(model: type[Page], builder: Builder) -> None:
    """Say what a page type's HTML claims; types whose published document holds it need none."""
    _builders[model._meta.label] = builder


def is_made_on_request(row: PublishedDocument) -> bool:
    """Whether it is not in the published document."""
    return row.type in _builders


def with_seo(
    row: PublishedDocument, document: str | dict[str, Any], *, site: Site, now: dt.datetime
) -> dict[str, Any]:
    """The JSON of the page's document with what its HTML says to search engines now."""
    page = Page.objects.select_related("locale").get(pk=row.page_id).specific
    seo = _builders[row.type](page, site, now)
    data = json.loads(document) if isinstance(document, str) else document
    return {**data, "seo": seo.model_dump(mode="json")}
