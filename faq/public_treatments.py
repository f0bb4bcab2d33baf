"""Which treatments the public sees: those that a public page is about, or a price table on one."""

import datetime as dt

from django.db.models import Q, QuerySet
from wagtail.models import Site

from cms.api_parameters import echo
from cms.problems import ParameterError, Problem
from cms.published.documents import published
from faq.shown_price_tables import shown_price_tables
from pricing.models import PriceTable, Treatment

_MOST_NAMED = 100


def public_treatments(*, site: Site, now: dt.datetime) -> QuerySet[Treatment]:
    """Treatments in all languages; what only drafts are about is not among them."""
    pages = published(site, now=now).filter(treatment_id__isnull=False)
    tables = PriceTable.objects.filter(pk__in=shown_price_tables(site=site, now=now))
    return Treatment.objects.filter(
        Q(pk__in=pages.values("treatment_id")) | Q(pk__in=tables.values("treatment"))
    )


def check_treatment(slug: str, *, site: Site, now: dt.datetime) -> None:
    """Call it where a list came out empty: raises a `Problem` unless something public is about this treatment.

    One that only drafts are about is answered like one that nobody has heard of.
    """
    slugs = public_treatments(site=site, now=now).order_by("slug").values_list("slug", flat=True)
    if slugs.filter(slug=slug).exists():
        return
    message = f"{echo(slug)} is not the slug of a treatment."
    allowed = list(slugs.distinct()[:_MOST_NAMED])
    error = ParameterError(loc=["query", "treatment"], code="unknown_value", msg=message, allowed=allowed)
    raise Problem(422, errors=[error])
