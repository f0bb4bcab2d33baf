"""What publishing costs, in queries: a few for the page and one for each question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faq.models import FAQPage
from tests.factories import SourceFactory, make_faq_page, make_question

pytestmark = pytest.mark.django_db

# Wagtail alone takes some 190 queries for 10 questions and 1,090 for 100. Without what readers' documents take:
# those are built after the commit.
BUDGET = {10: 110, 100: 200}
SOURCES_OF_ITS_OWN = 5


def publish_queries(number: int, *, sources: list[dict] | None = None) -> int:
    rows = [make_question(f"Is it safe, case {row}?", sources=sources or []) for row in range(number)]
    page = FAQPage.objects.get(pk=make_faq_page(questions=rows).pk)
    questions = list(page.questions.all())
    questions[0].short_answer = "Changed."
    page.questions = questions
    with CaptureQueriesContext(connection) as queries:
        page.save_revision().publish()
    return len(queries)


@pytest.mark.parametrize("number", BUDGET)
def test_publishing_stays_within_its_budget(site, number):
    assert publish_queries(number) <= BUDGET[number]


def test_each_question_more_costs_one_query_more(site):
    few, some, many = (publish_queries(number) for number in (5, 15, 25))
    assert many - some == some - few <= 10


def test_sources_of_every_question_cost_as_much_as_those_of_one(site):
    cited = [{"type": "source", "value": SourceFactory().pk}]
    assert publish_queries(15, sources=cited) <= publish_queries(15) + SOURCES_OF_ITS_OWN
