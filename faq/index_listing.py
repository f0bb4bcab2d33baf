"""An FAQ index as visitors read it: one page of the list, narrowed to what they chose."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core import paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.identity import Identity, for_site
from cms.page_documents import PageMeta, load_surroundings, page_meta
from cms.published.documents import fresh
from cms.published.models import PublishedDocument
from cms.search_appearance import HIDDEN, robots_of
from cms.seo import Seo, shared
from cms.share_images import load_share_images
from faq.cards import Card, card
from faq.index_filters import Chosen, Filters, filters, list_path, listed, narrowed, read_chosen
from faq.index_structured_data import index_graph
from faq.models.page import FAQPage

if TYPE_CHECKING:
    from faq.models import FAQIndexPage

PAGE_SIZE = 20


@dataclass(frozen=True)
class IndexDocument:
    """An FAQ index, and what it can be narrowed to. `previous` and `next` are paths, null at either end."""

    title: str
    introduction: str | None
    filters: Filters
    cards: list[Card]
    number: int
    number_of_pages: int
    previous: str | None
    next: str | None
    meta: PageMeta
    seo: Seo


def index_document(index: "FAQIndexPage", *, site: Site, now: dt.datetime, query: QueryDict) -> IndexDocument:
    """The part of the list that the query asks for; Http404 where there is none."""
    identity = for_site(site)
    surroundings = load_surroundings([index], site=site, now=now)
    meta = page_meta(index, surroundings, identity, modified_on=None, tags=[f"page:{index.pk}"])
    chosen = read_chosen(query)
    rows = listed(FAQPage.objects.child_of(index), chosen, site=site, now=now)
    # First of all: it answers 404 for words that no database should be asked for.
    offered = filters(rows, chosen, index_path=meta.path, language=meta.locale)
    part = _part(narrowed(rows, chosen), query.get("page", "1"))
    shown = [card(json.loads(row.card)) for row in fresh(list(part), site=site, now=now)]
    return IndexDocument(
        title=index.title,
        introduction=index.introduction or None,
        filters=offered,
        cards=shown,
        number=part.number,
        number_of_pages=part.paginator.num_pages,
        previous=list_path(meta.path, chosen, part.number - 1) if part.has_previous() else None,
        next=list_path(meta.path, chosen, part.number + 1) if part.has_next() else None,
        meta=meta,
        seo=_seo(index, meta, identity, chosen, offered, part, shown),
    )


def index_seo(index: "FAQIndexPage", site: Site, now: dt.datetime) -> Seo:
    """What the first page of the whole list says to search engines."""
    return index_document(index, site=site, now=now, query=QueryDict()).seo


def _part(rows: QuerySet[PublishedDocument], number: str) -> paginator.Page:
    try:
        return paginator.Paginator(rows, PAGE_SIZE).page(number)
    except paginator.InvalidPage as error:
        raise Http404("The list has no such page.") from error


def _seo(
    index: "FAQIndexPage",
    meta: PageMeta,
    identity: Identity,
    chosen: Chosen,
    offered: Filters,
    part: paginator.Page,
    shown: Sequence[Card],
) -> Seo:
    """Each page of the whole list names itself; what is narrowed repeats that, so it names it, for search engines to skip."""
    whole = chosen.nothing
    url = identity.absolute(list_path(meta.path, number=part.number if whole else 1))
    description = index.search_description or index.introduction
    seo = Seo(
        title=_title(index, meta, offered, part.number),
        description=description,
        canonical=url,
        robots=robots_of(index) if whole else HIDDEN,
        json_ld=index_graph(
            meta,
            identity,
            url=url,
            name=index.title,
            description=description,
            # The address that is named shows another list.
            listed=[(card.title, card.path) for card in shown] if whole else [],
            first=part.start_index(),
            total=part.paginator.count,
        ),
    )
    pictures = load_share_images([index.share_image_id], identity.origin)
    return shared(seo, meta, identity, image=pictures.get(index.share_image_id))


def _title(index: "FAQIndexPage", meta: PageMeta, offered: Filters, number: int) -> str:
    with translation.override(meta.locale):
        chosen = [*offered.names, *([_("Medically reviewed")] if offered.reviewed else [])]
        title = index.seo_title or index.title
        title = f"{title}: {', '.join(chosen)}" if chosen else title
        return _("%(title)s, page %(number)s") % {"title": title, "number": number} if number > 1 else title
