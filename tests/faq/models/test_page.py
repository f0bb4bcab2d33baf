"""FAQ pages: what validation refuses, and what survives saving."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from cms.dates import today
from faq.models import FAQPage
from tests.factories import make_faq_page, make_question

pytestmark = pytest.mark.django_db


def test_question_uuids_survive_a_revision_round_trip(faq_page):
    restored = faq_page.latest_revision.as_object()
    assert [row.uuid for row in restored.questions.all()] == [row.uuid for row in faq_page.questions.all()]


def test_question_uuids_survive_reordering():
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?")])
    before = {row.question: row.uuid for row in page.questions.all()}
    first, second = page.questions.all()
    first.sort_order, second.sort_order = 1, 0
    page.questions = [second, first]
    page.save_revision().publish()
    after = FAQPage.objects.get(pk=page.pk).questions.all()
    assert [row.question for row in after] == ["Second?", "First?"]
    assert {row.question: row.uuid for row in after} == before


def test_question_uuids_survive_a_copy_of_the_page(faq_page):
    copied = faq_page.copy(update_attrs={"slug": "copied", "title": "Copied"})
    assert [row.uuid for row in copied.questions.all()] == [row.uuid for row in faq_page.questions.all()]


def test_an_anchor_stays_when_the_question_is_reworded(faq_page):
    row = faq_page.questions.get()
    assert row.anchor == "how-long-does-recovery-take"
    row.question = "How many weeks does recovery take?"
    faq_page.questions = [row]
    faq_page.save_revision().publish()
    assert FAQPage.objects.get(pk=faq_page.pk).questions.get().anchor == "how-long-does-recovery-take"


def test_two_questions_with_the_same_words_are_refused():
    with pytest.raises(ValidationError, match="Question 1 on this page has the same words"):
        make_faq_page(questions=[make_question("Is it safe?"), make_question("is it SAFE ?")])


def test_an_empty_question_is_refused():
    with pytest.raises(ValidationError, match="Question 1, question"):
        make_faq_page(questions=[make_question("  ")])


def test_a_modified_date_in_the_future_is_refused():
    with pytest.raises(ValidationError, match="is in the future"):
        make_faq_page(modified_on=today() + dt.timedelta(days=1))


def test_the_modified_date_moves_when_an_answer_changes(faq_page):
    row = faq_page.questions.get()
    row.short_answer = "Nobody walks on the day of the operation."
    faq_page.questions = [row]
    faq_page.save_revision()
    assert faq_page.modified_on == today()


def test_the_modified_date_stays_when_only_the_slug_changes(faq_page):
    before = faq_page.modified_on
    faq_page.slug = "elsewhere"
    faq_page.save_revision()
    assert faq_page.modified_on == before
