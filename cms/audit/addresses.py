"""Every public address of every site, and whether what it answers can have changed since it was audited."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import ceil
from pathlib import Path

from django.conf import settings
from wagtail.models import Site

from cms import conf
from cms.audit import content_audits
from cms.identity import Identity, for_site
from cms.published.documents import fresh, published
from cms.published.fingerprint import fingerprint
from cms.published.freshness import bring_up_to_date
from cms.published.models import FOREVER, PublishedDocument
from cms.published.storage import CHUNK
from cms.sitemap_sections import MOST_ADDRESSES, PAGES, sections


@dataclass(frozen=True)
class Address:
    """A public address. `digest` is another one when the answer may be another; from `due_at` on it is due anyway."""

    url: str
    site: Site
    digest: str
    title: str = ""
    page_id: int | None = None
    document: PublishedDocument | None = None
    due_at: dt.datetime = FOREVER


@dataclass(frozen=True)
class Surroundings:
    """What every answer of a site is made from beside its own document: code, templates, who publishes it."""

    site: Site
    identity: Identity
    token: str

    @cached_property
    def own(self) -> str:
        """Stands for code, settings and publisher."""
        chosen = (conf.price_check_months(), getattr(settings, "EDITORIAL_SEVERITIES", ""))
        return _digest(fingerprint(), templates_fingerprint(), repr(self.identity), repr(chosen))

    @property
    def all_content(self) -> str:
        """Stands for everything that is published, too."""
        return _digest(self.own, self.token)


def public_addresses(*, now: dt.datetime) -> Iterator[Address]:
    """All addresses of all sites, a chunk of pages in memory at a time."""
    # The token is asked for after the changes are worked in, and before any page is read.
    token = bring_up_to_date(now=now)
    for site in Site.objects.select_related("root_page").order_by("pk"):
        yield from addresses_of(Surroundings(site, for_site(site), token), now=now)


def addresses_of(surroundings: Surroundings, *, now: dt.datetime) -> Iterator[Address]:
    """The pages of a site by id, then its other addresses."""
    for row in _documents(surroundings.site, now):
        yield _of_document(row, surroundings)
    for url in other_urls(surroundings.site, surroundings.identity, now=now):
        yield Address(
            url=url,
            site=surroundings.site,
            # What it answers is told by no single document.
            digest=surroundings.all_content,
        )


def other_urls(site: Site, identity: Identity, *, now: dt.datetime) -> Iterator[str]:
    """What the sitemap lists beside pages, such as profiles."""
    for section in sections(site, now=now):
        if section.name != PAGES:
            for number in range(1, ceil(section.count() / MOST_ADDRESSES) + 1):
                yield from (identity.absolute(address.path) for address in section.part(number))


def _of_document(row: PublishedDocument, surroundings: Surroundings) -> Address:
    # Lists such as the index show other pages, whose changes do not change their own document.
    around = surroundings.own if content_audits.is_whole(row.type) else surroundings.all_content
    return Address(
        url=json.loads(row.card)["meta"]["url"],
        site=surroundings.site,
        digest=_digest(around, row.digest),
        title=row.title,
        page_id=row.page_id,
        document=row,
        due_at=row.fresh_until,
    )


def _documents(site: Site, now: dt.datetime) -> Iterator[PublishedDocument]:
    last = 0
    while True:
        rows = list(published(site, now=now).filter(page_id__gt=last).order_by("page_id")[:CHUNK])
        if not rows:
            return
        last = rows[-1].page_id
        yield from fresh(rows, site=site, now=now)


@cache
def templates_fingerprint() -> str:
    """Of all templates and style sheets: what stands between a document and its page."""
    root = Path(settings.BASE_DIR)
    files = sorted((root / "templates").rglob("*.*")) + sorted((root / "cms" / "static").rglob("*.css"))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
