"""What the document of an FAQ page tells of beside the page itself, and when time alone changes it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cms import conf
from cms.published.builders import surrounding_keys
from cms.rich_text_links import link_targets
from faq.documents.related import Related, blocks_of, rich_texts, source_ids

if TYPE_CHECKING:
    from faq.models import FAQPage


def dependencies(page: "FAQPage", related: Related, ancestors: Mapping[str, int]) -> frozenset[str]:
    """Names such as "treatment:7" of all that the document says something about, there or not, public or not.

    `ancestors` are ids by tree path.
    """
    return surrounding_keys(page, ancestors) | frozenset(_references(page, related))


def linked_pages(page: "FAQPage") -> set[int]:
    """Ids of the pages that the rich text links to."""
    return {int(key.removeprefix("page:")) for key in _links(page) if key.startswith("page:")}


def review_changes_on(page: "FAQPage", related: Related) -> dt.date | None:
    """The next day on which an approval of the page or of one of its questions begins, comes due or ends."""
    days = []
    for row in related.ledger.approvals.get(page.pk, []):
        days.append(row.reviewed_on)
        if row.valid_until:
            soon = dt.timedelta(days=conf.review_due_soon_days())
            days += [row.valid_until - soon, row.valid_until + dt.timedelta(days=1)]
    return min((day for day in days if day > related.today), default=None)


def _references(page: "FAQPage", related: Related) -> Iterator[str]:
    if page.treatment_id:
        yield f"treatment:{page.treatment_id}"
    if page.share_image_id:
        yield f"image:{page.share_image_id}"
    yield from (f"source:{key}" for key in source_ids(page))
    yield from (
        f"reviewer:{row.reviewer_id}" for row in related.ledger.approvals.get(page.pk, []) if row.reviewer_id
    )
    for block in blocks_of(page):
        yield from _block(block)
    yield from _links(page)


def _block(block: dict[str, Any]) -> Iterator[str]:
    if block["type"] == "price_table" and block["value"] is not None:
        yield f"price_table:{block['value']}"
    if block["type"] == "image":
        yield f"image:{block['value']['image']['image']}"


def _links(page: "FAQPage") -> Iterator[str]:
    return link_targets((page.introduction, *rich_texts(blocks_of(page))))
