"""Which images the public may know of: those that something public shows. What only a draft uses is as secret as it is."""

import datetime as dt
from collections.abc import Callable, Iterable

from wagtail.models import Site

from cms.published.documents import published
from cms.published.models import DocumentDependency

ShownImages = Callable[[Site, dt.datetime], Iterable[int]]
_others: list[ShownImages] = []


def register(images: ShownImages) -> None:
    """Say which images the public sees beside those of pages, such as portraits; called when apps are ready."""
    if images not in _others:
        _others.append(images)


def public_image_ids(site: Site | None, *, now: dt.datetime) -> set[int]:
    """Ids of the images that the site shows; none without a site."""
    if site is None:
        return set()
    return named_ids("image", site, now=now).union(*(images(site, now) for images in _others))


def named_ids(kind: str, site: Site, *, now: dt.datetime) -> set[int]:
    """Ids of the files of a kind, "image" or "document", that public pages of the site tell of."""
    prefix = f"{kind}:"
    named = DocumentDependency.objects.filter(key__startswith=prefix, document__in=published(site, now=now))
    return {int(key.removeprefix(prefix)) for key in named.values_list("key", flat=True).distinct()}
