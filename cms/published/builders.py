"""How pages become published documents: each page type says how, those that do not are published as a summary."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from wagtail.models import Page, Site

from cms.identity import for_site
from cms.last_change import with_changed_on
from cms.page_documents import ancestor_paths, load_surroundings
from cms.page_summaries import PageDocument, summary, type_of
from cms.published.models import FOREVER, PublishedDocument
from cms.search_appearance import SearchAppearance

logger = logging.getLogger(__name__)

# What broken content and missing files make our own code raise. One page that cannot be built must not keep the others from readers.
MALFORMED = (ArithmeticError, AttributeError, LookupError, ObjectDoesNotExist, OSError, TypeError, ValueError)


@dataclass(frozen=True)
class Finished:
    """The document of one page, and what the read model has to know of it.

    `card` is what lists say, `columns` are further columns of PublishedDocument. `depends_on` names what the document
    tells of, such as "treatment:7", whether or not it exists or is public. From `changes_at` on time alone makes it
    another. `parts` is what the type's own `store_parts` gets.
    """

    page: Page
    document: PageDocument
    card: Mapping[str, Any]
    depends_on: frozenset[str]
    changes_at: dt.datetime = FOREVER
    columns: Mapping[str, Any] = field(default_factory=dict)
    parts: Sequence[Any] = ()


class Builder(Protocol):
    """Documents of pages of one type, all of which the site publishes; those no longer there are left out."""

    def __call__(self, page_ids: Sequence[int], site: Site, now: dt.datetime) -> list[Finished]: ...


StoreParts = Callable[[Sequence[tuple[PublishedDocument, Sequence[Any]]]], None]
_builders: dict[str, Builder] = {}
_store_parts: dict[str, StoreParts] = {}


def register(model: type[Page], builder: Builder, *, store_parts: StoreParts | None = None) -> None:
    """Say how documents of a page type are built, and how rows of their parts are written beside them."""
    _builders[model._meta.label] = builder
    if store_parts:
        _store_parts[model._meta.label] = store_parts


def build(pages: Iterable[Page], site: Site, now: dt.datetime) -> list[Finished]:
    """The documents of these pages of any type. What is malformed is logged and left out."""
    finished = []
    for label, group in groupby(sorted(pages, key=type_of), key=type_of):
        finished += _build_all([page.pk for page in group], _builders.get(label, _summaries), site, now)
    return finished


def _build_all(page_ids: list[int], builder: Builder, site: Site, now: dt.datetime) -> list[Finished]:
    try:
        return builder(page_ids, site, now)
    except MALFORMED:
        if len(page_ids) == 1:
            logger.exception("Page %s cannot be published: its content is malformed", page_ids[0])
            return []
    return [done for page_id in page_ids for done in _build_all([page_id], builder, site, now)]


def store_parts(rows: Iterable[tuple[PublishedDocument, Sequence[Any]]]) -> None:
    """Write the parts of documents whose text has changed."""
    by_type: dict[str, list[tuple[PublishedDocument, Sequence[Any]]]] = {}
    for row, parts in rows:
        by_type.setdefault(row.type, []).append((row, parts))
    for label, group in by_type.items():
        if label in _store_parts:
            _store_parts[label](group)


def _summaries(page_ids: Sequence[int], site: Site, now: dt.datetime) -> list[Finished]:
    pages = list(with_changed_on(Page.objects.filter(pk__in=page_ids).select_related("locale")))
    surroundings = load_surroundings(pages, site=site, now=now)
    identity = for_site(site)
    pictures = _shared_pictures(pages)
    keys = {page.translation_key for page in pages}
    ancestors = ancestor_ids(pages)
    changes_at = next_schedule(ancestors.values(), keys, now=now)
    return [
        Finished(
            page=page,
            document=(document := summary(page, surroundings, identity, modified_on=page.changed_on)),
            card=document.model_dump(mode="json"),
            depends_on=surrounding_keys(page, ancestors) | pictures.get(page.pk, frozenset()),
            changes_at=changes_at,
            columns={"modified_on": page.changed_on},
        )
        for page in pages
    ]


def _shared_pictures(pages: Sequence[Page]) -> dict[int, frozenset[str]]:
    """Keys of the pictures for sharing by page: the pages themselves show them, though their summaries do not."""
    found: dict[int, frozenset[str]] = {}
    for model in {page.specific_class for page in pages}:
        if model and issubclass(model, SearchAppearance):
            rows = model.objects.filter(pk__in=[page.pk for page in pages], share_image__isnull=False)
            found |= {
                pk: frozenset([f"image:{image}"]) for pk, image in rows.values_list("pk", "share_image")
            }
    return found


def ancestor_ids(pages: Iterable[Page]) -> dict[str, int]:
    """Ids of all ancestors by tree path, whether or not anybody may see them."""
    paths = {path for page in pages for path in ancestor_paths(page)}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))


def surrounding_keys(page: Page, ancestors: Mapping[str, int]) -> frozenset[str]:
    """What `page_meta` tells of: ancestors and translations, also those that nobody may see yet."""
    ids = (ancestors.get(path) for path in ancestor_paths(page))
    return frozenset(
        [f"translation:{page.translation_key}", *(f"page:{page_id}" for page_id in ids if page_id)]
    )


def next_schedule(
    page_ids: Iterable[int], translation_keys: Iterable[UUID], *, now: dt.datetime
) -> dt.datetime:
    """When next one of these pages, or of those with these translation keys, appears or disappears by its schedule."""
    asked = Q(pk__in=set(page_ids)) | Q(translation_key__in=set(translation_keys))
    scheduled = Page.objects.filter(asked).filter(Q(go_live_at__gt=now) | Q(expire_at__gt=now))
    return min(_coming(scheduled, now), default=FOREVER)


def _coming(pages: Iterable[Page], now: dt.datetime) -> Iterator[dt.datetime]:
    for page in pages:
        yield from (moment for moment in (page.go_live_at, page.expire_at) if moment and moment > now)
