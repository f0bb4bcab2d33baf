"""Pricing pages as published documents, and which changes elsewhere they have to be built anew for."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast

from django.utils import timezone
from wagtail.models import Page, Site

from cms.published.builders import Finished, ancestor_ids, next_schedule, surrounding_keys
from cms.published.models import FOREVER, DocumentDependency
from cms.rich_text_links import link_targets
from pricing.documents import prices_change_on
from pricing.models import PriceTable, PricingPage
from pricing.page_documents import PricingDocument, build_document, documents_of, load_related
from pricing.public_tables import Shown, pages_about, tables_used_by

_CARD = {"id", "uuid", "type", "title", "summary", "treatment", "meta"}


def finished_pricing_pages(page_ids: Sequence[int], site: Site, now: dt.datetime) -> list[Finished]:
    """The documents of these pages, which the site publishes, in a fixed number of queries."""
    asked = PricingPage.objects.filter(pk__in=page_ids)
    pages = list(asked.select_related("locale", "treatment__locale"))
    related = load_related(pages, site=site, now=now)
    ancestors = ancestor_ids(pages)
    keys = {page.translation_key for page in pages}
    finished = []
    around = {*ancestors.values(), *(key for own in related.shown.values() for key in own.known_pages)}
    around |= _numbers([key for page in pages for key in _links(page)], "page")
    scheduled = next_schedule(around, keys, now=now)
    for page in pages:
        document = build_document(page, related)
        own = related.shown.get(page.treatment_id or 0) or Shown()
        finished.append(
            Finished(
                page=page,
                document=document,
                card=document.model_dump(mode="json", include=_CARD),
                depends_on=_dependencies(page, own, ancestors),
                changes_at=min(scheduled, midnight(_prices_change_on(document, related.today))),
                columns={"treatment_id": page.treatment_id},
            )
        )
    return finished


def draft_document(page: Page, site: Site, now: dt.datetime) -> PricingDocument:
    """What readers would be served if the page were published as it is."""
    return documents_of([cast(PricingPage, page)], site=site, now=now)[0]


def midnight(day: dt.date | None) -> dt.datetime:
    """When the day begins where ages are computed; FOREVER without a day."""
    if day is None:
        return FOREVER
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _prices_change_on(document: PricingDocument, today: dt.date) -> dt.date | None:
    return prices_change_on(document.prices, written_on=document.meta.modified_on, today=today)


def _dependencies(page: PricingPage, own: Shown, ancestors: Mapping[str, int]) -> frozenset[str]:
    keys = {f"page:{key}" for key in own.known_pages} | {f"price_table:{key}" for key in own.tables}
    if page.treatment_id:
        keys.add(f"treatment:{page.treatment_id}")
    keys |= set(_links(page))
    if page.share_image_id:
        keys.add(f"image:{page.share_image_id}")
    return surrounding_keys(page, ancestors) | frozenset(keys)


def _links(page: PricingPage) -> Iterator[str]:
    return link_targets((page.introduction, page.notes))


def pricing_pages_concerned(keys: Collection[str]) -> list[str]:
    """Keys of pricing pages that may come to show something else after changes of these keys.

    For `freshness.also_means`. Pages that a pricing page knows already it names itself, and is built anew when they
    appear or go; this finds what is new to it, and what a page that stays public shows no longer.
    """
    page_ids, table_ids = _numbers(keys, "page"), _numbers(keys, "price_table")
    if not (page_ids or table_ids) or not PricingPage.objects.exists():
        return []
    table_ids |= tables_used_by(page_ids)
    treatments = {treatment for _, treatment in pages_about(Page.objects.filter(pk__in=page_ids))}
    treatments |= set(PriceTable.objects.filter(pk__in=table_ids).values_list("treatment", flat=True))
    concerned = set(
        PricingPage.objects.filter(treatment__in=treatments - {None}).values_list("pk", flat=True)
    )
    naming = DocumentDependency.objects.filter(
        key__in=[f"page:{key}" for key in page_ids], document__type=PricingPage._meta.label
    )
    return [f"page:{key}" for key in concerned | set(naming.values_list("document__page_id", flat=True))]


def _numbers(keys: Collection[str], kind: str) -> set[int]:
    found = (key.removeprefix(f"{kind}:") for key in keys if key.startswith(f"{kind}:"))
    return {int(number) for number in found if number.isdecimal()}
