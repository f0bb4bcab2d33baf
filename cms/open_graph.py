"""What a page shows where its address is shared: the properties of Open Graph (https://ogp.me) and a card's kind."""

import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.core import get_global
from django.db.models import Prefetch, prefetch_related_objects
from pydantic import BaseModel
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, SourceImageIOError

from cms.dates import published_and_modified

if TYPE_CHECKING:
    from cms.identity import Identity
    from cms.page_documents import PageMeta

logger = logging.getLogger(__name__)

SHARE_SIZE = "fill-1200x630"
LEAST_LARGE = 600
"""Pixels; a narrower picture would be blown up on a large card."""
Kind = Literal["website", "article", "profile"]


class ShareImage(BaseModel):
    """A picture by its absolute address; `alt` says what it shows."""

    url: str
    alt: str
    width: int
    height: int


class OpenGraph(BaseModel):
    """Times are those of the structured data; `published_time` and `modified_time` are for articles only."""

    type: Kind
    title: str
    description: str | None
    url: str
    site_name: str
    locale: str
    locale_alternate: list[str]
    image: ShareImage | None
    published_time: str | None
    modified_time: str | None
    twitter_card: Literal["summary", "summary_large_image"]


def open_graph(
    meta: "PageMeta",
    identity: "Identity",
    *,
    title: str,
    description: str,
    url: str,
    kind: Kind = "website",
    image: ShareImage | None = None,
) -> OpenGraph:
    """The properties of one page; without a picture of its own it has the site's."""
    image = image or identity.share_image
    published, modified = published_and_modified(meta.published_at, meta.modified_on)
    article = kind == "article"
    return OpenGraph(
        type=kind,
        title=title,
        description=description or None,
        url=url,
        site_name=identity.name,
        locale=og_locale(meta.locale),
        locale_alternate=[og_locale(other.locale) for other in meta.translations],
        image=image,
        published_time=published if article else None,
        modified_time=modified if article else None,
        twitter_card="summary_large_image" if image and image.width >= LEAST_LARGE else "summary",
    )


@lru_cache(maxsize=256)
def og_locale(code: str) -> str:
    """Open Graph wants a territory with every language ("es_ES"); CLDR's likeliest where the code has none."""
    locale = Locale.parse(code, sep="-")
    if locale.territory is None:
        locale = Locale.parse(get_global("likely_subtags").get(locale.language, str(locale)))
    return f"{locale.language}_{locale.territory}" if locale.territory else locale.language


def load_share_images(ids: Iterable[int | None], origin: str) -> dict[int | None, ShareImage]:
    """The pictures by id, cut to the size that is shared; the number of queries does not grow with them."""
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    images = list(get_image_model().objects.filter(pk__in=wanted))
    sizes = get_image_model().get_rendition_model().objects.filter(filter_spec=SHARE_SIZE)
    prefetch_related_objects(images, Prefetch("renditions", sizes, to_attr="prefetched_renditions"))
    found = {image.pk: share_image(image, origin) for image in images}
    return {pk: image for pk, image in found.items() if image}


def share_image(image: AbstractImage, origin: str) -> ShareImage | None:
    """The picture as it is shared; None if its file cannot be read. The first time, the cut picture is made."""
    try:
        rendition = image.get_rendition(SHARE_SIZE)
    except SourceImageIOError:
        logger.exception("Image %s is left out: its file cannot be read", image.pk)
        return None
    url = rendition.url
    return ShareImage(
        url=url if "://" in url else f"{origin}{url}",
        alt=image.default_alt_text,
        width=rendition.width,
        height=rendition.height,
    )
