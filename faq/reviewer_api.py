"""Medical reviewers in the content API: those who vouch for something public now, by the rule of their profile."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel

from cms.api import endpoint
from cms.api_lists import ListLinks, ListMeta, ListParameters, languages, respond_list
from cms.api_parameters import NoParameters
from cms.api_responses import json_bytes, respond
from cms.api_selection import selected, selection_parameters
from cms.html_answers import next_change
from cms.identity import Identity, for_site
from cms.seo import Seo
from cms.sites import requested_site
from faq.documents.schema import ImageValue, ReviewerRef
from faq.review.vouching import vouchers
from faq.reviewer_document import ApprovedPage, ReviewerDocument, reviewer_document, reviewer_documents

LIST_TAG = "list:faq.MedicalReviewer"

router = Router(tags=["Reviewers"])


class SpecialtyRef(BaseModel):
    """`code` is a member of schema.org's MedicalSpecialty, `name` the words for it, in English."""

    code: str
    name: str


class ReviewedQuestion(BaseModel):
    """A question that is vouched for by itself, and where it stands."""

    uuid: UUID
    question: str
    path: str
    url: str
    reviewed_on: dt.date
    review_due: dt.date | None


class ReviewedPage(BaseModel):
    """A page. Without `reviewed_on` only the questions listed are vouched for."""

    id: int
    title: str
    path: str
    url: str
    locale: str
    reviewed_on: dt.date | None
    review_due: dt.date | None
    questions: list[ReviewedQuestion]


class ReviewerEntry(ReviewerRef):
    """A clinician as they are today. `verified_on` is the day somebody last looked the registration up."""

    full_name: str
    specialty: SpecialtyRef | None
    verified_on: dt.date | None
    photo: ImageValue | None
    biography: str | None
    interests: str | None
    active: bool
    locale: str
    pages: list[ReviewedPage]


class ReviewerProfile(ReviewerEntry):
    """A clinician with the search fields and structured data of their public profile."""

    seo: Seo


class ReviewerList(BaseModel):
    """With `fields`, each item is an object of exactly the keys that were named."""

    items: list[ReviewerEntry | dict[str, Any]]
    meta: ListMeta
    links: ListLinks


class ReviewerListParameters(selection_parameters(ReviewerEntry), ListParameters):
    """How much of each clinician the list shows."""


@endpoint(
    router,
    "reviewers/",
    ReviewerListParameters,
    response=ReviewerList,
    operation_id="list_reviewers",
    summary="List reviewers",
)
def list_reviewers(request: HttpRequest, query: ReviewerListParameters) -> HttpResponse:
    """Clinicians who vouch for the present text of a public page or question, by name."""
    site, now = requested_site(request), timezone.now()
    found = vouchers(site=site, now=now)
    documents = reviewer_documents(found[query.offset : query.offset + query.limit], site=site, now=now)
    identity = for_site(site)
    entries = [ReviewerEntry(**_fields(document, identity)) for document in documents]
    return respond_list(
        request,
        query,
        [selected(entry.model_dump(mode="json"), fields=query.fields) for entry in entries],
        len(found),
        language=languages(entry.locale for entry in entries),
        tags=[LIST_TAG, *(f"reviewer:{entry.slug}" for entry in entries)],
        valid_until=next_change(now),
    )


@endpoint(
    router,
    "reviewers/{slug:slug}/",
    response=ReviewerProfile,
    operation_id="get_reviewer",
    summary="Get a reviewer",
)
def reviewer_detail(request: HttpRequest, query: NoParameters, slug: str) -> HttpResponse:
    """One clinician with what they vouch for; who vouches for nothing public is not found."""
    site, now = requested_site(request), timezone.now()
    document = reviewer_document(slug, site=site, now=now)
    if document is None:
        raise Http404
    profile = reviewer_profile_of(document, for_site(site))
    return respond(
        request,
        json_bytes(profile.model_dump(mode="json")),
        language=profile.locale,
        tags=document.meta.tags,
        links={"canonical": document.seo.canonical},
        valid_until=next_change(now),
    )


def reviewer_profile_of(document: ReviewerDocument, identity: Identity) -> ReviewerProfile:
    """What the API says about one clinician, all from the document that their web page is made of."""
    return ReviewerProfile(**_fields(document, identity), seo=document.seo)


def _fields(document: ReviewerDocument, identity: Identity) -> dict:
    """The keys of an entry, all from the document that the public profile is made of."""
    specialty = document.specialty
    return {
        **dict(document.reviewer),
        "full_name": document.full_name,
        "specialty": SpecialtyRef(code=specialty.code, name=specialty.name) if specialty else None,
        "verified_on": document.verified_on,
        "photo": document.photo,
        "biography": document.biography,
        "interests": document.interests,
        "active": document.active,
        "locale": document.meta.locale,
        "pages": [_page(page, identity) for page in document.pages],
    }


def _page(page: ApprovedPage, identity: Identity) -> ReviewedPage:
    questions = [
        ReviewedQuestion(
            uuid=row.uuid,
            question=row.question,
            path=row.path,
            url=identity.absolute(row.path),
            reviewed_on=row.reviewed_on,
            review_due=row.review_due,
        )
        for row in page.questions
    ]
    return ReviewedPage(
        id=page.id,
        title=page.title,
        path=page.path,
        url=identity.absolute(page.path),
        locale=page.locale,
        reviewed_on=page.reviewed_on,
        review_due=page.review_due,
        questions=questions,
    )
