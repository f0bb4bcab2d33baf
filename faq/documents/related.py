"""Everything FAQ pages refer to, loaded for many pages at once in a fixed number of queries."""

import datetime as dt
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError
from wagtail.models import Site

from cms import rich_text
from cms.identity import Identity, for_site
from cms.page_documents import Surroundings, load_surroundings
from cms.share_images import ShareImage, load_share_images
from faq.documents.schema import ImageValue
from faq.models.change_note import PublishedChange
from faq.models.source import Source
from faq.review.ledger import Ledger, load_ledger
from pricing.documents import PriceTableDocument
from pricing.stored_tables import load_price_tables

if TYPE_CHECKING:
    from faq.models import FAQPage

logger = logging.getLogger(__name__)

IMAGE_SIZE = "max-1200x1200"


@dataclass(frozen=True)
class Related:
    """What `build_document` reads beside the page itself. `html` maps stored rich text to its public HTML."""

    identity: Identity
    surroundings: Surroundings
    today: dt.date
    ledger: Ledger = field(default_factory=Ledger)
    html: dict[str, str] = field(default_factory=dict)
    sources: dict[int, Source] = field(default_factory=dict)
    price_tables: dict[int, PriceTableDocument] = field(default_factory=dict)
    images: dict[int, ImageValue] = field(default_factory=dict)
    share_images: dict[int | None, ShareImage] = field(default_factory=dict)
    changes: dict[int, list[PublishedChange]] = field(default_factory=dict)


def load_related(pages: Sequence["FAQPage"], *, site: Site, now: dt.datetime) -> Related:
    """One batch for all pages; the number of queries does not depend on how many there are."""
    blocks = [block for page in pages for block in blocks_of(page)]
    identity = for_site(site)
    return Related(
        identity=identity,
        surroundings=load_surroundings(pages, site=site, now=now),
        today=timezone.localdate(now),
        ledger=load_ledger(pages),
        html=_expanded([page.introduction for page in pages] + list(rich_texts(blocks)), identity),
        sources=Source.objects.in_bulk({key for page in pages for key in source_ids(page)}),
        price_tables=load_price_tables(_values(blocks, "price_table")),
        images=_images(
            {block["value"]["image"]["image"] for block in blocks if block["type"] == "image"}, identity
        ),
        share_images=load_share_images((page.share_image_id for page in pages), identity.origin),
        changes=_changes(pages),
    )


def _changes(pages: Sequence["FAQPage"]) -> dict[int, list[PublishedChange]]:
    """The last first; the record is written in the order of the publications."""
    page_ids = [page.pk for page in pages if page.pk]
    found = {page.pk: [page.coming_change] for page in pages if page.coming_change}
    for row in PublishedChange.objects.filter(page_id__in=page_ids).order_by("-pk"):
        found.setdefault(row.page_id, []).append(row)
    return found


def blocks_of(page: "FAQPage") -> Iterator[dict[str, Any]]:
    """All blocks of the page's long answers, as they are stored."""
    for question in page.questions.all():
        yield from question.long_answer.raw_data


def source_ids(page: "FAQPage") -> Iterator[int]:
    """Ids of the sources that the page and its questions cite."""
    for stream in [page.sources, *(question.sources for question in page.questions.all())]:
        yield from (block["value"] for block in stream.raw_data if block["value"] is not None)


def _values(blocks: Iterable[dict[str, Any]], kind: str) -> set[int]:
    return {block["value"] for block in blocks if block["type"] == kind and block["value"] is not None}


def rich_texts(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The rich text in these blocks, as it is stored."""
    for block in blocks:
        if block["type"] == "paragraph":
            yield block["value"]
        elif block["type"] == "callout":
            yield block["value"]["text"]


def _expanded(values: Iterable[str], identity: Identity) -> dict[str, str]:
    stored = list(dict.fromkeys(value for value in values if value))
    public = rich_text.expand(stored)
    return {
        value: rich_text.absolute_links(html, identity.origin)
        for value, html in zip(stored, public, strict=True)
    }


def _images(ids: set[int], identity: Identity) -> dict[int, ImageValue]:
    if not ids:
        return {}
    images = get_image_model().objects.filter(pk__in=ids).prefetch_renditions(IMAGE_SIZE)
    found = {}
    for image in images:
        try:
            rendition = image.get_rendition(IMAGE_SIZE)
        except SourceImageIOError:
            logger.exception("Image %s is left out: its file cannot be read", image.pk)
            continue
        found[image.pk] = ImageValue(
            url=identity.absolute(rendition.url),
            width=rendition.width,
            height=rendition.height,
            alt=image.default_alt_text,
            caption=None,
        )
    return found
