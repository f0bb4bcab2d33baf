"""Published FAQ pages narrowed to what the parameters of a list ask for."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Site

from cms.api_parameters import echo
from cms.locale_fallback import LocaleParameters, in_locale
from cms.problems import ParameterError, Problem
from cms.published.documents import published, refresh_all, visible
from cms.published.models import PublishedDocument
from faq.models import Approval, FAQPage, MedicalReviewer
from faq.public_treatments import check_treatment
from faq.question_search.facets import Narrowing
from faq.question_search.finding import Found, search
from faq.question_search.wanted import Wanted
from pricing.models import Treatment

_MOST_NAMED = 100


def published_faqs(site: Site, *, now: dt.datetime) -> QuerySet[PublishedDocument]:
    """The rows of the public FAQ pages of a site."""
    return published(site, now=now).filter(type=FAQPage._meta.label)


def with_locale(
    rows: QuerySet[PublishedDocument], query: LocaleParameters, *, now: dt.datetime
) -> QuerySet[PublishedDocument]:
    """Those of the rows in the language asked for, or where there is none in that of its fallback."""
    if query.locale is None:
        return rows
    return rows.filter(in_locale(query.locale, query.fallback, present=visible(now=now)))


def treatment_ids(slug: str | None) -> tuple[int, ...] | None:
    """Ids of the treatment in all languages; None if none is asked for."""
    if slug is None:
        return None
    return tuple(Treatment.objects.filter(slug=slug).order_by("pk").values_list("pk", flat=True))


def reviewer_ids(slug: str) -> list[int]:
    """Ids of the clinician in all languages."""
    return list(MedicalReviewer.objects.filter(slug=slug).values_list("pk", flat=True))


def with_treatment(rows: QuerySet[PublishedDocument], slug: str | None) -> QuerySet[PublishedDocument]:
    """Those of the rows whose page is about this treatment; all if none is asked for."""
    ids = treatment_ids(slug)
    return rows if ids is None else rows.filter(treatment_id__in=ids)


def refresh_for_review(site: Site, *asked: object, now: dt.datetime) -> None:
    """Before rows are filtered by review: what a change elsewhere or the time has done to it must be in all of them."""
    if any(asked):
        refresh_all(site, now=now)


def matching(wanted: Wanted, site: Site, *, now: dt.datetime, **facets: Any) -> Found:
    """Questions that a search finds among those with these facets."""
    return search(wanted, Narrowing(site_id=site.pk, **facets), now=now)


def check_names(query: Any, site: Site, *, now: dt.datetime) -> None:
    """Call it where a list came out empty: a `Problem` for a treatment or reviewer that nobody has heard of."""
    if query.treatment:
        check_treatment(query.treatment, site=site, now=now)
    if getattr(query, "reviewer", None):
        check_reviewer(query.reviewer, published_faqs(site, now=now), today=timezone.localdate(now))


def check_reviewer(slug: str, rows: QuerySet[PublishedDocument], *, today: dt.date) -> None:
    """Raises a `Problem` for the slug of nobody who vouches for a public page, or for a question of one."""
    in_force = MedicalReviewer.objects.filter(pk__in=rows.values("reviewer_id"))
    slugs = in_force.order_by("slug").values_list("slug", flat=True)
    single = Approval.objects.filter(
        question_uuid__isnull=False,
        page_id__in=rows.values("page_id"),
        reviewed_on__lte=today,
        valid_until__gte=today,
    )
    if slugs.filter(slug=slug).exists() or single.filter(reviewer__slug=slug).exists():
        return
    message = f"{echo(slug)} is not the slug of a reviewer of public pages."
    allowed = list(slugs.distinct()[:_MOST_NAMED])
    error = ParameterError(loc=["query", "reviewer"], code="unknown_value", msg=message, allowed=allowed)
    raise Problem(422, errors=[error])
