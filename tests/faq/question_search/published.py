"""Published questions in the index, without pages behind them."""

import datetime as dt
import uuid

from cms.models import PublishedDocument
from faq.models import PublishedQuestion
from faq.question_search import Entry, Facets, Found, Narrowing, index, search, wanted

NOW = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
SITE = 1


def make_document(**fields) -> PublishedDocument:
    """The row of a public page; another page each time."""
    page_id = fields.pop("page_id", PublishedDocument.objects.count() + 1)
    fields = {"site_id": SITE, "locale": "en", "country": "", **fields}
    return PublishedDocument.objects.create(
        page_id=page_id,
        type="faq.FAQPage",
        uuid=uuid.uuid4(),
        path=f"/faq/{page_id}/",
        tree_path="0001",
        title=f"Page {page_id}",
        body="{}",
        card="{}",
        digest="",
        changed_at=NOW,
        sequence=page_id,
        fresh_until=NOW,
        built_by="",
        **fields,
    )


def entry_of(question: PublishedQuestion, text: str, short_answer: str = "", long_answer: str = "") -> Entry:
    """What the index is told of a question: its texts, and the facets of its document."""
    document = question.document
    facets = Facets(
        site_id=document.site_id,
        locale=document.locale,
        page_id=document.page_id,
        treatment_id=document.treatment_id,
        country=document.country,
        review_status=question.review_status,
        page_review_status=document.review_status,
        reviewer_id=document.reviewer_id,
    )
    return Entry(question.pk, facets, question=text, short_answer=short_answer, long_answer=long_answer)


def publish(
    question: str,
    short_answer: str = "",
    long_answer: str = "",
    *,
    document: PublishedDocument | None = None,
    review_status: str = "reviewed",
    **fields,
) -> int:
    """The id of a question that is published and indexed, on a page of its own unless told otherwise."""
    document = document or make_document(**fields)
    row = PublishedQuestion.objects.create(
        document=document, position=document.questions.count(), review_status=review_status
    )
    index([entry_of(row, question, short_answer, long_answer)])
    return row.pk


def find(text: str, *, now: dt.datetime = NOW, site_id: int = SITE, **narrowing) -> Found:
    return search(wanted(text), Narrowing(site_id=site_id, **narrowing), now=now)


def found(text: str, **options) -> list[int]:
    """The ids that this text finds, best first."""
    return find(text, **options).ids
