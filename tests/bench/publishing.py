"""How long it takes to publish a change: by Vouch as it is, and by Wagtail alone on the same page."""

import contextlib
import time
from dataclasses import dataclass

from django.utils import timezone

from cms.published.freshness import bring_up_to_date
from faq.models import FAQPage
from tests.bench import stock
from tests.bench.calls import counted_queries


@dataclass(frozen=True)
class Publication:
    """One publication of a page: how many seconds it took, or how many queries it made."""

    seconds: float | None
    queries: int | None


def publish(page_id: int, *, number: int, by_wagtail_alone: bool, count_queries: bool) -> Publication:
    """Change an answer, save a revision, publish it, as a request of the admin does; `number` makes the change new."""
    with stock.publishing() if by_wagtail_alone else contextlib.nullcontext():
        page = FAQPage.objects.get(pk=page_id)
        question = page.questions.first()
        question.short_answer = f"{question.short_answer.partition(' Edited')[0]} Edited {number} times."
        page.questions = [question, *page.questions.all()[1:]]
        if count_queries:
            with counted_queries() as statements:
                _finish(page, by_wagtail_alone=by_wagtail_alone)
            return Publication(None, len(statements))
        start = time.perf_counter()
        _finish(page, by_wagtail_alone=by_wagtail_alone)
        return Publication(time.perf_counter() - start, None)


def _finish(page: FAQPage, *, by_wagtail_alone: bool) -> None:
    page.save_revision().publish()
    if not by_wagtail_alone:
        # What a request of the admin does before it answers.
        bring_up_to_date(now=timezone.now())
