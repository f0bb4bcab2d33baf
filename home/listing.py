"""A home page as visitors read it: its FAQ indexes with the treatments they cover, and what changed last."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import Length, Substr
from wagtail.models import Page, Site

from cms.identity import Identity, for_site
from cms.page_documents import PageMeta, load_surroundings, page_meta, page_path
from cms.search_appearance import robots_of
from cms.seo import Seo, shared
from cms.share_images import load_share_images
from cms.visibility import public_pages
from faq.cards import Card, cards, listed_pages
from faq.index_filters import Chosen, list_path
from faq.models import FAQIndexPage, FAQPage
from home.structured_data import home_graph
from pricing.models import PricingIndexPage, PricingPage

if TYPE_CHECKING:
    from home.models import HomePage

RECENT_PAGES = 6


@dataclass(frozen=True)
class TreatmentLink:
    """A treatment, and where its pages are listed."""

    name: str
    count: int
    path: str


@dataclass(frozen=True)
class Section:
    """An FAQ index or pricing index, with the number of its pages and the treatments they are about."""

    title: str
    introduction: str | None
    path: str
    count: int
    treatments: list[TreatmentLink]


@dataclass(frozen=True)
class HomeDocument:
    """A home page. `title` is its headline; `recent` are the pages whose text changed last, newest first."""

    title: str
    introduction: str | None
    sections: list[Section]
    recent: list[Card]
    meta: PageMeta
    seo: Seo


def home_document(home: "HomePage", *, site: Site, now: dt.datetime) -> HomeDocument:
    """The home page with public pages below it in its language; the number of queries does not grow with them."""
    identity = for_site(site)
    surroundings = load_surroundings([home], site=site, now=now)
    meta = page_meta(home, surroundings, identity, modified_on=None, tags=[f"page:{home.pk}"])
    pages = FAQPage.objects.descendant_of(home).filter(locale=home.locale)
    recent = listed_pages(pages, site=site, now=now).order_by("-modified_on", "title")[:RECENT_PAGES]
    return HomeDocument(
        title=home.heading or home.title,
        introduction=home.introduction or None,
        sections=_sections(home, site=site, now=now),
        recent=cards(list(recent), site=site, now=now),
        meta=meta,
        seo=home_seo(home, meta, identity),
    )


def seo_of_home(home: "HomePage", site: Site, now: dt.datetime) -> Seo:
    """What a home page says to search engines, without the lists that it shows."""
    identity = for_site(site)
    surroundings = load_surroundings([home], site=site, now=now)
    meta = page_meta(home, surroundings, identity, modified_on=None, tags=[f"page:{home.pk}"])
    return home_seo(home, meta, identity)


def home_seo(home: "HomePage", meta: PageMeta, identity: Identity) -> Seo:
    """What search engines and sharing read of a home page."""
    description = home.search_description or home.introduction
    pictures = load_share_images([home.share_image_id], identity.origin)
    seo = Seo(
        title=home.seo_title or home.heading or identity.name,
        description=description,
        canonical=meta.url,
        robots=robots_of(home),
        json_ld=home_graph(meta, identity, name=home.heading or home.title, description=description),
    )
    return shared(seo, meta, identity, image=pictures.get(home.share_image_id))


def _sections(home: "HomePage", *, site: Site, now: dt.datetime) -> list[Section]:
    """The public indexes below the home page, in tree order."""
    indexes = public_pages(FAQIndexPage.objects.descendant_of(home), site=site, now=now)
    treatments = _treatments(home, site=site, now=now)
    sections = [
        _section(index, treatments.get(index.path, []))
        for index in indexes.select_related("locale").order_by("path")
    ]
    return sections + _pricing_sections(home, site=site, now=now)


def _pricing_sections(home: "HomePage", *, site: Site, now: dt.datetime) -> list[Section]:
    """The public pricing indexes; each treatment leads to its own pricing page."""
    indexes = public_pages(PricingIndexPage.objects.descendant_of(home), site=site, now=now)
    below = public_pages(PricingPage.objects.descendant_of(home), site=site, now=now)
    pages = list(below.select_related("treatment", "locale").order_by("treatment__name", "title"))
    sections = []
    for index in indexes.select_related("locale").order_by("path"):
        own = [page for page in pages if page.path.startswith(index.path) and page.treatment]
        links = [TreatmentLink(page.treatment.name, 1, page_path(page)) for page in own]
        sections.append(Section(index.title, index.introduction or None, page_path(index), len(links), links))
    return sections


def _section(index: FAQIndexPage, rows: list[tuple[str | None, str | None, int]]) -> Section:
    path = page_path(index)
    links = [
        TreatmentLink(name, count, list_path(path, Chosen(slug)))
        for slug, name, count in rows
        if slug and name
    ]
    return Section(index.title, index.introduction or None, path, sum(count for *_, count in rows), links)


def _treatments(
    home: "HomePage", *, site: Site, now: dt.datetime
) -> dict[str, list[tuple[str | None, str | None, int]]]:
    """Per tree path of an index: slug, name and number of pages of each treatment; no slug for pages without one."""
    pages = public_pages(FAQPage.objects.descendant_of(home), site=site, now=now)
    rows = (
        pages.annotate(index=Substr("path", 1, Length("path") - Page.steplen))
        .order_by("treatment__name", "treatment__slug")
        .values_list("index", "treatment__slug", "treatment__name")
        .annotate(count=Count("pk"))
    )
    found: dict[str, list[tuple[str | None, str | None, int]]] = {}
    for index, slug, name, count in rows:
        found.setdefault(index, []).append((slug, name, count))
    return found
