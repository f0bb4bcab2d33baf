"""A treatment's own page as visitors and the API read it: what it is, and which pages answer what about it."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from cms.identity import Identity, for_site
from cms.medical_specialties import MedicalSpecialty
from cms.page_documents import PageLink, PageMeta, Translation
from cms.published.documents import fresh, published
from cms.published.models import PublishedDocument
from cms.seo import Seo, shared
from cms.structured_data import country_name
from faq.address_meta import address_meta, home_pages
from faq.addresses import treatment_path
from faq.cards import Card, card
from faq.documents.build import treatment_ref
from faq.documents.schema import CountryRef, TreatmentRef
from faq.models import FAQPage
from faq.public_treatments import public_treatments
from faq.shown_price_tables import shown_price_tables
from faq.treatment_structured_data import treatment_graph
from pricing.models import PriceTable, Treatment

_FAQ = FAQPage._meta.label
MOST_PAGES, MOST_QUESTIONS = 100, 6
"""Pages that are listed, and questions that are named of each; the index and the page itself have the rest."""


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question on one of the pages, and where its answer stands."""

    question: str
    path: str


@dataclass(frozen=True)
class AnsweringPage:
    """A page about the treatment: its card, its first questions, and how many it has besides."""

    link: PageLink
    card: Card
    country: CountryRef | None
    questions: list[AnsweredQuestion]
    more_questions: int


@dataclass(frozen=True)
class PagesOfCountry:
    """Pages whose answers hold in one country; without one they hold anywhere."""

    country: CountryRef | None
    pages: list[AnsweringPage]


@dataclass(frozen=True)
class ListedPriceTable:
    """Prices of the treatment that pages show."""

    id: int
    title: str
    checked_on: dt.date | None
    pages: list[PageLink]


@dataclass(frozen=True)
class TreatmentPage:
    """A treatment in one language. `specialty` are the words for its branch of medicine, in English.

    `pricing_pages` have all that is known of its prices, `price_tables` say which page shows which.
    """

    treatment: TreatmentRef
    uuid: UUID
    description: str | None
    specialty: str | None
    countries: list[PagesOfCountry]
    more_pages: int
    pricing_pages: list[PageLink]
    price_tables: list[ListedPriceTable]
    meta: PageMeta
    seo: Seo = field(repr=False)

    @property
    def links(self) -> list[PageLink]:
        """All pages that are listed, in their order."""
        return [page.link for group in self.countries for page in group.pages] + self.pricing_pages


def treatment_page(slug: str, *, language: str | None, site: Site, now: dt.datetime) -> TreatmentPage | None:
    """The page of the treatment of that slug; None unless something public on this site is about it.

    Without a language that in the default one, else in the first that has it.
    """
    found = public_treatments(site=site, now=now).filter(slug=slug).select_related("locale")
    if language:
        found = found.filter(locale__language_code=language)
    default = Locale.get_default().pk
    treatment = min(found, key=lambda each: (each.locale_id != default, each.pk), default=None)
    return _page(treatment, site=site, now=now) if treatment else None


def _page(treatment: Treatment, *, site: Site, now: dt.datetime) -> TreatmentPage:
    identity, language = for_site(site), treatment.locale.language_code
    shown = shown_price_tables(site=site, now=now)
    tables = list(PriceTable.objects.filter(pk__in=shown, treatment=treatment).order_by("title", "pk"))
    rows, more = _rows(treatment, {page for table in tables for page in shown[table.pk]}, site=site, now=now)
    pages = [_answering(json.loads(row.body), language) for row in rows if row.type == _FAQ]
    links = {row.page_id: _link(row) for row in rows}
    with translation.override(language):
        document = TreatmentPage(
            treatment=treatment_ref(treatment, identity),
            uuid=treatment.translation_key,
            description=treatment.description or None,
            specialty=str(MedicalSpecialty(treatment.specialty).label) if treatment.specialty else None,
            countries=_by_country(pages),
            more_pages=more,
            pricing_pages=[_link(row) for row in rows if row.type != _FAQ],
            price_tables=[
                ListedPriceTable(
                    table.pk,
                    table.title,
                    table.checked_on,
                    [links[key] for key in links if key in shown[table.pk]],
                )
                for table in tables
            ],
            meta=_meta(treatment, list(links), identity, site=site, now=now),
            seo=_seo(treatment, identity),
        )
    document.seo.json_ld = treatment_graph(document, identity)
    shared(document.seo, document.meta, identity)
    return document


