"""Writing published documents: a row for each page that is public, a removal for each that no longer is."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from wagtail.models import Page, Site

from cms.api_responses import json_bytes, model_bytes
from cms.new_rows import insert
from cms.published import builders
from cms.published.builders import Finished
from cms.published.fingerprint import fingerprint
from cms.published.models import DocumentDependency, DocumentRemoval, DocumentState, PublishedDocument
from cms.published.state import later
from cms.visibility import pages_public_now_or_later, site_root_paths

T = TypeVar("T")

CHUNK = 50
"""Pages that are built and held in memory at once."""

_KEY = ("site_id", "page_id")
# What other documents say of a page that they name: link to, stand below, or are a translation of.
_NAMING = ("path", "title", "locale", "visible_from", "visible_until")
_WRITTEN = [
    column.name
    for column in PublishedDocument._meta.local_concrete_fields
    if column.name not in ("id", *_KEY)
]


@dataclass
class Effects:
    """What writing documents has changed for others, by page id.

    `public` says whether any of the pages was or is public. `named` are those that appeared, went, or are called or
    found otherwise than before: whoever names them is concerned. `same` are those that say what they said before on
    one site at least, `changed` those that say something else.
    """

    public: bool = False
    named: set[int] = field(default_factory=set)
    same: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)


def write(page_ids: Collection[int], state: DocumentState, *, now: dt.datetime) -> Effects:
    """Bring the rows of these pages up to date on every site.

    The caller holds the lock on `state`, whose `sequence` rises with every row that becomes another.
    """
    effects = Effects()
    sites = [(site, site_root_paths(site)) for site in Site.objects.select_related("root_page")]
    for chunk in chunks(sorted(page_ids), CHUNK):
        paths = list(Page.objects.filter(pk__in=chunk).values_list("path", flat=True))
        rows = PublishedDocument.objects.filter(page_id__in=chunk)
        # Most pages stand under one site only.
        here = [
            site for site, roots in sites if any(path.startswith(root) for root in roots for path in paths)
        ]
        _remove(rows.exclude(site_id__in=[site.pk for site in here]), effects, state, now)
        for site in here:
            _write_chunk(chunk, site, effects, state, now)
    return effects


def built(page_ids: Collection[int], site: Site, *, now: dt.datetime) -> list[Finished]:
    """The documents of those of these pages that the site publishes, as they would be written now."""
    pages = pages_public_now_or_later(Page.objects.filter(pk__in=page_ids), site=site, now=now)
    return builders.build(pages, site, now)


def chunks(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in order, so many at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _write_chunk(
    chunk: Sequence[int], site: Site, effects: Effects, state: DocumentState, now: dt.datetime
) -> None:
    finished = built(chunk, site, now=now)
    stored = PublishedDocument.objects.filter(site_id=site.pk, page_id__in=chunk)
    known = {row.page_id: row for row in stored.defer("body", "card")}
    rows = [row_of(done, site, now=now) for done in finished]
    changed = [row for row in rows if _take_over(row, known.get(row.page_id), effects, state)]
    if rows:
        _store(rows, known)
        _store_rest(rows, finished, changed, known)
    new = [row.page_id for row in rows if row.page_id not in known]
    if new:
        DocumentRemoval.objects.filter(site_id=site.pk, page_id__in=new).delete()
    left = set(known) - {row.page_id for row in rows}
    if left:
        _remove(stored.filter(page_id__in=left), effects, state, now)


def row_of(finished: Finished, site: Site, *, now: dt.datetime) -> PublishedDocument:
    """The row of a document, as if it had just become another."""
    page, meta = finished.page, finished.document.meta
    body = model_bytes(finished.document)
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


def _store(rows: Sequence[PublishedDocument], known: Mapping[int, PublishedDocument]) -> None:
    insert(row for row in rows if row.page_id not in known)
    again = [row for row in rows if row.page_id in known]
    if not again:
        return
    PublishedDocument.objects.bulk_create(
        again, update_conflicts=True, unique_fields=list(_KEY), update_fields=_WRITTEN
    )
    for row in again:
        # Some databases would name another row.
        row.pk = known[row.page_id].pk


def _take_over(
    row: PublishedDocument, known: PublishedDocument | None, effects: Effects, state: DocumentState
) -> bool:
    """Whether the row is another than the one there is; what stays the same keeps its place in the change feed."""
    effects.public = True
    if known is None or any(getattr(known, name) != getattr(row, name) for name in _NAMING):
        effects.named.add(row.page_id)
    if known is not None and known.digest == row.digest:
        row.changed_at, row.sequence = known.changed_at, known.sequence
        effects.same.add(row.page_id)
        return False
    if known is not None:
        row.changed_at = later(row.changed_at, than=known.changed_at)
    effects.changed.add(row.page_id)
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
    DocumentDependency.objects.filter(document__in=[row.pk for row in known.values()]).delete()
    insert(
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


def _remove(
    rows: QuerySet[PublishedDocument], effects: Effects, state: DocumentState, now: dt.datetime
) -> None:
    """Take rows back and note that they are gone, without what they said."""
    removals = [_removal(row, state, now) for row in rows.only(*_KEY, "type", "locale", "path")]
    if not removals:
        return
    effects.public = True
    effects.named |= {removal.page_id for removal in removals}
    rows.delete()
    DocumentRemoval.objects.bulk_create(
        removals,
        update_conflicts=True,
        unique_fields=list(_KEY),
        update_fields=["type", "locale", "path", "sequence", "removed_at"],
    )


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
