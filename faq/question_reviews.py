"""The review status of single questions, by the same rule as in documents, for many pages at once."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from faq.digest import cited_sources, digest, question_contents, reviewable_content
from faq.models import FAQPage
from faq.review.ledger import load_ledger
from faq.review.status import ReviewStatus


def question_statuses(pages: Collection[FAQPage], *, today: dt.date) -> dict[tuple[int, UUID], ReviewStatus]:
    """The status of each question by page id and uuid, in a fixed number of queries.

    It is computed from the text: what is stored knows the digests of pages only. The pages should come from
    `faq.review.texts.with_text`.
    """
    cited, ledger = cited_sources(pages), load_ledger(pages)
    found = {}
    for page in pages:
        parts = question_contents(reviewable_content(page, cited))
        for question, part in zip(page.questions.all(), parts, strict=True):
            standing = ledger.question_standing(page.pk, question.uuid, digest(part), today=today)
            found[page.pk, question.uuid] = standing.status
    return found
