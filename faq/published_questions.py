"""The rows of the questions of published FAQ pages, and what the search knows of each."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cms.new_rows import insert
from cms.published.models import PublishedDocument
from faq.documents.schema import QuestionDocument
from faq.models import PublishedQuestion
from faq.question_search.entries import Entry, index
from faq.question_search.facets import Facets

Questions = Sequence[tuple[PublishedDocument, Sequence[QuestionDocument]]]


def store_questions(documents: Questions) -> None:
    """Bring the rows of these documents' questions up to date.

    What has not changed stays as it is: putting a question into the index of the search costs most of it all.
    """
    wanted = {(row.document_id, row.position, row.digest): (row, entry) for row, entry in _rows(documents)}
    stored = PublishedQuestion.objects.filter(document__in=[document.pk for document, _ in documents])
    keys = {
        (document_id, position, digest): pk
        for pk, document_id, position, digest in stored.values_list("pk", "document_id", "position", "digest")
    }
    PublishedQuestion.objects.filter(pk__in=[keys[key] for key in keys.keys() - wanted.keys()]).delete()
    new = [each for key, each in wanted.items() if key not in keys]
    insert(row for row, _ in new)
    index(replace(entry, question_id=row.pk) for row, entry in new)


def _rows(documents: Questions) -> Iterator[tuple[PublishedQuestion, Entry]]:
    for document, questions in documents:
        for position, question in enumerate(questions):
            entry = _entry(document, question)
            yield (
                PublishedQuestion(
                    document_id=document.pk,
                    position=position,
                    uuid=question.uuid,
                    review_status=question.review.status,
                    digest=_digest(question, entry),
                ),
                entry,
            )


def _digest(question: QuestionDocument, entry: Entry) -> str:
    # `asdict` would copy every value, which takes longer than all the rest.
    content = json.dumps([str(question.uuid), vars(entry) | {"facets": vars(entry.facets)}], sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", errors="replace")).hexdigest()


def _entry(document: PublishedDocument, question: QuestionDocument) -> Entry:
    """Without the number of its row, which is not known before it is stored."""
    return Entry(
        question_id=0,
        facets=Facets(
            site_id=document.site_id,
            locale=document.locale,
            page_id=document.page_id,
            treatment_id=document.treatment_id,
            country=document.country,
            review_status=question.review.status,
            page_review_status=document.review_status,
            reviewer_id=document.reviewer_id,
        ),
        question=question.question,
        short_answer=question.short_answer,
        long_answer=question.long_answer.text,
    )
