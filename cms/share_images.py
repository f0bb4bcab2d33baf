"""The picture that stands beside a link where a page is shared: cut to one size, by its absolute address."""

import logging
from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from pydantic import BaseModel
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, SourceImageIOError

logger = logging.getLogger(__name__)

SHARE_SIZE = "fill-1200x630"


class ShareImage(BaseModel):
    """A picture by its absolute address; `alt` says what it shows."""

    url: str
    alt: str
    width: int
    height: int


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
