"""Price tables in the content API: those that public pages show, with the pages that show them."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Page, Site

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import CursorParameters, ListLinks, ListMeta, languages, respond_list, slice_of
from cms.api_parameters import Check, Slug, echo, refusal
from cms.api_selection import selected, selection_parameters
from cms.cursors import SortColumn
from cms.html_answers import next_change
from cms.identity import for_site
from cms.page_documents import PageLink, page_link
from cms.sites import requested_site
from cms.visibility import public_pages
from faq.api_parameters import Country
from faq.documents.build import treatment_ref
from faq.documents.schema import TreatmentRef
from faq.public_treatments import check_treatment
from faq.shown_price_tables import shown_price_tables
from pricing.currencies import CURRENCIES
from pricing.documents import PriceTableDocument
from pricing.models import Price, PriceTable
from pricing.stored_tables import load_price_tables

LIST_TAG = "list:pricing.PriceTable"

router = Router(tags=["Treatments and prices"])


class Currency(Check):
    """An ISO 4217 code in capitals."""

    def read(self, text: str) -> str:
        if text not in CURRENCIES:
            raise refusal("unknown_value", f"{echo(text)} is not an ISO 4217 code.", sorted(CURRENCIES))
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{3}$"}


class PriceTableEntry(PriceTableDocument):
    """A price table with the public pages that show it, by title."""

    treatment: TreatmentRef | None
    locale: str
    pages: list[PageLink]


class PriceList(BaseModel):
    """With `fields`, each item is an object of exactly the keys that were named."""

    items: list[PriceTableEntry | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class PriceListParameters(selection_parameters(PriceTableEntry), CursorParameters):
    """Filters narrow the list together; `country` and `currency` ask for one price that has both."""

    treatment: Annotated[str | None, Slug()] = Field(
        None, description="Slug of the treatment the prices are for."
    )
    country: Annotated[str | None, Country()] = Field(
        None, description="ISO 3166-1 alpha-2 code of a country that the table has a price in."
    )
    currency: Annotated[str | None, Currency()] = Field(
        None, description="ISO 4217 code of a currency that the table has a price in."
    )
    locale: Annotated[str | None, Language] = Field(None, description="Language of the price tables.")


@endpoint(
    router,
    "prices/",
    PriceListParameters,
    response=PriceList,
    operation_id="list_prices",
    summary="List price tables",
)
def list_prices(request: HttpRequest, query: PriceListParameters) -> HttpResponse:
    """Price tables that public pages show, by title, whole: all their rows, whatever narrows the list."""
    site, now = requested_site(request), timezone.now()
    shown = shown_price_tables(site=site, now=now)
    found = _narrowed(PriceTable.objects.filter(pk__in=shown), query)
    found = found.select_related("treatment__locale", "locale")
    place = (SortColumn("title"), SortColumn("pk"))
    part = slice_of(found, query, place, endpoint="prices", site=site)
    if not part.total and query.treatment:
        check_treatment(query.treatment, site=site, now=now)
    entries = _entries(part.rows, shown, site=site, now=now)
    return respond_list(
        request,
        query,
        [selected(entry.model_dump(mode="json"), fields=query.fields) for entry in entries],
        part,
        language=languages((entry.locale for entry in entries), otherwise=query.locale),
        tags=[LIST_TAG, *(f"page:{page.id}" for entry in entries for page in entry.pages)],
        valid_until=next_change(now),
    )


def _narrowed(tables: QuerySet[PriceTable], query: PriceListParameters) -> QuerySet[PriceTable]:
    if query.treatment:
        tables = tables.filter(treatment__slug=query.treatment)
    if query.locale:
        tables = tables.filter(locale__language_code=query.locale)
    asked = {"country": query.country, "currency": query.currency}
    given = {name: value for name, value in asked.items() if value}
    if given:
        tables = tables.filter(Exists(Price.objects.filter(price_table=OuterRef("pk"), **given)))
    return tables


def _entries(
    tables: Iterable[PriceTable], shown: dict[int, set[int]], *, site: Site, now: dt.datetime
) -> list[PriceTableEntry]:
    tables = list(tables)
    documents = load_price_tables({table.pk for table in tables})
    ids = {page for table in tables for page in shown[table.pk]}
    around = public_pages(Page.objects.select_related("locale"), site=site, now=now)
    pages, identity = list(around.filter(pk__in=ids).order_by("title", "pk")), for_site(site)
    return [
        PriceTableEntry(
            **dict(documents[table.pk]),
            treatment=treatment_ref(table.treatment, identity) if table.treatment else None,
            locale=table.locale.language_code,
            pages=[page_link(page, identity) for page in pages if page.pk in shown[table.pk]],
        )
        for table in tables
        if table.pk in documents
    ]
