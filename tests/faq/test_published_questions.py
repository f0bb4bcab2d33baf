"""The rows of the questions of published pages."""

import datetime as dt

import pytest
from django.utils import timezone

from cms.published.freshness import bring_up_to_date
from faq.models import FAQPage, PublishedQuestion
from tests.factories import make_faq_page, make_question
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def now() -> dt.datetime:
    return timezone.now()


def stored() -> dict[int, int]:
    """Numbers of the rows by their place on the page."""
    bring_up_to_date(now=now())
    return dict(PublishedQuestion.objects.values_list("position", "pk"))


def found(client, words: str) -> list[str]:
    items = client.get(f"{PREFIX}questions/", {"q": words, "fields": "question"}).json()["items"]
    return [item["question"] for item in items]


@pytest.fixture
def page(site) -> FAQPage:
    questions = [make_question(f"Question {word}?") for word in ("alpha", "beta", "gamma")]
    return make_faq_page(questions=questions)


def test_only_what_has_changed_is_stored_again(client, page):
    before = stored()
    changed = FAQPage.objects.get(pk=page.pk)
    questions = list(changed.questions.all())
    questions[1].question = "Question delta?"
    changed.questions = questions
    changed.save_revision().publish()
    after = stored()
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] != before[1]
    assert found(client, "delta") == ["Question delta?"]
    assert found(client, "beta") == []


def test_questions_that_change_places_are_found_at_their_new_one(client, page):
    stored()
    changed = FAQPage.objects.get(pk=page.pk)
    questions = list(reversed(changed.questions.all()))
    for place, question in enumerate(questions):
        question.sort_order = place
    changed.questions = questions
    changed.save_revision().publish()
    assert sorted(stored()) == [0, 1, 2]
    listed = client.get(f"{PREFIX}questions/", {"fields": "question"}).json()["items"]
    assert [item["question"] for item in listed] == ["Question gamma?", "Question beta?", "Question alpha?"]
    assert found(client, "alpha") == ["Question alpha?"]


def test_a_question_that_is_taken_away_is_found_no_more(client, page):
    stored()
    changed = FAQPage.objects.get(pk=page.pk)
    changed.questions = list(changed.questions.all())[:1]
    changed.save_revision().publish()
    assert list(stored()) == [0]
    assert found(client, "gamma") == []


def test_a_filter_of_the_search_follows_the_page(client, page):
    stored()
    page.country = "MX"
    page.save_revision().publish()
    address = f"{PREFIX}questions/"
    assert client.get(address, {"q": "alpha", "country": "MX"}).json()["meta"]["total"] == 1
    assert client.get(address, {"q": "alpha", "country": "ES"}).json()["meta"]["total"] == 0
