"""Which images the public may know of: those that something public shows. What only a draft uses is as secret as it is."""

import datetime as dt
from collections.abc import Callable, Iterable

from wagtail.models import Site

from cms.published.documents import published
from cms.published.models import DocumentDependency

_PREFIX = "image:"
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
    named = DocumentDependency.objects.filter(key__startswith=_PREFIX, document__in=published(site, now=now))
    found = {int(key.removeprefix(_PREFIX)) for key in named.values_list("key", flat=True).distinct()}
    return found.union(*(images(site, now) for images in _others))
