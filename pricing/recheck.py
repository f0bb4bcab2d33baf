"""Which price tables are to be compared with their source again, and the record that somebody did."""

import datetime as dt

from django.db.models import CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from cms.published.documents import visible
from cms.published.models import DocumentDependency
from pricing.models import PriceTable
from pricing.price_age import newest_day_of_age


def to_recheck(*, months: int, today: dt.date) -> QuerySet[PriceTable]:
    """Tables that nobody has checked for that many months, or ever, and those without a day first."""
    due = Q(checked_on__isnull=True) | Q(checked_on__lte=newest_day_of_age(months, today=today))
    return PriceTable.objects.filter(due).order_by(F("checked_on").asc(nulls_first=True), "title", "pk")


def with_public_pages(tables: QuerySet[PriceTable], *, now: dt.datetime) -> QuerySet[PriceTable]:
    """Each table with `public_pages`, the number of pages that show it to anybody now, on all sites."""
    key = Concat(Value("price_table:"), Cast(OuterRef("pk"), CharField()), output_field=CharField())
    pages = DocumentDependency.objects.filter(visible(now=now, prefix="document__"), key=key).order_by()
    counted = pages.values("key").annotate(pages=Count("document__page_id", distinct=True)).values("pages")
    return tables.annotate(public_pages=Coalesce(Subquery(counted), 0))
