"""The one typed document of a pricing page: HTML, API and structured data all read it, so they cannot disagree."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from django.utils import timezone
from pydantic import BaseModel, ConfigDict
from wagtail.models import Site

from cms import rich_text
from cms.descriptions import first_words
from cms.identity import Identity, for_site
from cms.page_documents import PageLink, PageMeta, Surroundings, load_surroundings, page_link, page_meta
from cms.rich_text_formats import describe_forms
from cms.search_appearance import robots_of
from cms.seo import Seo, shared
from cms.share_images import ShareImage, load_share_images
from pricing.documents import PriceTableDocument
from pricing.page_structured_data import pricing_graph
from pricing.public_tables import Shown, shown_on_pricing_pages
from pricing.stored_tables import load_price_tables
from pricing.treatment_context import registered

if TYPE_CHECKING:
    from pricing.models import PricingPage


class RichText(BaseModel):
    """The same words as HTML and as plain text."""

    model_config = ConfigDict(json_schema_extra=describe_forms)

    html: str
    text: str


class PricedTreatment(BaseModel):
    """The treatment that the prices are for; `url` is the address of its own page."""

    slug: str
    name: str
    alternate_name: str | None
    kind: str
    specialty: str | None
    url: str


class PricingDocument(BaseModel):
    """A pricing page as the public reads it. `pages` are the public pages about the treatment, by title."""

    id: int
    uuid: UUID
    type: Literal["pricing.PricingPage"] = "pricing.PricingPage"
    title: str
    summary: str | None
    introduction: RichText
    treatment: PricedTreatment | None
    prices: list[PriceTableDocument]
    notes: RichText
    pages: list[PageLink]
    meta: PageMeta
    seo: Seo


@dataclass(frozen=True)
class Related:
    """What `build_document` reads beside the page itself: `shown` by treatment, `html` by stored rich text."""

    identity: Identity
    surroundings: Surroundings
    today: dt.date
    shown: Mapping[int, Shown]
    price_tables: Mapping[int, PriceTableDocument]
    html: Mapping[str, str]
    pictures: Mapping[int | None, ShareImage]


def load_related(pages: Sequence["PricingPage"], *, site: Site, now: dt.datetime) -> Related:
    """One batch for all pages; the number of queries does not depend on how many there are."""
    identity = for_site(site)
    treatments = {page.treatment_id for page in pages if page.treatment_id}
    shown = shown_on_pricing_pages(treatments, site=site, now=now)
    stored = list(dict.fromkeys(text for page in pages for text in (page.introduction, page.notes) if text))
    public = rich_text.expand(stored)
    return Related(
        identity=identity,
        surroundings=load_surroundings(pages, site=site, now=now),
        today=timezone.localdate(now),
        shown=shown,
        price_tables=load_price_tables({key for own in shown.values() for key in own.tables}),
        html={
            text: rich_text.absolute_links(html, identity.origin)
            for text, html in zip(stored, public, strict=True)
        },
        pictures=load_share_images(
            {page.share_image_id for page in pages if page.share_image_id is not None}, identity.origin
        ),
    )


def documents_of(pages: Sequence["PricingPage"], *, site: Site, now: dt.datetime) -> list[PricingDocument]:
    """The documents of pages as they are in memory, such as drafts in preview."""
    related = load_related(pages, site=site, now=now)
    return [build_document(page, related) for page in pages]


def build_document(page: "PricingPage", related: Related) -> PricingDocument:
    """The document of one page; `related` must have been loaded for it."""
    own = related.shown.get(page.treatment_id or 0) or Shown()
    tags = [f"page:{page.pk}", *([f"treatment:{page.treatment.slug}"] if page.treatment else [])]
    meta = page_meta(page, related.surroundings, related.identity, modified_on=page.modified_on, tags=tags)
    document = PricingDocument(
        id=page.pk or 0,
        uuid=page.translation_key,
        title=page.title,
        summary=page.summary or None,
        introduction=_rich(page.introduction, related),
        treatment=_treatment(page, related.identity),
        prices=[related.price_tables[key] for key in own.tables if key in related.price_tables],
        notes=_rich(page.notes, related),
        pages=[page_link(each, related.identity) for each in own.pages],
        meta=meta,
        seo=Seo(
            title=page.seo_title or page.title,
            description=page.search_description or page.summary,
            canonical=meta.url,
            robots=robots_of(page),
            json_ld={},
        ),
    )
    texts = [
        document.introduction.text,
        document.notes.text,
        *(table.note or "" for table in document.prices),
    ]
    document.seo.description = document.seo.description or first_words(texts)
    about = registered().node(page.treatment, related.identity) if page.treatment else None
    document.seo.json_ld = pricing_graph(document, related.identity, about=about, today=related.today)
    picture = related.pictures.get(page.share_image_id or 0)
    shared(document.seo, meta, related.identity, kind="article", image=picture)
    return document


def _rich(stored: str, related: Related) -> RichText:
    html = related.html.get(stored, "")
    return RichText(html=html, text=rich_text.to_text(html))


def _treatment(page: "PricingPage", identity: Identity) -> PricedTreatment | None:
    treatment = page.treatment
    if treatment is None:
        return None
    return PricedTreatment(
        slug=treatment.slug,
        name=treatment.name,
        alternate_name=treatment.alternate_name or None,
        kind=treatment.kind,
        specialty=treatment.specialty or None,
        url=registered().address(treatment, identity),
    )
