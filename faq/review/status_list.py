"""The review status of every FAQ page, computed from the text itself, for `manage.py review_status`."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cms.page_documents import page_path
from faq.digest import cited_sources, content_digest
from faq.models import FAQPage
from faq.review.digests import store_digests
from faq.review.ledger import load_ledger
from faq.review.texts import texts_of, with_text

BATCH = 200


@dataclass(frozen=True)
class PageStatus:
    """One page. Reviewer and dates only while an approval of exactly this text is in force, as everywhere.

    The text is that of the live page, or the newest draft of one that is not live.
    """

    id: int
    title: str
    path: str
    locale: str
    live: bool
    status: str
    reviewer: str | None
    reviewed_on: dt.date | None
    review_due: dt.date | None
    content_digest: str


@dataclass(frozen=True)
class Batch:
    """Some pages, and how many of their stored digests were not those of their text and have been put right."""

    pages: list[PageStatus]
    stale_digests: int


def page_statuses(*, today: dt.date) -> Iterator[Batch]:
    """All FAQ pages, batch by batch: memory and queries of one batch do not depend on how many there are."""
    after = 0
    while batch := _next(after):
        yield _statuses(batch, today=today)
        after = batch[-1].pk


def _next(after: int) -> list[FAQPage]:
    pages = with_text(FAQPage.objects.filter(pk__gt=after)).select_related("treatment", "locale")
    return list(pages.order_by("pk")[:BATCH])


def _statuses(pages: Sequence[FAQPage], *, today: dt.date) -> Batch:
    texts = texts_of(pages)
    cited = cited_sources(texts)
    ledger = load_ledger(texts)
    found = []
    for page, text in zip(pages, texts, strict=True):
        digest = content_digest(text, cited)
        standing = ledger.page_standing(page.pk, digest, today=today)
        approval = ledger.approval(page.pk, standing)
        found.append(
            PageStatus(
                id=page.pk,
                title=text.title,
                path=page_path(page),
                locale=page.locale.language_code,
                live=page.live,
                status=standing.status.value,
                reviewer=approval.signature if approval else None,
                reviewed_on=approval.reviewed_on if approval else None,
                review_due=approval.valid_until if approval else None,
                content_digest=digest,
            )
        )
    return Batch(found, stale_digests=store_digests(pages))
