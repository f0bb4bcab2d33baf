"""Writing published documents: a row for each page that is public, a removal for each that no longer is."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, Site

from cms.api_responses import json_bytes
from cms.published import builders
from cms.published.builders import Finished
from cms.published.fingerprint import fingerprint
from cms.published.models import DocumentDependency, DocumentRemoval, DocumentState, PublishedDocument
from cms.visibility import pages_public_now_or_later, site_root_paths

CHUNK = 50
"""Pages that are built and held in memory at once."""

_KEY = ("site_id", "page_id")
_WRITTEN = [
    field.name for field in PublishedDocument._meta.local_concrete_fields if field.name not in ("id", *_KEY)
]


def write(page_ids: Collection[int], state: DocumentState, *, now: dt.datetime) -> bool:
    """Bring the rows of these pages up to date on every site; whether any page was or is public.

    The caller holds the lock on `state`, whose `sequence` rises with every row that becomes another.
    """
    public = False
    sites = [(site, site_root_paths(site)) for site in Site.objects.select_related("root_page")]
    for chunk in _chunks(sorted(page_ids)):
        paths = list(Page.objects.filter(pk__in=chunk).values_list("path", flat=True))
        for site, roots in sites:
            # Most pages stand under one site only.
            if any(path.startswith(root) for root in roots for path in paths):
                public |= _write_chunk(chunk, site, state, now)
            else:
                public |= _remove(
                    PublishedDocument.objects.filter(page_id__in=chunk, site_id=site.pk), state, now
                )
        gone = PublishedDocument.objects.filter(page_id__in=chunk).exclude(
            site_id__in=[s.pk for s, _ in sites]
        )
        public |= _remove(gone, state, now)
    return public


def built(page_ids: Collection[int], site: Site, *, now: dt.datetime) -> list[Finished]:
    """The documents of those of these pages that the site publishes, as they would be written now."""
    pages = pages_public_now_or_later(Page.objects.filter(pk__in=page_ids), site=site, now=now)
    return builders.build(pages, site, now)


def _chunks(page_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(page_ids), CHUNK):
        yield page_ids[start : start + CHUNK]


def _write_chunk(chunk: Sequence[int], site: Site, state: DocumentState, now: dt.datetime) -> bool:
    finished = built(chunk, site, now=now)
    known = {
        row.page_id: row
        for row in PublishedDocument.objects.filter(site_id=site.pk, page_id__in=chunk).only(
            *_KEY, "digest", "sequence", "changed_at", "built_by"
        )
    }
    rows = [row_of(done, site, now=now) for done in finished]
    changed = [row for row in rows if _take_over(row, known.get(row.page_id), state)]
    PublishedDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=list(_KEY), update_fields=_WRITTEN
    )
    _store_rest(rows, finished, changed, known)
    DocumentRemoval.objects.filter(site_id=site.pk, page_id__in=[row.page_id for row in rows]).delete()
    left = set(known) - {row.page_id for row in rows}
    removed = _remove(PublishedDocument.objects.filter(site_id=site.pk, page_id__in=left), state, now)
    return removed or bool(rows)


def row_of(finished: Finished, site: Site, *, now: dt.datetime) -> PublishedDocument:
    """The row of a document, as if it had just become another."""
    page, meta = finished.page, finished.document.meta
    body = json_bytes(finished.document.model_dump(mode="json"))
    moments = (page.go_live_at, page.expire_at, finished.changes_at)
    columns: dict[str, Any] = {"modified_on": meta.modified_on, **finished.columns}
    return PublishedDocument(
        site_id=site.pk,
        page_id=page.pk,
        type=builders.type_of(page),
        uuid=page.translation_key,
        locale=meta.locale,
        path=meta.path,
        tree_path=page.path,
        title=page.title,
        visible_from=page.go_live_at,
        visible_until=page.expire_at,
        body=body.decode(),
        card=json_bytes(finished.card).decode(),
        digest=hashlib.sha256(body).hexdigest(),
        changed_at=now,
        sequence=0,
        fresh_until=min(moment for moment in moments if moment and moment > now),
        stale=False,
        built_by=fingerprint(),
        **columns,
    )


def _take_over(row: PublishedDocument, known: PublishedDocument | None, state: DocumentState) -> bool:
    """Whether the row is another than the one there is; what stays the same keeps its place in the change feed."""
    if known is not None and known.digest == row.digest:
        row.changed_at, row.sequence = known.changed_at, known.sequence
        return False
    state.sequence += 1
    row.sequence = state.sequence
    return True


def _store_rest(
    rows: Sequence[PublishedDocument],
    finished: Sequence[Finished],
    changed: Sequence[PublishedDocument],
    known: dict[int, PublishedDocument],
) -> None:
    """Dependencies of all, because they can change when the text does not; parts of what is new."""
    if not rows:
        return
    site_id, page_ids = rows[0].site_id, [row.page_id for row in rows]
    stored = PublishedDocument.objects.filter(site_id=site_id, page_id__in=page_ids)
    ids = dict(stored.values_list("page_id", "pk"))
    for row in rows:
        row.pk = ids[row.page_id]
    DocumentDependency.objects.filter(document__in=ids.values()).delete()
    DocumentDependency.objects.bulk_create(
        DocumentDependency(document_id=row.pk, key=key)
        for row, done in zip(rows, finished, strict=True)
        for key in sorted(done.depends_on)
    )
    new = {row.page_id for row in changed} | {
        row.page_id for row in rows if row.page_id in known and known[row.page_id].built_by != row.built_by
    }
    builders.store_parts(
        (row, done.parts) for row, done in zip(rows, finished, strict=True) if row.page_id in new
    )


def _remove(rows: QuerySet[PublishedDocument], state: DocumentState, now: dt.datetime) -> bool:
    """Take rows back and note that they are gone, without what they said."""
    removals = [_removal(row, state, now) for row in rows.only(*_KEY, "type", "locale", "path")]
    if not removals:
        return False
    rows.delete()
    DocumentRemoval.objects.bulk_create(
        removals,
        update_conflicts=True,
        unique_fields=list(_KEY),
        update_fields=["type", "locale", "path", "sequence", "removed_at"],
    )
    return True


def _removal(row: PublishedDocument, state: DocumentState, now: dt.datetime) -> DocumentRemoval:
    state.sequence += 1
    return DocumentRemoval(
        site_id=row.site_id,
        page_id=row.page_id,
        type=row.type,
        locale=row.locale,
        path=row.path,
        sequence=state.sequence,
        removed_at=now,
    )


def rows_that_tell_of(keys: Iterable[str]) -> QuerySet[PublishedDocument]:
    """Documents that name one of these, such as "treatment:7"; every document names its site."""
    keys = list(keys)
    sites = [int(key.removeprefix("site:")) for key in keys if key.startswith("site:")]
    naming = DocumentDependency.objects.filter(key__in=keys).values("document")
    return PublishedDocument.objects.filter(Q(pk__in=naming) | Q(site_id__in=sites))