def _rows(
    treatment: Treatment, showing: Iterable[int], *, site: Site, now: dt.datetime
) -> tuple[list[PublishedDocument], int]:
    """The pages about the treatment, or that show its prices, by title; and how many there are beyond the first."""
    about = Q(treatment_id=treatment.pk) | Q(page_id__in=list(showing))
    found = published(site, now=now).filter(about).order_by("title", "page_id")
    more = max(0, found.count() - MOST_PAGES)
    return fresh(list(found[:MOST_PAGES]), site=site, now=now), more


def _link(row: PublishedDocument) -> PageLink:
    meta = json.loads(row.card)["meta"]
    return PageLink(id=row.page_id, title=row.title, path=meta["path"], url=meta["url"])


def _answering(document: dict[str, Any], language: str) -> AnsweringPage:
    """What is said of a page, from the JSON of its document."""
    meta, questions = document["meta"], document["questions"]
    code = document["country"] and document["country"]["code"]
    return AnsweringPage(
        link=PageLink(id=document["id"], title=document["title"], path=meta["path"], url=meta["url"]),
        card=card(document),
        country=CountryRef(code=code, name=country_name(code, language)) if code else None,
        questions=[
            AnsweredQuestion(row["question"], f"{meta['path']}#{row['anchor']}")
            for row in questions[:MOST_QUESTIONS]
        ],
        more_questions=max(0, len(questions) - MOST_QUESTIONS),
    )


def _by_country(pages: Sequence[AnsweringPage]) -> list[PagesOfCountry]:
    """Those that hold anywhere first, then country by country."""

    def name(page: AnsweringPage) -> tuple[str, str]:
        return (page.country.name, page.country.code) if page.country else ("", "")

    groups = [list(group) for _key, group in groupby(sorted(pages, key=name), key=name)]
    return [PagesOfCountry(group[0].country, group) for group in groups]


def _meta(
    treatment: Treatment,
    pages: Iterable[int],
    identity: Identity,
    *,
    site: Site,
    now: dt.datetime,
) -> PageMeta:
    same = public_treatments(site=site, now=now).filter(translation_key=treatment.translation_key)
    others = same.exclude(pk=treatment.pk).select_related("locale").order_by("locale_id")
    return address_meta(
        treatment.name,
        treatment_path(treatment.slug, treatment.locale.language_code),
        slug=treatment.slug,
        language=treatment.locale.language_code,
        homes=home_pages(site, now=now),
        identity=identity,
        translations=[_translation(other, identity) for other in others],
        tags=[f"treatment:{treatment.slug}", *(f"page:{pk}" for pk in pages)],
    )


def _translation(treatment: Treatment, identity: Identity) -> Translation:
    language = treatment.locale.language_code
    path = treatment_path(treatment.slug, language)
    return Translation(locale=language, id=treatment.pk, path=path, url=identity.absolute(path))


def _seo(treatment: Treatment, identity: Identity) -> Seo:
    description = " ".join(treatment.description.split()) or _(
        "Questions and answers about %(name)s, published by %(publisher)s."
    ) % {"name": treatment.name, "publisher": identity.name}
    return Seo(
        title=treatment.name,
        description=description,
        canonical=identity.absolute(treatment_path(treatment.slug, treatment.locale.language_code)),
        robots="index,follow",
        json_ld={},
    )
