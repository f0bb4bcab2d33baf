"""What uses a thing, in stored rows and drafts, and that it cannot be deleted meanwhile."""

import json

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import ReferenceIndex

from cms.references import Names, mentions, users_of
from faq.models import MedicalReviewer, Source
from pricing.models import PriceTable, Treatment
from tests.factories import (
    MedicalReviewerFactory,
    PriceTableFactory,
    SourceFactory,
    TreatmentFactory,
    make_faq_page,
    make_question,
)


def block(kind, pk):
    return {"type": kind, "value": pk, "id": "5f0ff1a6-7c4f-4a3e-9f6f-6a2c3b1d0e11"}


def assert_refused(delete, match=None):
    with pytest.raises(ProtectedError, match=match), transaction.atomic():
        delete()


@pytest.fixture
def table(db):
    return PriceTableFactory(treatment=None)


@pytest.mark.django_db
@pytest.mark.parametrize("live", [True, False])
def test_a_price_table_in_an_answer_cannot_be_deleted(table, live):
    page = make_faq_page(live=live, questions=[make_question(long_answer=[block("price_table", table.pk)])])
    assert_refused(table.delete, match=page.title)
    assert_refused(PriceTable.objects.all().delete)
    assert users_of(table) == [page]


@pytest.mark.django_db
def test_a_source_of_a_page_or_of_a_question_cannot_be_deleted():
    of_page, of_question = SourceFactory(), SourceFactory()
    question = make_question(sources=[block("source", of_question.pk)])
    make_faq_page(questions=[question], sources=[block("source", of_page.pk)])
    for source in (of_page, of_question):
        assert_refused(source.delete)
    assert Source.objects.count() == 2


@pytest.mark.django_db
def test_what_only_the_draft_of_a_live_page_uses_cannot_be_deleted(table, faq_page):
    treatment, reviewer = TreatmentFactory(), MedicalReviewerFactory()
    faq_page.treatment, faq_page.medical_reviewer = treatment, reviewer
    faq_page.questions = [make_question("New?", long_answer=[block("price_table", table.pk)])]
    faq_page.save_revision()
    for thing in (table, treatment, reviewer):
        assert_refused(thing.delete, match=faq_page.title)
    assert Treatment.objects.filter(pk=treatment.pk).exists()
    assert MedicalReviewer.objects.filter(pk=reviewer.pk).exists()


@pytest.mark.django_db
def test_what_a_page_no_longer_uses_can_be_deleted(table):
    page = make_faq_page(questions=[make_question(long_answer=[block("price_table", table.pk)])])
    row = page.questions.get()
    row.long_answer = []
    page.questions = [row]
    page.save_revision().publish()
    table.delete()
    assert not PriceTable.objects.exists()


@pytest.mark.django_db
def test_a_treatment_names_the_price_tables_that_price_it():
    table = PriceTableFactory()
    assert users_of(table.treatment) == [table]
    assert_refused(table.treatment.delete)


@pytest.mark.django_db
def test_foreign_keys_count_even_where_the_index_lags_behind(faq_page):
    ReferenceIndex.objects.all().delete()
    assert users_of(faq_page.treatment) == [faq_page]


@pytest.mark.django_db
def test_what_nothing_uses_has_no_users_and_can_be_deleted(table, faq_page):
    assert users_of(table) == []
    table.delete()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ({"questions": [{"long_answer": json.dumps([block("price_table", 7)])}]}, True),
        ({"questions": [{"long_answer": json.dumps([block("price_table", 17)])}]}, False),
        ({"questions": [{"long_answer": json.dumps([block("image", 7)])}]}, False),
        ({"treatment": 7}, True),
        ({"treatment": None, "pk": 7}, False),
        ({"summary": "[{ this is prose"}, False),
        ({"modified_on": "2026-09-07"}, False),
    ],
)
def test_a_draft_is_searched_at_any_depth(content, found):
    assert mentions(content, Names(block="price_table", field="treatment"), 7) is found
