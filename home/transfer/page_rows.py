"""The pages of a transferred site: what of a page's row travels, and the export of all pages in tree order."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from cms.transfer.references import References, translation_key
from cms.transfer.rows import exported, stored_fields
from faq.digest import content_digest
from faq.models import Approval, FAQPage
from home.transfer.restrictions import exported_restrictions
from home.transfer.schema import PageRow, RevisionRow

# Where a page stands is said by the order of the file; accounts, and comments, which are theirs, are not transferred.
PLACE = frozenset(
    {"path", "depth", "numchild", "url_path", "content_type", "latest_revision", "live_revision"}
)
PEOPLE = frozenset({"owner", "locked_by", COMMENTS_RELATION_NAME})
NOT_TRANSFERRED = PLACE | PEOPLE | {"alias_of"}


@dataclass
class ExportedPages:
    """The pages, and the number of each exported revision on its page by the revision's id."""

    rows: list[PageRow] = field(default_factory=list)
    revision_numbers: dict[int, int] = field(default_factory=dict)


def name_pages(references: References) -> None:
    """Make all pages known by their keys, before anything that points at them is exported."""
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        references.add(Page, page.pk, translation_key(page))


def exported_pages(references: References) -> ExportedPages:
    """Every page below the root, parents first, with the versions that matter."""
    approved = _approved_revisions()
    parents: dict[str, str] = {}
    found = ExportedPages()
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific().iterator(chunk_size=100):
        key = str(references.key(Page, page.pk))
        parents[page.path] = key
        revisions = _revisions(page, approved[page.pk])
        found.revision_numbers |= {row.pk: number for number, row in enumerate(revisions, start=1)}
        found.rows.append(
            PageRow(
                key=key,
                type=page._meta.label_lower,
                parent=parents.get(page.path[: -Page.steplen]),
                fields=exported(type(page), stored_fields(page), references, without=NOT_TRANSFERRED),
                alias_of=references.key(Page, page.alias_of_id),
                content_digest=content_digest(page) if isinstance(page, FAQPage) else None,
                revisions=list(_revision_rows(page, revisions, references)),
                restrictions=exported_restrictions(page),
            )
        )
    return found


def _approved_revisions() -> dict[int, set[int]]:
    """By page, the revisions that an approval names."""
    found: dict[int, set[int]] = defaultdict(set)
    pairs = Approval.objects.exclude(revision_id=None).values_list("page_id", "revision_id").distinct()
    for page_id, revision_id in pairs:
        found[page_id].add(revision_id)
    return found


def _revisions(page: Page, approved: set[int]) -> list[Revision]:
    wanted = {page.latest_revision_id, page.live_revision_id, *approved} - {None}
    scheduled = page.revisions.exclude(approved_go_live_at=None)
    found = {row.pk: row for row in (*page.revisions.filter(pk__in=wanted), *scheduled)}
    return sorted(found.values(), key=lambda row: (row.created_at, row.pk))


def _revision_rows(
    page: Page, revisions: Iterable[Revision], references: References
) -> Iterator[RevisionRow]:
    for row in revisions:
        yield RevisionRow(
            created_at=_utc(row.created_at),
            scheduled_for=_utc(row.approved_go_live_at) if row.approved_go_live_at else None,
            newest=row.pk == page.latest_revision_id,
            live=row.pk == page.live_revision_id,
            fields=exported(type(page), row.content, references, without=NOT_TRANSFERRED),
        )


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)
