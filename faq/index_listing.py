"""An FAQ index as visitors read it: one page of the list, and the treatments it can be narrowed to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core import paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.identity import Identity, for_site
from cms.open_graph import load_share_images
from cms.page_documents import PageMeta, Seo, load_surroundings, page_meta, shared
from cms.search_appearance import HIDDEN, robots_of
from faq.cards import Card, TreatmentCount, cards, listed_pages, treatment_counts
from faq.index_structured_data import index_graph
from faq.models.page import FAQPage

if TYPE_CHECKING:
    from faq.models import FAQIndexPage

PAGE_SIZE = 20


@dataclass(frozen=True)
class Narrowing:
    """A link that narrows the list to one treatment, or without a name widens it again."""

    name: str | None
    count: int
    path: str
    current: bool


@dataclass(frozen=True)
class IndexDocument:
    """An FAQ index. `treatment` is what it is narrowed to; `previous` and `next` are paths, null at either end."""

    title: str
    introduction: str | None
    treatment: str | None
    narrowings: list[Narrowing]
    cards: list[Card]
    number: int
    number_of_pages: int
    previous: str | None
    next: str | None
    meta: PageMeta
    seo: Seo


def index_document(index: "FAQIndexPage", *, site: Site, now: dt.datetime, query: QueryDict) -> IndexDocument:
    """The part of the list that `page` and `treatment` of the query ask for; Http404 where there is none."""
    identity = for_site(site)
    surroundings = load_surroundings([index], site=site, now=now)
    meta = page_meta(index, surroundings, identity, modified_on=None, tags=[f"page:{index.pk}"])
    pages = listed_pages(FAQPage.objects.child_of(index), site=site, now=now)
    treatments = treatment_counts(pages)
    chosen = _chosen(query.get("treatment"), treatments)
    part = _part(pages.filter(treatment__slug=chosen.slug) if chosen else pages, query.get("page", "1"))
    slug = chosen.slug if chosen else None
    shown = cards(list(part), site=site, now=now)
    return IndexDocument(
        title=index.title,
        introduction=index.introduction or None,
        treatment=chosen.name if chosen else None,
        narrowings=_narrowings(meta.path, treatments, slug, total=pages.count()),
        cards=shown,
        number=part.number,
        number_of_pages=part.paginator.num_pages,
        previous=list_path(meta.path, slug, part.number - 1) if part.has_previous() else None,
        next=list_path(meta.path, slug, part.number + 1) if part.has_next() else None,
        meta=meta,
        seo=_seo(index, meta, identity, chosen, part, shown),
    )


def list_path(index_path: str, treatment: str | None = None, number: int = 1) -> str:
    """The path of one page of an index's list."""
    query = {"treatment": treatment, "page": number if number > 1 else None}
    filled = urlencode({name: value for name, value in query.items() if value})
    return f"{index_path}?{filled}" if filled else index_path


def _chosen(slug: str | None, treatments: Sequence[TreatmentCount]) -> TreatmentCount | None:
    if slug is None:
        return None
    found = next((row for row in treatments if row.slug == slug), None)
    if found is None:
        raise Http404("No page of this index is about that treatment.")
    return found


def _part(pages: QuerySet[FAQPage], number: str) -> paginator.Page:
    try:
        return paginator.Paginator(pages, PAGE_SIZE).page(number)
    except paginator.InvalidPage as error:
        raise Http404("The list has no such page.") from error


def _narrowings(
    path: str, treatments: Sequence[TreatmentCount], slug: str | None, *, total: int
) -> list[Narrowing]:
    """Every treatment with the way back to the whole list; nothing where there is no choice."""
    if len(treatments) < 2:
        return []
    rows = [Narrowing(row.name, row.count, list_path(path, row.slug), row.slug == slug) for row in treatments]
    return [Narrowing(None, total, path, slug is None), *rows]


def _seo(
    index: "FAQIndexPage",
    meta: PageMeta,
    identity: Identity,
    chosen: TreatmentCount | None,
    part: paginator.Page,
    shown: Sequence[Card],
) -> Seo:
    """Each page of the list names itself; narrowed lists repeat what others show, so search engines skip them."""
    number = part.number
    url = identity.absolute(list_path(meta.path, chosen.slug if chosen else None, number))
    with translation.override(meta.locale):
        title = (
            f"{index.seo_title or index.title}: {chosen.name}" if chosen else index.seo_title or index.title
        )
        if number > 1:
            title = _("%(title)s, page %(number)s") % {"title": title, "number": number}
    seo = Seo(
        title=title,
        description=index.search_description or index.introduction,
        canonical=url,
        robots=HIDDEN if chosen else robots_of(index),
        json_ld=index_graph(
            meta,
            identity,
            url=url,
            name=index.title,
            description=index.search_description or index.introduction,
            listed=[(card.title, card.path) for card in shown],
            first=part.start_index(),
            total=part.paginator.count,
        ),
    )
    pictures = load_share_images([index.share_image_id], identity.origin)
    return shared(seo, meta, identity, image=pictures.get(index.share_image_id))
