"""Treatments in the content API: those that public pages and the price tables on them are about."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Site

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import QueryParameters
from cms.api_responses import json_bytes, respond
from cms.api_selection import selected, selection_parameters
from cms.html_answers import next_change
from cms.identity import Identity, for_site
from cms.page_documents import PageLink, Translation
from cms.seo import Seo
from cms.sites import requested_site
from faq.documents.build import treatment_ref
from faq.documents.schema import CountryRef, TreatmentRef
from faq.public_treatments import public_treatments
from faq.treatment_document import TreatmentPage, treatment_page
from pricing.models import Treatment

LIST_TAG = "list:pricing.Treatment"

router = Router(tags=["Treatments and prices"])


class TreatmentDocument(TreatmentRef):
    """A treatment in one language. `uuid` is the same in all languages."""

    uuid: UUID
    description: str | None
    locale: str


class TreatmentPageLink(PageLink):
    """A public page about the treatment, or one that shows its prices. `country` is where its answers hold."""

    locale: str
    country: CountryRef | None


class TreatmentPriceTable(BaseModel):
    """A price table of the treatment, and the pages that show it. Its rows are in `prices/`."""

    id: int
    title: str
    checked_on: dt.date | None
    pages: list[PageLink]


class TreatmentDetail(TreatmentDocument):
    """A treatment with what its own page shows; `pages` are the first hundred, by country and title."""

    translations: list[Translation]
    pages: list[TreatmentPageLink]
    pricing_pages: list[PageLink]
    price_tables: list[TreatmentPriceTable]
    seo: Seo


class TreatmentList(BaseModel):
    """With `fields`, each item is an object of exactly the keys that were named."""

    items: list[TreatmentDocument | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class TreatmentListParameters(selection_parameters(TreatmentDocument), ListParameters):
    """Filters of the list, and how much of each treatment it shows."""

    locale: Annotated[str | None, Language] = Field(None, description="Language of the treatments.")


class TreatmentParameters(QueryParameters):
    """Which of the languages of one treatment."""

    locale: Annotated[str | None, Language] = Field(
        None, description="Language of the treatment; the default language if there is one in it."
    )


@endpoint(
    router,
    "treatments/",
    TreatmentListParameters,
    response=TreatmentList,
    operation_id="list_treatments",
    summary="List treatments",
)
def list_treatments(request: HttpRequest, query: TreatmentListParameters) -> HttpResponse:
    """Treatments that something public is about, by name; each language has its own."""
    site, now = requested_site(request), timezone.now()
    found, identity = _public(site, now, query.locale), for_site(site)
    rows = found.order_by("name", "pk")[query.offset : query.offset + query.limit]
    documents = [_entry(row, identity) for row in rows]
    return respond_list(
        request,
        query,
        [selected(document.model_dump(mode="json"), fields=query.fields) for document in documents],
        found.count(),
        language=languages((document.locale for document in documents), otherwise=query.locale),
        tags=[LIST_TAG, *(f"treatment:{document.slug}" for document in documents)],
        valid_until=next_change(now),
    )


@endpoint(
    router,
    "treatments/{slug:slug}/",
    TreatmentParameters,
    response=TreatmentDetail,
    operation_id="get_treatment",
    summary="Get a treatment",
)
def treatment_detail(request: HttpRequest, query: TreatmentParameters, slug: str) -> HttpResponse:
    """One treatment; where several languages share the slug, in the default one unless `locale` asks for another."""
    site, now = requested_site(request), timezone.now()
    page = treatment_page(slug, language=query.locale, site=site, now=now)
    if page is None:
        raise Http404
    return respond(
        request,
        json_bytes(treatment_detail_of(page).model_dump(mode="json")),
        language=page.meta.locale,
        tags=page.meta.tags,
        links={"canonical": page.seo.canonical},
        valid_until=next_change(now),
    )


def treatment_detail_of(page: TreatmentPage) -> TreatmentDetail:
    """What the API says about a treatment, all from the document that its web page is made of."""
    return TreatmentDetail(
        **dict(page.treatment),
        uuid=page.uuid,
        description=page.description,
        locale=page.meta.locale,
        translations=page.meta.translations,
        pages=[
            TreatmentPageLink(**dict(each.link), locale=each.card.locale, country=each.country)
            for group in page.countries
            for each in group.pages
        ],
        pricing_pages=page.pricing_pages,
        price_tables=[
            TreatmentPriceTable(
                id=table.id, title=table.title, checked_on=table.checked_on, pages=table.pages
            )
            for table in page.price_tables
        ],
        seo=page.seo,
    )


def _entry(treatment: Treatment, identity: Identity) -> TreatmentDocument:
    return TreatmentDocument(
        **dict(treatment_ref(treatment, identity)),
        uuid=treatment.translation_key,
        description=treatment.description or None,
        locale=treatment.locale.language_code,
    )


def _public(site: Site, now: dt.datetime, locale: str | None) -> QuerySet[Treatment]:
    found = public_treatments(site=site, now=now).select_related("locale")
    return found.filter(locale__language_code=locale) if locale else found
