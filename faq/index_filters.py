"""What an FAQ index can be narrowed to: treatments, countries and reviewed pages, with how many public pages each leaves."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.http import Http404, QueryDict
from wagtail.models import Site

from cms.published.documents import published, refresh_all
from cms.published.models import PublishedDocument
from cms.structured_data import country_name
from faq.models.page import FAQPage
from faq.review.status import IN_FORCE
from pricing.models import Treatment

REVIEWED = "yes"


@dataclass(frozen=True)
class Chosen:
    """What one list is narrowed to: the slug of a treatment, the code of a country, and reviewed pages only."""

    treatment: str | None = None
    country: str | None = None
    reviewed: bool = False

    @property
    def nothing(self) -> bool:
        return self == Chosen()


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, and how many pages that would leave beside what else is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Removal:
    """Something that is chosen, and the path of the list without it; no name for reviewed pages."""

    name: str | None
    path: str


@dataclass(frozen=True)
class Filters:
    """What the form above the list offers. `total` are all pages of the index, `left` those that are chosen."""

    treatments: list[Option]
    countries: list[Option]
    reviewed: bool
    offered: bool
    removals: list[Removal]
    total: int
    left: int

    @property
    def names(self) -> list[str]:
        """The chosen treatment and country in words."""
        return [option.name for option in (*self.treatments, *self.countries) if option.chosen]


@dataclass(frozen=True)
class _Group:
    """How many pages are about one treatment in one country, and how many of them are reviewed."""

    treatment: str | None
    country: str
    pages: int
    reviewed: int

    def counted(self, chosen: Chosen) -> int:
        return self.reviewed if chosen.reviewed else self.pages


def read_chosen(query: QueryDict) -> Chosen:
    """What a query asks for; Http404 where it asks for reviews in words that mean nothing."""
    reviewed = query.get("reviewed") or None
    if reviewed not in (None, REVIEWED):
        raise Http404("Pages are reviewed or not.")
    return Chosen(query.get("treatment") or None, query.get("country") or None, reviewed is not None)


def list_path(index_path: str, chosen: Chosen | None = None, number: int = 1) -> str:
    """The path of one page of an index's list."""
    chosen = chosen or Chosen()
    query = {
        "treatment": chosen.treatment,
        "country": chosen.country,
        "reviewed": REVIEWED if chosen.reviewed else None,
        "page": number if number > 1 else None,
    }
    filled = urlencode({name: value for name, value in query.items() if value})
    return f"{index_path}?{filled}" if filled else index_path


def listed(
    pages: QuerySet[FAQPage], chosen: Chosen, *, site: Site, now: dt.datetime
) -> QuerySet[PublishedDocument]:
    """The rows of those of `pages` that anybody may read, by title. Where reviews are asked for they are up to date."""
    if chosen.reviewed:
        refresh_all(site, now=now)
    rows = published(site, now=now).filter(type=FAQPage._meta.label, page_id__in=pages.values("pk"))
    return rows.order_by(Lower("title"), "page_id")


def narrowed(rows: QuerySet[PublishedDocument], chosen: Chosen) -> QuerySet[PublishedDocument]:
    """Those of the rows that are chosen. Only for what `filters` has accepted: no database may see other words."""
    if chosen.treatment:
        ids = Treatment.objects.filter(slug=chosen.treatment).values("pk")
        rows = rows.filter(treatment_id__in=ids)
    if chosen.country:
        rows = rows.filter(country=chosen.country)
    if chosen.reviewed:
        rows = rows.filter(review_status__in=IN_FORCE)
    return rows


def filters(rows: QuerySet[PublishedDocument], chosen: Chosen, *, index_path: str, language: str) -> Filters:
    """What all rows of an index can be narrowed to; Http404 where what is chosen is in none of them.

    A treatment or country that would leave nothing is not offered. Reviewed pages are, wherever there are several: how
    many there are is known only once all rows are up to date, which is done for those who ask for them. Two queries,
    however many rows there are.
    """
    groups, names = _groups(rows)
    treatments = _options(
        groups, chosen, lambda group: group.treatment, names, chosen.treatment, apart_from="treatment"
    )
    codes = {group.country for group in groups if group.country}
    countries = _options(
        groups,
        chosen,
        lambda group: group.country,
        {code: country_name(code, language) for code in codes},
        chosen.country,
        apart_from="country",
    )
    total = sum(group.pages for group in groups)
    return Filters(
        treatments=treatments,
        countries=countries,
        reviewed=chosen.reviewed,
        offered=total > 1 or not chosen.nothing,
        removals=_removals(chosen, names, language, index_path),
        total=total,
        left=sum(_chosen_of(groups, chosen)),
    )


def _groups(rows: QuerySet[PublishedDocument]) -> tuple[list[_Group], dict[str, str]]:
    """The pages by treatment and country, and the names of treatments by slug.

    One that is there in two languages counts once, under its first name.
    """
    counted = list(
        rows.order_by()
        .values_list("treatment_id", "country")
        .annotate(pages=Count("pk"), reviewed=Count("pk", filter=Q(review_status__in=IN_FORCE)))
    )
    ids = {treatment for treatment, *_ in counted if treatment}
    found = (
        Treatment.objects.filter(pk__in=ids).order_by(Lower("name"), "pk").values_list("pk", "slug", "name")
    )
    slugs = {pk: slug for pk, slug, _ in found}
    names: dict[str, str] = {}
    for _, slug, name in found:
        names.setdefault(slug, name)
    groups = [_Group(slugs.get(pk), country, pages, reviewed) for pk, country, pages, reviewed in counted]
    return groups, names


def _options(
    groups: Iterable[_Group],
    chosen: Chosen,
    value_of: Callable[[_Group], str | None],
    names: dict[str, str],
    current: str | None,
    *,
    apart_from: str,
) -> list[Option]:
    if current and current not in names:
        raise Http404("No page of this index is about that.")
    others = Chosen(**{**vars(chosen), apart_from: None})
    counts = dict.fromkeys(names, 0)
    for group in groups:
        value = value_of(group)
        if value in counts:
            counts[value] += sum(_chosen_of([group], others))
    options = [
        Option(value, names[value], count, value == current)
        for value, count in counts.items()
        if count or value == current
    ]
    return sorted(options, key=lambda option: (option.name.casefold(), option.value))


def _chosen_of(groups: Iterable[_Group], chosen: Chosen) -> Iterable[int]:
    return (
        group.counted(chosen)
        for group in groups
        if chosen.treatment in (None, group.treatment) and chosen.country in (None, group.country)
    )


def _removals(chosen: Chosen, names: dict[str, str], language: str, index_path: str) -> list[Removal]:
    found = []
    if chosen.treatment:
        without = Chosen(None, chosen.country, chosen.reviewed)
        found.append(Removal(names[chosen.treatment], list_path(index_path, without)))
    if chosen.country:
        without = Chosen(chosen.treatment, None, chosen.reviewed)
        found.append(Removal(country_name(chosen.country, language), list_path(index_path, without)))
    if chosen.reviewed:
        without = Chosen(chosen.treatment, chosen.country)
        found.append(Removal(None, list_path(index_path, without)))
    return found
