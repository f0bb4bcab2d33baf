"""Which price tables of a treatment a pricing page shows, and which pages about the treatment it leads to.

A table has no draft: it is public once an answer on a public page shows it, and not before. Both are read from the
content itself and not from published documents, which may be built in the same moment.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex, Site

from cms.visibility import public_pages
from pricing.models.price_table import PriceTable
from pricing.treatment_context import registered


@dataclass
class Shown:
    """What stands on the pricing page of one treatment.

    `tables` are ids in the order of titles, `pages` those about the treatment that anybody may read. `known_tables`
    and `known_pages` are ids of all that could come to stand there, public or not.
    """

    tables: list[int] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    known_tables: set[int] = field(default_factory=set)
    known_pages: set[int] = field(default_factory=set)


def shown_on_pricing_pages(
    treatment_ids: Collection[int], *, site: Site, now: dt.datetime
) -> Mapping[int, Shown]:
    """By id of the treatment, in a fixed number of queries."""
    tables = list(PriceTable.objects.filter(treatment__in=treatment_ids).order_by("title", "pk"))
    users = _users(table.pk for table in tables)
    about = dict(pages_about(Page.objects.all(), treatment_ids))
    candidates = {*about, *(page_id for ids in users.values() for page_id in ids)}
    rows = Page.objects.filter(pk__in=candidates).select_related("locale").order_by("title", "pk")
    public = {page.pk: page for page in public_pages(rows, site=site, now=now)}
    found: dict[int, Shown] = defaultdict(Shown)
    for table in tables:
        own = found[table.treatment_id]
        own.known_tables.add(table.pk)
        own.known_pages |= users[table.pk]
        if users[table.pk] & public.keys():
            own.tables.append(table.pk)
    for page_id, treatment_id in about.items():
        found[treatment_id].known_pages.add(page_id)
    for page_id, page in public.items():
        if page_id in about:
            found[about[page_id]].pages.append(page)
    return found


def _references() -> QuerySet[ReferenceIndex]:
    """Price tables that stand in the stored text of pages: what a draft of a live page refers to is not among them."""
    page, table = ContentType.objects.get_for_models(Page, PriceTable).values()
    return ReferenceIndex.objects.filter(base_content_type=page, to_content_type=table)


def _users(table_ids: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {pk: set() for pk in table_ids}
    rows = _references().filter(to_object_id__in=[str(pk) for pk in found])
    for table_id, page_id in rows.values_list("to_object_id", "object_id"):
        found[int(table_id)].add(int(page_id))
    return found


def tables_used_by(page_ids: Collection[int]) -> set[int]:
    """Ids of the price tables that stand in the stored text of these pages."""
    rows = _references().filter(object_id__in=[str(pk) for pk in page_ids])
    return {int(pk) for pk in rows.values_list("to_object_id", flat=True)}


def pages_about(
    pages: QuerySet[Page], treatment_ids: Collection[int] | None = None
) -> QuerySet[Page, tuple[int, int]]:
    """Ids of pages, each with that of the treatment it is about."""
    lookup = registered().pages
    condition = {f"{lookup}__isnull": False} if treatment_ids is None else {f"{lookup}__in": treatment_ids}
    return pages.filter(**condition).values_list("pk", lookup)
