"""What a sitemap lists: pages, from the read model, and addresses that are no pages of the tree.

Apps register theirs: `register_addresses("treatments", addresses)`.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Protocol

from django.db.models import QuerySet
from wagtail.models import Site

from cms.alternates import alternates
from cms.published.documents import published
from cms.published.models import PublishedDocument
from cms.search_appearance import hidden_pages

MOST_ADDRESSES = 10_000
"""In one file; the protocol allows 50,000, and 50 MB with all their translations."""

PAGES = "pages"
_CHUNK = 2_000


@dataclass(frozen=True)
class Address:
    """One address by its path. `alternates` are pairs of hreflang and path, itself included, where there are several."""

    path: str
    lastmod: dt.date | None = None
    alternates: tuple[tuple[str, str], ...] = ()


Addresses = Callable[[Site, dt.datetime], Iterable[Address]]
_registered: dict[str, Addresses] = {}


def register_addresses(name: str, addresses: Addresses) -> None:
    """Say which public addresses a site has beside its pages, in a fixed order. `name` becomes part of a file name."""
    _registered[name] = addresses


class Section(Protocol):
    """Addresses of one kind, in parts of a bounded number."""

    name: str

    def count(self) -> int: ...

    def part(self, number: int) -> Iterator[Address]: ...


def sections(site: Site, *, now: dt.datetime) -> list[Section]:
    """Pages first, then what apps have registered."""
    others = [_Registered(name, site, now) for name in sorted(_registered)]
    return [_Pages(site, now), *others]


class _Pages:
    """The public pages in all languages. Their columns are right in every row, so that none has to be rebuilt."""

    name = PAGES

    def __init__(self, site: Site, now: dt.datetime) -> None:
        self.rows: QuerySet[PublishedDocument] = (
            published(site, now=now).exclude(hidden_pages()).order_by("uuid", "locale", "page_id")
        )

    def count(self) -> int:
        return self.rows.count()

    def part(self, number: int) -> Iterator[Address]:
        """Languages of a page are never torn apart, so that a part can have a few addresses more or less."""
        rows = self.rows
        first, end = self._uuid_at(number - 1), self._uuid_at(number)
        if first is None:
            return
        rows = rows.filter(uuid__gte=first)
        rows = rows.filter(uuid__lt=end) if end else rows
        columns = rows.values_list("uuid", "path", "locale", "modified_on").iterator(chunk_size=_CHUNK)
        for _, languages in groupby(columns, key=lambda row: row[0]):
            yield from _in_each_language(list(languages))

    def _uuid_at(self, part: int) -> Any:
        place = part * MOST_ADDRESSES
        return next(iter(self.rows.values_list("uuid", flat=True)[place : place + 1]), None)


class _Registered:
    """Addresses that an app names: few enough to be kept between counting and writing them."""

    def __init__(self, name: str, site: Site, now: dt.datetime) -> None:
        self.name = name
        self.site, self.now = site, now

    def count(self) -> int:
        return len(self._all)

    def part(self, number: int) -> Iterator[Address]:
        yield from self._all[(number - 1) * MOST_ADDRESSES : number * MOST_ADDRESSES]

    @cached_property
    def _all(self) -> list[Address]:
        return list(_registered[self.name](self.site, self.now))


def _in_each_language(rows: list[tuple[Any, str, str, dt.date | None]]) -> Iterator[Address]:
    """One address for each language of a page; each names all of them, itself included."""
    named = tuple(alternates((locale, path) for _, path, locale, _ in rows))
    for _, path, _, modified_on in rows:
        yield Address(path, modified_on, named)
