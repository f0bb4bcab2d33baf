"""Treatments in the content API: those that public pages and the price tables on them are about."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Locale, Site

from cms.api import endpoint
from cms.api_languages import Language
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import QueryParameters
from cms.api_responses import json_bytes, respond
from cms.api_selection import selected, selection_parameters
from cms.sites import requested_site
from faq.documents.build import treatment_ref
from faq.documents.schema import TreatmentRef
from faq.public_treatments import public_treatments
from pricing.models import Treatment

LIST_TAG = "list:pricing.Treatment"

router = Router(tags=["Treatments and prices"])


class TreatmentDocument(TreatmentRef):
    """A treatment in one language. `uuid` is the same in all languages."""

    uuid: UUID
    description: str | None
    locale: str


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
    found = _public(requested_site(request), timezone.now(), query.locale)
    rows = found.order_by("name", "pk")[query.offset : query.offset + query.limit]
    documents = [treatment_document(row) for row in rows]
    return respond_list(
        request,
        query,
        [selected(document.model_dump(mode="json"), fields=query.fields) for document in documents],
        found.count(),
        language=languages((document.locale for document in documents), otherwise=query.locale),
        tags=[LIST_TAG, *(f"treatment:{document.slug}" for document in documents)],
    )


@endpoint(
    router,
    "treatments/{slug:slug}/",
    TreatmentParameters,
    response=TreatmentDocument,
    operation_id="get_treatment",
    summary="Get a treatment",
)
def treatment_detail(request: HttpRequest, query: TreatmentParameters, slug: str) -> HttpResponse:
    """One treatment; where several languages share the slug, in the default one unless `locale` asks for another."""
    found = _public(requested_site(request), timezone.now(), query.locale).filter(slug=slug)
    default = Locale.get_default().pk
    row = min(found, key=lambda each: (each.locale_id != default, each.pk), default=None)
    if row is None:
        raise Http404
    document = treatment_document(row)
    return respond(
        request,
        json_bytes(document.model_dump(mode="json")),
        language=document.locale,
        tags=[f"treatment:{slug}"],
    )


def treatment_document(treatment: Treatment) -> TreatmentDocument:
    """What the API says about a treatment; its locale should be loaded."""
    return TreatmentDocument(
        **dict(treatment_ref(treatment)),
        uuid=treatment.translation_key,
        description=treatment.description or None,
        locale=treatment.locale.language_code,
    )


def _public(site: Site, now: dt.datetime, locale: str | None) -> QuerySet[Treatment]:
    found = public_treatments(site=site, now=now).select_related("locale")
    return found.filter(locale__language_code=locale) if locale else found
