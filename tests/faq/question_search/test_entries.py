"""What is in the index, and that it goes with the questions."""

import pytest
from django.db import connection, transaction

from cms.models import PublishedDocument
from faq.models import PublishedQuestion
from faq.question_search import entries, index, remove
from tests.faq.question_search.published import entry_of, found, make_document, publish

pytestmark = pytest.mark.django_db

ALL_IDS = {
    "sqlite": "SELECT rowid FROM faq_questionsearch ORDER BY rowid",
    "postgresql": "SELECT id FROM faq_questionsearch ORDER BY id",
}


def indexed() -> list[int]:
    """All ids in the index, whether anybody can find them or not."""
    with connection.cursor() as cursor:
        cursor.execute(ALL_IDS[connection.vendor])
        return [pk for (pk,) in cursor.fetchall()]


def test_indexing_again_takes_the_place_of_what_was_known():
    pk = publish("Knee?")
    index([entry_of(PublishedQuestion.objects.get(), "Hip?")])
    assert found("knee") == []
    assert found("hip") == [pk]
    assert indexed() == [pk]


def test_many_are_indexed_in_one_go(monkeypatch):
    monkeypatch.setattr(entries, "_BATCH", 2)
    document = make_document()
    rows = [PublishedQuestion.objects.create(document=document, position=place) for place in range(5)]
    index(entry_of(row, "Knee?") for row in rows)
    index([])
    assert len(found("knee")) == 5


def test_what_is_removed_is_not_found():
    first, second, third = publish("Knee?"), publish("Knee?"), publish("Knee?")
    remove([first, third])
    remove([])
    assert found("knee") == indexed() == [second]


@pytest.mark.parametrize(
    "delete",
    [
        lambda: PublishedDocument.objects.filter(locale="es").delete(),
        lambda: PublishedQuestion.objects.filter(document__locale="es").delete(),
        lambda: PublishedQuestion.objects.get(document__locale="es").delete(),
        lambda: PublishedQuestion.objects.filter(document__locale="es")._raw_delete("default"),
    ],
    ids=["with their document", "of a queryset", "one by one", "raw"],
)
def test_deleted_questions_leave_the_index_by_themselves(delete):
    kept, gone = publish("Knee?"), publish("Knee?", locale="es")
    assert indexed() == [kept, gone]
    delete()
    assert found("knee") == indexed() == [kept]


def test_what_has_no_question_any_more_is_never_answered():
    kept = publish("Knee?")
    entry = entry_of(PublishedQuestion.objects.get(), "Knee?")
    index([entries.Entry(kept + 1, entry.facets, "Knee?", "", "")])
    assert indexed() == [kept, kept + 1]
    assert found("knee") == [kept]


def test_a_broken_entry_leaves_the_index_as_it_was():
    kept = publish("Knee?")
    entry = entry_of(PublishedQuestion.objects.get(), "Hip?")
    with pytest.raises(AttributeError), transaction.atomic():
        index([entry, entries.Entry(kept + 1, entry.facets, "Hip?", "", None)])
    assert found("hip") == []


def test_a_text_without_end_is_indexed_as_far_as_the_index_goes(monkeypatch):
    monkeypatch.setattr(entries, "MOST_INDEXED_WORDS", 4)
    pk = publish("One two", "three", "four five")
    assert found("one four") == [pk]
    assert found("five") == []


@pytest.mark.parametrize("time", ["before the flush", "after the flush"])
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_flush_empties_the_index_and_breaks_nothing(time):
    assert indexed() == []
    pk = publish("Knee?")
    assert found("knee") == indexed() == [pk]


def test_ten_thousand_long_words_are_no_error():
    pk = publish("Knee?", "", " ".join(f"{number}{chr(0x20000 + number) * 70}" for number in range(10_500)))
    assert found("knee") == [pk]
