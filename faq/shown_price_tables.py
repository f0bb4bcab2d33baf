"""Which price tables the public sees: those that an answer on a public page shows."""

import datetime as dt

from wagtail.models import Site

from cms.published.documents import published
from cms.published.models import DocumentDependency

_PREFIX = "price_table:"


def shown_price_tables(*, site: Site, now: dt.datetime) -> dict[int, set[int]]:
    """Ids of price tables, each with the ids of the public pages that show it.

    Read from what the published documents tell of: an index of references would also hold what drafts refer to.
    """
    named = DocumentDependency.objects.filter(key__startswith=_PREFIX, document__in=published(site, now=now))
    found: dict[int, set[int]] = {}
    for key, page_id in named.values_list("key", "document__page_id"):
        found.setdefault(int(key.removeprefix(_PREFIX)), set()).add(page_id)
    return found
