"""Making all published documents anew from the content, or proving that this would change nothing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page, Site

from cms.published import storage, triggers
from cms.published.builders import Finished
from cms.published.freshness import bring_up_to_date, is_due, refresh
from cms.published.models import DocumentDependency, PublishedDocument
from cms.visibility import pages_public_now_or_later

# What a rebuilt row may have otherwise without anybody reading anything else.
_OF_THE_ROW = ("id", "sequence", "changed_at", "built_by", "stale")
_COMPARED = [
    field.attname
    for field in PublishedDocument._meta.local_concrete_fields
    if field.attname not in _OF_THE_ROW
]


@dataclass(frozen=True)
class Difference:
    """Something that is stored otherwise than the content says: on which site, of which page, and what."""

    site_id: int
    page_id: int
    what: str

    def __str__(self) -> str:
        return f"page {self.page_id} on site {self.site_id}: {self.what}"


def everything(*, now: dt.datetime) -> list[int]:
    """Ids of all pages that have a document or should have one."""
    published: set[int] = set(PublishedDocument.objects.values_list("page_id", flat=True))
    for site in Site.objects.select_related("root_page"):
        published |= set(_published_ids(site, now))
    return sorted(published)


def rebuild(page_ids: Sequence[int], *, now: dt.datetime) -> Iterator[int]:
    """Rebuild these documents, a chunk in a transaction of its own; yields how many are done so far."""
    bring_up_to_date(now=now)
    done = 0
    for chunk in storage.chunks(page_ids, storage.CHUNK):
        refresh(chunk, now=now)
        done += len(chunk)
        yield done


def differences(*, now: dt.datetime) -> Iterator[Difference | int]:
    """What a rebuild would change, between the numbers of pages compared so far.

    Changes that still wait are worked in first, as any reader would. A row that is due is no difference: nobody reads it
    before it has been rebuilt.
    """
    bring_up_to_date(now=now)
    compared = 0
    for site in Site.objects.select_related("root_page"):
        known = PublishedDocument.objects.filter(site_id=site.pk).values_list("page_id", flat=True)
        page_ids = sorted({*_published_ids(site, now), *known})
        for chunk in storage.chunks(page_ids, storage.CHUNK):
            yield from _of_chunk(chunk, site, now)
            compared += len(chunk)
            yield compared


def untriggered() -> list[str]:
    """Tables whose changes the database would not note."""
    return triggers.missing()


def _published_ids(site: Site, now: dt.datetime) -> list[int]:
    return list(
        pages_public_now_or_later(Page.objects.all(), site=site, now=now).values_list("pk", flat=True)
    )


def _of_chunk(chunk: Sequence[int], site: Site, now: dt.datetime) -> Iterator[Difference]:
    finished = {done.page.pk: done for done in storage.built(chunk, site, now=now)}
    rows = PublishedDocument.objects.filter(site_id=site.pk, page_id__in=chunk)
    stored, names = {row.page_id: row for row in rows}, _dependencies(rows)
    for page_id in chunk:
        row, done = stored.get(page_id), finished.get(page_id)
        if row is None or not is_due(row, now=now):
            what = _differing(row, done, names, site, now)
            yield from (Difference(site.pk, page_id, each) for each in what)


def _differing(
    row: PublishedDocument | None,
    done: Finished | None,
    names: dict[int, set[str]],
    site: Site,
    now: dt.datetime,
) -> Iterator[str]:
    if row is None or done is None:
        if done is not None:
            yield "has no document"
        elif row is not None:
            yield "is not public"
        return
    new = storage.row_of(done, site, now=now)
    yield from (name for name in _COMPARED if getattr(new, name) != getattr(row, name))
    if names.get(row.pk, set()) != done.depends_on:
        yield "dependencies"


def _dependencies(rows: QuerySet[PublishedDocument]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    stored = DocumentDependency.objects.filter(document__in=rows).values_list("document_id", "key")
    for document_id, key in stored:
        found.setdefault(document_id, set()).add(key)
    return found
