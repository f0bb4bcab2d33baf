"""Opening a revision asks for what it points at in a few queries, and still drops what is gone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.revision_relations import relations_exist
from faq.models import FAQPage
from tests.factories import MedicalReviewerFactory, TreatmentFactory, make_faq_page, make_question

pytestmark = pytest.mark.django_db


def test_everything_is_there(faq_page):
    assert relations_exist(FAQPage, faq_page.serializable_data())


@pytest.mark.parametrize("name", ["treatment", "medical_reviewer", "owner"])
def test_something_of_the_page_is_gone(faq_page, name):
    assert not relations_exist(FAQPage, faq_page.serializable_data() | {name: 99_999})


def test_something_of_a_child_row_is_gone(faq_page):
    content = faq_page.serializable_data()
    content["questions"][0]["locale"] = 99_999
    assert not relations_exist(FAQPage, content)


def test_something_of_a_reply_to_a_comment_is_gone(faq_page):
    reply = {"pk": None, "user": 99_999}
    comment = {"pk": None, "replies": [reply]}
    assert not relations_exist(FAQPage, faq_page.serializable_data() | {"wagtail_admin_comments": [comment]})


def test_a_revision_that_names_what_was_deleted_since_opens_without_it(site):
    treatment, reviewer = TreatmentFactory(), MedicalReviewerFactory()
    page = make_faq_page(treatment=treatment, medical_reviewer=reviewer)
    FAQPage.objects.filter(pk=page.pk).update(treatment=None)
    type(treatment).objects.filter(pk=treatment.pk)._raw_delete("default")
    restored = page.latest_revision.as_object()
    assert restored.treatment_id is None
    assert restored.medical_reviewer == reviewer
    assert restored.questions.count() == 1


def test_a_revision_of_many_questions_takes_no_more_queries_than_one_of_few(site):
    taken = []
    for number in (1, 30):
        page = make_faq_page(questions=[make_question(f"Is it safe, case {row}?") for row in range(number)])
        revision = FAQPage.objects.get(pk=page.pk).latest_revision
        with CaptureQueriesContext(connection) as queries:
            revision.as_object()
        taken.append(len(queries))
    assert taken[0] == taken[1]
