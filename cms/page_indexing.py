"""What Wagtail keeps about a saved page beside its rows, its references and its search entry, written once for each save.

Wagtail looks through the whole page again after each child row that is saved, so that its work grows with the square
of their number, and it writes the search entry before the child rows, so that a search finds what they said before.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils.module_loading import import_string
from modelcluster.models import ClusterableModel, get_all_child_relations
from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import insert_or_update_object
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from cms.new_rows import insert

# Wagtail's module can be imported only when all models are loaded, and models import this one.
_SWITCH = "wagtail.signal_handlers.reference_index_auto_update_disabled"
_SWITCHED_OFF = "wagtail.signal_handlers.disable_reference_index_auto_update"


_SEARCH_LOCK = "page_indexing"
_derived_left = ContextVar("derived_left", default=False)


@contextmanager
def derived_left_to_caller() -> Iterator[None]:
    """For several saves of one page in one transaction: all that is kept beside its rows is kept once, by the caller."""
    token = _derived_left.set(True)
    try:
        with references_left_to_caller():
            yield
    finally:
        _derived_left.reset(token)


def is_derived_left() -> bool:
    """Whether a caller said that it will keep what is derived from the rows that are saved now."""
    return _derived_left.get()


@contextmanager
def references_left_to_caller() -> Iterator[bool]:
    """Keep Wagtail from indexing references at each saved row; gives True if it is the caller who must do it.

    Can be entered again inside itself, as Wagtail's own cannot: then the outermost caller indexes.
    """
    if getattr(import_string(_SWITCH), "value", False):
        yield False
        return
    with import_string(_SWITCHED_OFF)():
        yield True


@transaction.atomic
def index_references(thing: ClusterableModel) -> None:
    """Record what a thing refers to, which must be as it is stored, not as an editor has it in memory."""
    load_choices(thing)
    ReferenceIndex.create_or_update_for_object(thing)


@transaction.atomic
def index_for_search(page: Page) -> None:
    """Write the search entry of a page as it is stored; one at a time on PostgreSQL, until the transaction ends.

    Each entry that is written there rewrites others, in any order: pages that are published at once would deadlock.
    """
    _lock_search()
    insert_or_update_object(page)


def _lock_search() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [_SEARCH_LOCK])


def index_references_of_new(things: Sequence[models.Model]) -> None:
    """Record what things of one type refer to that nothing was recorded of yet, in few queries for all of them."""
    load_choices(*things)
    types = [
        ContentType.objects.get_for_model(model, for_concrete_model=False)
        for model in (type(things[0]), *things[0]._meta.get_parent_list())
    ]
    insert(
        ReferenceIndex(
            content_type_id=types[0].pk,
            base_content_type_id=types[-1].pk,
            object_id=str(thing.pk),
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=path,
            content_path_hash=ReferenceIndex._get_content_path_hash(path),
        )
        for thing in things
        for to_type, to_id, model_path, path in sorted(
            set(ReferenceIndex._extract_references_from_object(thing)), key=str
        )
    )


@transaction.atomic
def index_new_for_search(things: Sequence[models.Model]) -> None:
    """Write the search entries of things of one type as they are stored."""
    _lock_search()
    for _, backend in get_search_backends_with_name(with_auto_update=True):
        backend.add_bulk(type(things[0]), things)


def load_choices(*things: models.Model) -> None:
    """Load what the streams of things and of their child rows choose: one query for a kind of thing, not for a row.

    Child rows that are not prefetched are read anew by whoever asks next, and nothing is gained for them.
    """
    _load_streams(things)
    for relation in get_all_child_relations(things[0]):
        name = relation.get_accessor_name()
        _load_streams(
            [row for thing in things if _is_loaded(thing, name) for row in getattr(thing, name).all()]
        )


def _is_loaded(thing: models.Model, relation: str) -> bool:
    in_memory = getattr(thing, "_cluster_related_objects", None) or {}
    return relation in in_memory or relation in getattr(thing, "_prefetched_objects_cache", {})


def _load_streams(rows: Sequence[models.Model]) -> None:
    for field in rows[0]._meta.get_fields() if rows else ():
        if isinstance(field, StreamField):
            _load_stream(rows, field)


def _load_stream(rows: Sequence[models.Model], field: StreamField) -> None:
    streams = [getattr(row, field.name) for row in rows]
    raw = [block for stream in streams for block in stream.raw_data]
    # One stream of all rows' blocks, for a stream asks for all that its blocks choose at once.
    blocks = iter(StreamValue(field.stream_block, raw, is_lazy=True))
    for row, stream in zip(rows, streams, strict=True):
        loaded = [(block.block_type, block.value, block.id) for block in islice(blocks, len(stream))]
        setattr(row, field.name, StreamValue(field.stream_block, loaded))
