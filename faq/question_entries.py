"""Single questions as lists and searches show them: read from the documents of the pages that they stand on."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from wagtail.models import Site

from cms.published.documents import fresh
from cms.published.models import FOREVER, PublishedDocument
from faq.models import PublishedQuestion
from faq.question_search.excerpts import Match, match
from faq.question_search.wanted import Wanted


def rows_of(ids: Sequence[int]) -> list[PublishedQuestion]:
    """The questions of these ids, as a search finds them, in their order."""
    rows = PublishedQuestion.objects.in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def entries(
    rows: Sequence[PublishedQuestion], site: Site, now: dt.datetime
) -> tuple[list[dict[str, Any]], dt.datetime]:
    """From the documents of their pages, so that a question never says more than its page; and how long they last."""
    stored = PublishedDocument.objects.filter(pk__in={row.document_id for row in rows})
    documents = fresh(list(stored), site=site, now=now)
    bodies = {document.pk: json.loads(document.body) for document in documents}
    found = (_entry(bodies[row.document_id], row) for row in rows if row.document_id in bodies)
    ends = min((document.fresh_until for document in documents), default=FOREVER)
    return [entry for entry in found if entry is not None], ends


def match_of(entry: dict[str, Any], wanted: Wanted) -> Match:
    """Where an entry holds what was searched for."""
    return match(
        wanted,
        question=entry["question"],
        short_answer=entry["short_answer"],
        long_answer=entry["long_answer"]["text"],
    )


def _entry(document: dict[str, Any], row: PublishedQuestion) -> dict[str, Any] | None:
    meta = document["meta"]
    question = next((each for each in document["questions"] if each["uuid"] == str(row.uuid)), None)
    if question is None:
        return None
    page = {"id": document["id"], "title": document["title"]}
    return question | {
        "url": f"{meta['url']}#{question['anchor']}",
        "page": page | {name: meta[name] for name in ("path", "url", "locale")},
        "treatment": document["treatment"],
        "country": document["country"],
    }
