"""The pages of an exported site made anew: first all in their places, then their content, which may link anywhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from cms.page_indexing import derived_left_to_caller, index_for_search, index_references
from cms.transfer.references import References, translation_key
from cms.transfer.refusal import TransferRefused
from cms.transfer.rows import Fields, imported, made, sentences, stored_fields
from faq.digest import content_digest
from faq.models import FAQPage
from home.transfer.page_rows import NOT_TRANSFERRED
from home.transfer.schema import PageRow, RevisionRow

# Written at the end and past `save`: a backup is put back as it was, whatever publishing would ask for today.
_STATE = (
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "latest_revision_created_at",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "draft_title",
)


@dataclass
class ImportedPages:
    """The pages by their rows in the file, and the ids of revisions by page and number."""

    pages: list[tuple[PageRow, Any]] = field(default_factory=list)
    revision_ids: dict[tuple[int, int], int] = field(default_factory=dict)


def import_pages(rows: Sequence[PageRow], references: References) -> ImportedPages:
    """Create the pages with content, versions and state. Raises TransferRefused, naming the page."""
    found = ImportedPages()
    with derived_left_to_caller():
        found.pages = [(row, _plant(row, references)) for row in rows]
        for row, page in found.pages:
            # Read anew: the pages below have changed the row since it was written.
            _fill(row, type(page).objects.get(pk=page.pk), references, found.revision_ids)
    return found


def finish_pages(found: ImportedPages) -> None:
    """Check each text against its digest, then keep what Wagtail and the review derive from the rows."""
    for row, planted in found.pages:
        page = type(planted).objects.get(pk=planted.pk)
        if isinstance(page, FAQPage):
            if content_digest(page) != row.content_digest:
                raise TransferRefused(
                    _place(row), "The text is not the one that was exported: its digest differs."
                )
            page.keep_derived()
        else:
            index_references(page)
            index_for_search(page)


def _place(row: PageRow) -> str:
    return f"page “{str(row.fields.get('title', ''))[:100]}”"


def _plant(row: PageRow, references: References) -> Any:
    """The page in its place, with its address and nothing else."""
    model = _model(row)
    wanted = {name: row.fields.get(name) for name in ("title", "slug", "locale", "translation_key")}
    fields = imported(model, wanted, references, _place(row))
    page = made(model, fields, _place(row))
    page.live = False
    parent = _parent(row, references)
    if not model.can_exist_under(parent):
        raise TransferRefused(_place(row), f"A {model._meta.verbose_name} cannot stand under “{parent}”.")
    try:
        parent.add_child(instance=page)
    except ValidationError as error:
        raise TransferRefused(_place(row), sentences(error)) from error
    if translation_key(page) != row.key:
        raise TransferRefused(_place(row), "The key of this page is not that of its fields.")
    references.add(Page, page.pk, row.key)
    return page


def _model(row: PageRow) -> type[Page]:
    try:
        model = apps.get_model(row.type)
    except (LookupError, ValueError):
        model = None
    if model is None or not issubclass(model, Page) or model is Page:
        raise TransferRefused(_place(row), f"This version knows no type of page “{row.type[:100]}”.")
    return model


def _parent(row: PageRow, references: References) -> Page:
    if row.parent is None:
        return Page.objects.get(depth=1)
    return Page.objects.get(pk=references.pk(Page, row.parent)).specific


def _fill(row: PageRow, page: Any, references: References, revision_ids: dict[tuple[int, int], int]) -> None:
    model, place = type(page), _place(row)
    stored = {**stored_fields(page), COMMENTS_RELATION_NAME: []}
    fields = _content(row.fields, model, references, place)
    filled = made(model, {**stored, **fields}, place, pk=page.pk)
    state: dict[str, Any] = {name: getattr(filled, name) for name in _STATE}
    filled.live = False
    try:
        # A draft may lack what a public page needs.
        filled.save(clean=bool(state["live"]))
    except ValidationError as error:
        raise TransferRefused(place, sentences(error)) from error
    stored = stored_fields(model.objects.get(pk=page.pk))
    for number, revision in enumerate(row.revisions, start=1):
        here = f"{place}, version {number}"
        content = _content(revision.fields, model, references, here)
        saved = _revision(page, {**stored, **_with_ids(model, content, stored, page.pk)}, revision, here)
        revision_ids[page.pk, number] = saved.pk
        state |= {"latest_revision": saved} if revision.newest else {}
        state |= {"live_revision": saved} if revision.live else {}
    state["alias_of_id"] = references.pk(Page, row.alias_of)
    model.objects.filter(pk=page.pk).update(**state)


def _content(fields: Mapping[str, Any], model: type[Page], references: References, place: str) -> Fields:
    forbidden = sorted(NOT_TRANSFERRED.intersection(fields))
    if forbidden:
        raise TransferRefused(place, f"“{forbidden[0]}” is not part of an export.")
    return imported(model, fields, references, place)


def _revision(page: Any, content: Fields, row: RevisionRow, place: str) -> Revision:
    content = {**content, "pk": page.pk, COMMENTS_RELATION_NAME: []}
    version = made(type(page), content, place, pk=page.pk)
    revision = Revision(
        content_type=ContentType.objects.get_for_model(type(page)),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        created_at=row.created_at,
        object_str=str(version)[:255],
        content=content,
        approved_go_live_at=row.scheduled_for,
    )
    # Saving would end the schedule of other versions, and ask again whether this one may be scheduled.
    revision.save_base(raw=True, force_insert=True)
    return revision


def _with_ids(model: type[Page], content: Fields, stored: Fields, pk: int) -> Fields:
    """The child rows of a version with the ids of those of the page that they are versions of."""
    rows = dict(content)
    for name, parent_key in _relations(model):
        if name in content:
            ids = {row.get("translation_key"): row["pk"] for row in stored[name]}
            rows[name] = [
                {**row, "pk": ids.get(row.get("translation_key")), parent_key: pk} for row in content[name]
            ]
    return rows


def _relations(model: type[Page]) -> Iterator[tuple[str, str]]:
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            yield relation.get_accessor_name(), relation.field.name
