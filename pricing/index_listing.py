"""A pricing index as visitors read it: the pricing pages below it, by title."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.functions import Lower
from wagtail.models import Site

from cms.identity import for_site
from cms.page_documents import PageMeta, load_surroundings, page_meta
from cms.published.documents import fresh, published
from cms.search_appearance import robots_of
from cms.seo import Seo, shared
from cms.share_images import load_share_images
from pricing.page_structured_data import pricing_index_graph

if TYPE_CHECKING:
    from pricing.models import PricingIndexPage

PRICING_PAGE = "pricing.PricingPage"


@dataclass(frozen=True)
class PricingCard:
    """One pricing page in a list."""

    title: str
    path: str
    treatment: str | None
    summary: str | None


@dataclass(frozen=True)
class PricingIndexDocument:
    """A pricing index with its cards."""

    title: str
    introduction: str | None
    cards: list[PricingCard]
    meta: PageMeta
    seo: Seo


def index_document(index: "PricingIndexPage", *, site: Site, now: dt.datetime) -> PricingIndexDocument:
    """The index with the public pages below it; the number of queries does not grow with them."""
    identity = for_site(site)
    surroundings = load_surroundings([index], site=site, now=now)
    meta = page_meta(index, surroundings, identity, modified_on=None, tags=[f"page:{index.pk}"])
    description = index.search_description or index.introduction
    pictures = load_share_images({index.share_image_id} if index.share_image_id else set(), identity.origin)
    seo = Seo(
        title=index.seo_title or index.title,
        description=description,
        canonical=meta.url,
        robots=robots_of(index),
        json_ld=pricing_index_graph(meta, identity, name=index.title, description=description),
    )
    return PricingIndexDocument(
        title=index.title,
        introduction=index.introduction or None,
        cards=_cards(index, site=site, now=now),
        meta=meta,
        seo=shared(seo, meta, identity, image=pictures.get(index.share_image_id or 0)),
    )


def index_seo(index: "PricingIndexPage", site: Site, now: dt.datetime) -> Seo:
    """What the index says to search engines."""
    return index_document(index, site=site, now=now).seo


def _cards(index: "PricingIndexPage", *, site: Site, now: dt.datetime) -> list[PricingCard]:
    """From the pages' published documents, so that a list never says more than the page."""
    below = published(site, now=now).filter(type=PRICING_PAGE, tree_path__startswith=index.path)
    rows = fresh(list(below.order_by(Lower("title"), "page_id")), site=site, now=now)
    return [_card(json.loads(row.card)) for row in rows]


def _card(document: dict) -> PricingCard:
    treatment = document["treatment"]
    return PricingCard(
        title=document["title"],
        path=document["meta"]["path"],
        treatment=treatment["name"] if treatment else None,
        summary=document["summary"],
    )
