"""Treatments and reviewers by their addresses: for the sitemap, for the audit, and for whoever asks what stands at a path."""

import datetime as dt
import json
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from wagtail.models import Site

from cms import other_addresses, sitemap_sections
from cms.alternates import alternates
from cms.identity import for_site
from cms.other_addresses import OtherDocument
from cms.published.documents import published, refresh_all
from cms.published.models import DocumentDependency, PublishedDocument
from cms.sitemap_sections import Address
from cms.wagtail_api import public_images
from faq.address_twins import reviewer_markdown, treatment_markdown
from faq.addresses import profile_path, treatment_path
from faq.models import MedicalReviewer, PublishedQuestion
from faq.public_treatments import public_treatments
from faq.review.status import IN_FORCE
from faq.reviewer_api import reviewer_profile_of
from faq.reviewer_document import reviewer_document
from faq.treatment_api import treatment_detail_of
from faq.treatment_document import treatment_page
from pricing.models import Treatment

_ADDRESS = re.compile(r"/(?:(?P<language>[a-z-]+)/)?(?P<kind>reviewers|treatments)/(?P<slug>[-\w]+)/?")


def register() -> None:
    """Called once, when apps are ready."""
    sitemap_sections.register_addresses("treatments", treatment_addresses)
    sitemap_sections.register_addresses("reviewers", reviewer_addresses)
    other_addresses.register(document_at, _ADDRESS)
    public_images.register(portraits)


def treatment_addresses(site: Site, now: dt.datetime) -> Iterator[Address]:
    """The pages of public treatments by slug; changed, as far as is known, with the newest text about them."""
    found = list(public_treatments(site=site, now=now).select_related("locale").order_by("slug", "pk"))
    texts = published(site, now=now).filter(treatment_id__isnull=False)
    changed = dict(texts.values_list("treatment_id").annotate(Max("modified_on")))
    languages: dict[object, list[tuple[str, str]]] = {}
    for row in found:
        languages.setdefault(row.translation_key, []).append((row.locale.language_code, _path(row)))
    for row in found:
        yield Address(_path(row), changed.get(row.pk), tuple(alternates(languages[row.translation_key])))


def _path(treatment: Treatment) -> str:
    return treatment_path(treatment.slug, treatment.locale.language_code)


def reviewer_addresses(site: Site, now: dt.datetime) -> Iterator[Address]:
    """The profiles of clinicians who vouch for something, by slug; changed, as far as is known, with the last review.

    By what the published documents say, so that their texts need not be compared again.
    """
    newest: dict[str, dt.date] = {}
    for slug, day in _reviews(site, now):
        newest[slug] = max(day, newest.get(slug, day))
    for slug in sorted(newest):
        yield Address(profile_path(slug), newest[slug])


def portraits(site: Site, now: dt.datetime) -> set[int]:
    """Ids of the photos on the profiles of the site."""
    refresh_all(site, now=now)
    rows = published(site, now=now)
    slugs = {slug for slug, _day in _single_reviews(rows)}
    vouching = Q(pk__in=rows.filter(reviewer_id__isnull=False).values("reviewer_id")) | Q(slug__in=slugs)
    photos = MedicalReviewer.objects.filter(vouching, photo__isnull=False)
    return set(photos.values_list("photo_id", flat=True))


def _reviews(site: Site, now: dt.datetime) -> Iterator[tuple[str, dt.date]]:
    """Slug of the reviewer and day of each review in force, of pages and of single questions."""
    refresh_all(site, now=now)
    rows = published(site, now=now)
    whole = rows.filter(reviewer_id__isnull=False).values_list("card", flat=True)
    for card in whole.iterator():
        yield from _review(json.loads(card))
    yield from _single_reviews(rows)


def _single_reviews(rows: QuerySet[PublishedDocument]) -> Iterator[tuple[str, dt.date]]:
    """The same of single questions, on pages that nobody vouches for as a whole."""
    reviewed = PublishedQuestion.objects.filter(review_status__in=IN_FORCE)
    single = rows.filter(reviewer_id=None, pk__in=reviewed.values("document"))
    for body in single.values_list("body", flat=True).iterator():
        for question in json.loads(body)["questions"]:
            yield from _review(question)


def _review(reviewed: dict) -> Iterator[tuple[str, dt.date]]:
    review = reviewed["review"]
    if review["reviewer"] and review["reviewed_on"]:
        yield review["reviewer"]["slug"], dt.date.fromisoformat(review["reviewed_on"])


def public_paths(paths: Iterable[str], *, site: Site, now: dt.datetime) -> set[str]:
    """Those of the paths at which a treatment or a profile stands, in a fixed number of queries.

    Of profiles as the documents of pages tell it, none of which is brought up to date or read for this.
    """
    slugs: dict[str, set[str]] = {"treatments": set(), "reviewers": set()}
    for found in filter(None, map(_ADDRESS.fullmatch, paths)):
        slugs[found["kind"]].add(found["slug"])
    treatments = public_treatments(site=site, now=now).filter(slug__in=slugs["treatments"])
    return {
        *map(_path, treatments.select_related("locale")),
        *map(profile_path, _vouching(slugs["reviewers"], site, now)),
    }


def _vouching(slugs: Collection[str], site: Site, now: dt.datetime) -> set[str]:
    """Those of the slugs whose clinicians vouch for a page, or are named on one with a reviewed question."""
    people = dict(MedicalReviewer.objects.filter(slug__in=slugs).values_list("pk", "slug"))
    rows = published(site, now=now)
    whole = MedicalReviewer.objects.filter(pk__in=rows.filter(reviewer_id__in=people).values("reviewer_id"))
    reviewed = PublishedQuestion.objects.filter(review_status__in=IN_FORCE)
    single = rows.filter(reviewer_id=None, pk__in=reviewed.values("document"))
    keys = {f"reviewer:{pk}": slug for pk, slug in people.items()}
    named = DocumentDependency.objects.filter(key__in=keys, document__in=single.values("pk"))
    slugs_named = {keys[key] for key in named.values_list("key", flat=True).distinct()}
    return slugs_named.union(whole.values_list("slug", flat=True))


def document_at(path: str, language: str | None, site: Site, now: dt.datetime) -> OtherDocument | None:
    """The treatment or profile at a path; a treatment without a prefix in the language asked for."""
    found = _ADDRESS.fullmatch(urlsplit(path).path)
    if found is None:
        return None
    if found["kind"] == "treatments":
        asked = found["language"] or language or settings.LANGUAGE_CODE
        # The default language has no prefix, so an address with it does not exist.
        unknown = found["language"] == settings.LANGUAGE_CODE
        return None if unknown else _treatment(found["slug"], asked, site, now)
    return None if found["language"] else _reviewer(found["slug"], site, now)


def _treatment(slug: str, language: str, site: Site, now: dt.datetime) -> OtherDocument | None:
    page = treatment_page(slug, language=language, site=site, now=now)
    if page is None:
        return None
    return OtherDocument(
        "pricing.Treatment",
        treatment_detail_of(page),
        page.meta.locale,
        page.meta.tags,
        page.seo.canonical,
        lambda: treatment_markdown(page, for_site(site)),
    )


def _reviewer(slug: str, site: Site, now: dt.datetime) -> OtherDocument | None:
    document = reviewer_document(slug, site=site, now=now)
    if document is None:
        return None
    identity = for_site(site)
    return OtherDocument(
        "faq.MedicalReviewer",
        reviewer_profile_of(document, identity),
        document.meta.locale,
        document.meta.tags,
        document.seo.canonical,
        lambda: reviewer_markdown(document, identity),
    )
