"""Which documents the public may know of: those that something public links to, as with images."""

import datetime as dt

from wagtail.models import Site

from cms.wagtail_api.public_images import named_ids


def public_document_ids(site: Site | None, *, now: dt.datetime) -> set[int]:
    """Ids of the documents that the site links to; none without a site."""
    return named_ids("document", site, now=now) if site else set()
