"""Many new rows of one model."""

import datetime as dt

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from wagtail.models import PageLogEntry

from cms.new_rows import insert
from cms.published.models import DocumentMark
from faq.models import FAQPage, Question, Source
from tests.factories import SourceFactory, make_faq_page

pytestmark = pytest.mark.django_db


def test_the_rows_are_those_that_django_writes(site):
    page = make_faq_page()
    question = page.questions.first()
    [row] = Question.objects.filter(pk=question.pk).values()
    Question.objects.all().delete()
    question.pk = None
    insert([question])
    assert list(Question.objects.values()) == [{**row, "id": question.pk}]


def test_a_new_row_is_known_as_stored():
    source = Source(title="A source", published_on=dt.date(2026, 1, 2))
    insert([source])
    assert (source._state.adding, source._state.db) == (False, "default")
    source.title = "Another title"
    source.save()
    assert list(Source.objects.values_list("pk", "title")) == [(source.pk, "Another title")]


def test_keys_follow_those_that_were_given_in_their_order():
    before = SourceFactory.create()
    rows = [Source(title=title) for title in ("One", "Two", "Three")]
    insert(rows)
    assert [row.pk for row in rows] == [before.pk + 1, before.pk + 2, before.pk + 3]
    assert SourceFactory.create().pk == before.pk + 4


def test_the_key_of_a_row_that_is_gone_is_not_given_again():
    gone = SourceFactory.create()
    number = gone.pk
    gone.delete()
    row = Source(title="One")
    insert([row])
    assert row.pk == number + 1


def test_a_key_that_is_given_is_kept():
    number = SourceFactory.create().pk + 20
    insert([Source(pk=number, title="One")])
    assert Source.objects.get(title="One").pk == number


def test_nothing_to_insert_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert([])


def test_what_is_there_already_is_an_error_as_any_other():
    known = SourceFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([Source(title="One"), Source(pk=known.pk, title="Two")])
    assert list(Source.objects.all()) == [known]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite takes any text of any length")
@pytest.mark.parametrize("title", ["Too long" * 200, "A null \x00 character"])
def test_what_the_database_does_not_take_is_an_error_as_any_other(title):
    with pytest.raises(DataError), transaction.atomic():
        insert([Source(title=title)])
    assert not Source.objects.exists()


def test_the_database_notes_the_change(site):
    page = make_faq_page()
    question = page.questions.first()
    Question.objects.all().delete()
    DocumentMark.objects.all().delete()
    insert([question])
    assert f"page:{page.pk}" in set(DocumentMark.objects.values_list("key", flat=True))


def test_values_of_any_kind_come_back_as_they_were(site):
    page = make_faq_page()
    data = {"text": 'Quoted "twice"\n\tand \\ a backslash', "number": 1.5, "list": [None, True]}
    entry = PageLogEntry(page=page, action="wagtail.edit", data=data, timestamp=page.first_published_at)
    entry.content_type = page.cached_content_type
    insert([entry])
    stored = PageLogEntry.objects.get(pk=entry.pk)
    assert (stored.data, stored.timestamp, stored.uuid) == (data, page.first_published_at, entry.uuid)


def test_of_a_page_only_what_its_type_adds_is_written(site):
    page = make_faq_page(subtitle="A subtitle")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM faq_faqpage WHERE page_ptr_id = %s", [page.pk])
    insert([page])
    assert FAQPage.objects.get(pk=page.pk).subtitle == "A subtitle"
