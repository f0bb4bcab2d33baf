"""A medical reviewer's public profile as visitors read it: who they are, and what they vouch for now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page, Site

from cms.identity import Identity, for_site
from cms.medical_specialties import MedicalSpecialty
from cms.page_documents import PageMeta, page_path
from cms.seo import Seo, shared
from cms.share_images import ShareImage
from cms.structured_data import country_name
from faq.address_meta import address_meta, home_pages
from faq.addresses import profile_path
from faq.documents.schema import ImageValue, Registration, ReviewerRef
from faq.models import MedicalReviewer
from faq.review.vouching import VouchedPage, Voucher, voucher
from faq.reviewer_structured_data import profile_graph

PHOTO_SIZE = "fill-480x480"


@dataclass(frozen=True)
class Specialty:
    """`code` is the member of schema.org's MedicalSpecialty, `name` the words for it, in English."""

    code: str
    name: str


@dataclass(frozen=True)
class ApprovedQuestion:
    """A single question, and where it stands."""

    uuid: UUID
    question: str
    path: str
    reviewed_on: dt.date
    review_due: dt.date | None


@dataclass(frozen=True)
class ApprovedPage:
    """A page. Without `reviewed_on` only the questions listed are vouched for."""

    id: int
    title: str
    path: str
    locale: str
    reviewed_on: dt.date | None
    review_due: dt.date | None
    questions: list[ApprovedQuestion]


@dataclass(frozen=True)
class ReviewerDocument:
    """A profile. `verified_on` is the day somebody last looked the registration up."""

    reviewer: ReviewerRef
    full_name: str
    specialty: Specialty | None
    country: str | None
    verified_on: dt.date | None
    photo: ImageValue | None
    biography: str | None
    interests: str | None
    active: bool
    pages: list[ApprovedPage]
    meta: PageMeta
    seo: Seo = field(repr=False)


def reviewer_document(slug: str, *, site: Site, now: dt.datetime) -> ReviewerDocument | None:
    """The profile of the reviewer of that slug; None unless they vouch for something public on this site."""
    found = voucher(slug, site=site, now=now)
    return reviewer_documents([found], site=site, now=now)[0] if found else None


def reviewer_documents(found: Sequence[Voucher], *, site: Site, now: dt.datetime) -> list[ReviewerDocument]:
    """The profiles of clinicians who vouch for something, in a fixed number of queries."""
    _load_renditions([each.reviewer.photo for each in found if each.reviewer.photo])
    identity, homes = for_site(site), home_pages(site, now=now)
    return [_document(each, identity, homes) for each in found]


def _load_renditions(photos: Sequence[AbstractImage]) -> None:
    """In one query, where `get_rendition` finds them."""
    sizes = get_image_model().get_rendition_model().objects.filter(filter_spec=PHOTO_SIZE)
    prefetch_related_objects(photos, Prefetch("renditions", sizes, to_attr="prefetched_renditions"))


def _document(found: Voucher, identity: Identity, homes: dict[str, Page]) -> ReviewerDocument:
    reviewer = found.reviewer
    language = reviewer.locale.language_code
    country = registration_country(reviewer)
    with translation.override(language):
        document = ReviewerDocument(
            reviewer=_reference(reviewer, identity),
            full_name=reviewer.full_name,
            specialty=_specialty(reviewer),
            country=country_name(country, language) if country else None,
            verified_on=reviewer.registration_verified_on,
            photo=_photo(reviewer, identity),
            biography=reviewer.biography.strip() or None,
            interests=reviewer.interests.strip() or None,
            active=reviewer.active,
            pages=[_page(row) for row in found.pages],
            meta=_meta(found, identity, homes),
            seo=_seo(reviewer, identity),
        )
    document.seo.json_ld = profile_graph(document, identity)
    shared(document.seo, document.meta, identity, kind="profile", image=_share_image(document.photo))
    return document


def _reference(reviewer: MedicalReviewer, identity: Identity) -> ReviewerRef:
    return ReviewerRef(
        slug=reviewer.slug,
        name=reviewer.name,
        prefix=reviewer.prefix or None,
        credentials=reviewer.credentials or None,
        job_title=reviewer.job_title or None,
        registration=Registration(
            authority=reviewer.registration_authority,
            number=reviewer.registration_number,
            country=registration_country(reviewer),
            url=reviewer.registration_url or None,
        ),
        url=identity.absolute(profile_path(reviewer.slug)),
        same_as=[reviewer.profile_url, *reviewer.same_as.splitlines()],
    )


def registration_country(reviewer: MedicalReviewer) -> str | None:
    """ISO 3166-1 alpha-2 code of the country of the register."""
    return str(reviewer.registration_country or "") or None


def _specialty(reviewer: MedicalReviewer) -> Specialty | None:
    if not reviewer.specialty:
        return None
    return Specialty(reviewer.specialty, str(MedicalSpecialty(reviewer.specialty).label))


def _photo(reviewer: MedicalReviewer, identity: Identity) -> ImageValue | None:
    photo: AbstractImage | None = reviewer.photo
    if photo is None:
        return None
    rendition = photo.get_rendition(PHOTO_SIZE)
    return ImageValue(
        url=identity.absolute(rendition.url),
        width=rendition.width,
        height=rendition.height,
        alt=_("Portrait of %(name)s") % {"name": reviewer.full_name},
        caption=None,
    )


def _share_image(photo: ImageValue | None) -> ShareImage | None:
    return ShareImage(url=photo.url, alt=photo.alt, width=photo.width, height=photo.height) if photo else None


def _page(row: VouchedPage) -> ApprovedPage:
    path = page_path(row.page)
    return ApprovedPage(
        id=row.page.pk,
        title=row.page.title,
        path=path,
        locale=row.page.locale.language_code,
        reviewed_on=row.approval.reviewed_on if row.approval else None,
        review_due=row.approval.valid_until if row.approval else None,
        questions=[
            ApprovedQuestion(
                uuid=single.question.uuid,
                question=single.question.question,
                path=f"{path}#{single.question.anchor}",
                reviewed_on=single.approval.reviewed_on,
                review_due=single.approval.valid_until,
            )
            for single in row.questions
        ],
    )


def _meta(found: Voucher, identity: Identity, homes: dict[str, Page]) -> PageMeta:
    reviewer = found.reviewer
    return address_meta(
        reviewer.full_name,
        profile_path(reviewer.slug),
        slug=reviewer.slug,
        language=reviewer.locale.language_code,
        homes=homes,
        identity=identity,
        tags=[f"reviewer:{reviewer.slug}", *(f"page:{row.page.pk}" for row in found.pages)],
    )


def _seo(reviewer: MedicalReviewer, identity: Identity) -> Seo:
    description = " ".join(reviewer.biography.split()) or _(
        "%(name)s is a medical reviewer of %(publisher)s."
    ) % {"name": reviewer.full_name, "publisher": identity.name}
    return Seo(
        title=reviewer.full_name,
        description=description,
        canonical=identity.absolute(profile_path(reviewer.slug)),
        robots="index,follow",
        json_ld={},
    )
