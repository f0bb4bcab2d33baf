"""Many new pages under one parent: the rows that `add_child` and `save_revision().publish()` write page by page.

Nothing of it is asked of the database for each page: places in the tree are computed, and rows of one kind are written
together. Whoever calls has validated the pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from treebeard.exceptions import PathOverflow
from wagtail.log_actions import get_active_log_context
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageLogEntry, Revision
from wagtail.signals import page_published, published

from cms.new_rows import give_keys, insert, insert_children
from cms.page_indexing import index_new_for_search, index_references_of_new

CREATED, PUBLISHED = "wagtail.create", "wagtail.publish"


def place(page: Page, parent: Page) -> None:
    """Give a page that is not stored yet what validating it requires: a parent, an address and some place below it."""
    page._cached_parent_obj = parent
    # Otherwise everybody who looks through the child rows would ask the database for comments on a new page.
    setattr(page, COMMENTS_RELATION_NAME, [])
    page.depth, page.path = parent.depth + 1, type(page)._get_path(parent.path, parent.depth + 1, 1)
    page.set_url_path(parent)


@contextmanager
def slug_known_to_be_free(page: Page) -> Iterator[None]:
    """For a caller who knows that no other page beside this one has its slug: validating would ask for each page.

    Afterwards Wagtail checks the slug of this object again, as that of any other.
    """
    page._slug_is_available = _known_to_be_free
    try:
        yield
    finally:
        del page._slug_is_available


def _known_to_be_free(slug: str, parent: Page, page: Page | None = None) -> bool:
    return True


@transaction.atomic
def create(parent: Page, pages: Sequence[Page], *, publish: bool) -> None:
    """Store pages of one type, each placed and valid, with a revision each, published or as drafts.

    `parent` must be locked, and read since it was.
    """
    if not pages:
        return
    for page, path in zip(pages, _free_paths(type(pages[0]), parent, len(pages)), strict=True):
        page.path = path
    now = timezone.now()
    revisions = [Revision(created_at=now) for _ in pages]
    # Page and revision name each other: where the keys are known before, no row has to be written twice.
    give_keys(revisions)
    states = [_state(revision, publish=publish) for revision in revisions]
    _insert(pages, states)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)
    _store_revisions(pages, revisions)
    for page, state in zip(pages, states, strict=True):
        for name, value in state.items():
            setattr(page, name, value)
    index_references_of_new(pages)
    index_new_for_search(pages)
    _log(pages, revisions, publish=publish)
    if publish:
        _announce(pages, revisions)


def _state(revision: Revision, *, publish: bool) -> dict[str, Any]:
    """What else a page is after it was saved, and published, with this revision."""
    now = revision.created_at
    state = {
        "latest_revision": revision,
        "latest_revision_created_at": now,
        "has_unpublished_changes": not publish,
    }
    if publish:
        state |= {"live_revision": revision, "live": True}
        state |= {"first_published_at": now, "last_published_at": now}
    return state


def _free_paths(model: type[Page], parent: Page, count: int) -> Iterator[str]:
    """The places in the tree after the last child, as treebeard counts them."""
    last = parent.get_last_child()
    step = model._str2int(last.path[-model.steplen :]) if last else 0
    depth = parent.depth + 1
    for number in range(step + 1, step + 1 + count):
        path = model._get_path(parent.path, depth, number)
        if len(path) != depth * model.steplen or len(path) > model._meta.get_field("path").max_length:
            raise PathOverflow("There is no room for another page here.")
        yield path


# Rows ---------------------------------------------------------------------------------------------------------------


def _insert(pages: Sequence[Page], states: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows of the pages, each in its state, and of their children.

    The pages in memory stay drafts, which is how a revision must hold them.
    """
    names = [field.attname for field in Page._meta.local_concrete_fields if field.attname != "id"]
    rows = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for row, state in zip(rows, states, strict=True):
        for name, value in state.items():
            setattr(row, name, value)
    insert(rows)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
        page._state.adding, page._state.db = False, row._state.db
    insert(pages)
    insert_children(pages)


# History ------------------------------------------------------------------------------------------------------------


def _store_revisions(pages: Sequence[Page], revisions: Sequence[Revision]) -> None:
    for page, revision in zip(pages, revisions, strict=True):
        revision.content_type = _content_type(page)
        revision.base_content_type = page.get_base_content_type()
        revision.object_id = str(page.pk)
        revision.content = page.serializable_data()
        revision.object_str = str(page)
    insert(revisions)


def _log(pages: Sequence[Page], revisions: Sequence[Revision], *, publish: bool) -> None:
    """The entries in each page's history, in the order in which they would be written page by page."""
    context, now = get_active_log_context(), timezone.now()
    entries = []
    for page, revision in zip(pages, revisions, strict=True):
        actions = [(CREATED, None), (PUBLISHED, revision)] if publish else [(CREATED, None)]
        entries += [
            PageLogEntry(
                page=page,
                content_type=_content_type(page),
                label=page.get_admin_display_title(),
                action=action,
                timestamp=now,
                data={},
                user=context.user,
                uuid=context.uuid,
                revision=about,
                content_changed=True,
            )
            for action, about in actions
        ]
    insert(entries)


def _announce(pages: Sequence[Page], revisions: Sequence[Revision]) -> None:
    for page, revision in zip(pages, revisions, strict=True):
        page_published.send(sender=type(page), instance=page, revision=revision)
        published.send(sender=type(page), instance=page, revision=revision)


def _content_type(page: Page) -> ContentType:
    return ContentType.objects.get_for_model(page, for_concrete_model=False)
