"""Finding published documents: what a reader is given is never older than the last committed change."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from wagtail.models import Site

from cms.published.freshness import bring_up_to_date, due, is_due, refresh
from cms.published.models import PublishedDocument
from cms.published.storage import CHUNK, chunks


def published(site: Site, *, now: dt.datetime) -> QuerySet[PublishedDocument]:
    """The rows of what is public on a site now. What they say may be due: read it through `fresh`.

    Columns that a page alone decides are right in every row; those about review only after `refresh_all`.
    """
    bring_up_to_date(now=now)
    return PublishedDocument.objects.filter(site_id=site.pk).filter(visible(now=now))


def visible(*, now: dt.datetime, prefix: str = "") -> Q:
    """The schedule as a condition on rows, or with `prefix` on rows that refer to them."""
    begun = Q((f"{prefix}visible_from__isnull", True)) | Q((f"{prefix}visible_from__lte", now))
    not_over = Q((f"{prefix}visible_until__isnull", True)) | Q((f"{prefix}visible_until__gt", now))
    return begun & not_over


def find(page_id: int, *, site: Site, now: dt.datetime) -> PublishedDocument | None:
    """The document of a page; None if the public may not read it on this site."""
    rows = fresh(list(published(site, now=now).filter(page_id=page_id)), site=site, now=now)
    return rows[0] if rows else None


def fresh(rows: Sequence[PublishedDocument], *, site: Site, now: dt.datetime) -> list[PublishedDocument]:
    """These rows as they must be read, in the same order; what is no longer public is left out."""
    outdated = {row.page_id for row in rows if is_due(row, now=now)}
    if not outdated:
        return list(rows)
    refresh(outdated, now=now)
    again = PublishedDocument.objects.filter(site_id=site.pk, page_id__in=outdated).filter(visible(now=now))
    renewed = {row.page_id: row for row in again}
    found = (renewed.get(row.page_id) if row.page_id in outdated else row for row in rows)
    return [row for row in found if row is not None]


def refresh_all(site: Site, *, now: dt.datetime, most: int | None = None) -> bool:
    """Rebuild every document of the site that is due, at most `most` of them, the first first; whether none is left."""
    rows = PublishedDocument.objects.filter(site_id=site.pk).filter(due(now=now)).order_by("pk")
    outdated = list(rows.values_list("page_id", flat=True)[: most and most + 1])
    # Each chunk for itself, so that others need not wait for all of them, and what is done stays done.
    for some in chunks(outdated[:most], CHUNK):
        refresh(some, now=now)
    return most is None or len(outdated) <= most
