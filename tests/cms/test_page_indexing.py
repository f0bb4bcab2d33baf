"""What is kept beside a saved page: once for each save, as complete as Wagtail's own, and never from a draft."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.page_indexing import (
    derived_left_to_caller,
    index_references,
    is_derived_left,
    references_left_to_caller,
)
from faq.models import FAQPage, TextDigest
from tests.factories import PriceTableFactory, SourceFactory, faq_index, make_faq_page, make_question

pytestmark = pytest.mark.django_db


def references_of(page) -> set[tuple[str, str]]:
    rows = ReferenceIndex.objects.filter(object_id=str(page.pk), base_content_type__model="page")
    return {(row.to_object_id, row.content_path) for row in rows}


def test_only_the_outermost_caller_has_to_index():
    with references_left_to_caller() as outer, references_left_to_caller() as inner:
        assert (outer, inner) == (True, False)
    with references_left_to_caller() as again:
        assert again


def test_whoever_switched_wagtails_index_off_keeps_it_off():
    with disable_reference_index_auto_update(), references_left_to_caller() as indexes:
        assert not indexes


def test_the_switch_is_put_back_after_an_error():
    with pytest.raises(ZeroDivisionError), derived_left_to_caller():
        1 / 0  # noqa: B018
    with references_left_to_caller() as indexes:
        assert indexes
    assert not is_derived_left()


def test_what_is_left_to_the_caller_is_kept_when_the_caller_says_so(site):
    source = SourceFactory()
    page = FAQPage(title="Knees", live=False, sources=[{"type": "source", "value": source.pk}])
    page.questions = [make_question()]
    with derived_left_to_caller():
        faq_index().add_child(instance=page)
        page.save_revision().publish()
    assert references_of(page) == set()
    assert not TextDigest.objects.filter(page_id=page.pk).exists()
    page.keep_derived()
    assert str(source.pk) in {target for target, _ in references_of(page)}
    assert TextDigest.objects.filter(page_id=page.pk).exists()


def test_things_chosen_in_many_rows_are_loaded_at_once(site):
    table, source = PriceTableFactory(), SourceFactory()

    def page_with(number: int) -> FAQPage:
        rows = [
            make_question(
                f"Is it safe, case {row}?",
                long_answer=[{"type": "price_table", "value": table.pk}],
                sources=[{"type": "source", "value": source.pk}],
            )
            for row in range(number)
        ]
        return make_faq_page(questions=rows)

    taken = []
    for page in (page_with(2), page_with(12)):
        stored = FAQPage.objects.prefetch_related("questions").get(pk=page.pk)
        with CaptureQueriesContext(connection) as queries:
            index_references(stored)
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_loading_at_once_finds_what_wagtail_finds(site):
    table, source = PriceTableFactory(), SourceFactory()
    gone = SourceFactory()
    rows = [
        make_question("First?", long_answer=[{"type": "price_table", "value": table.pk}]),
        make_question("Second?", sources=[{"type": "source", "value": pk} for pk in (source.pk, gone.pk)]),
        make_question("Third?", sources=[{"type": "source", "value": source.pk}]),
    ]
    page = make_faq_page(questions=rows)
    type(gone).objects.filter(pk=gone.pk)._raw_delete("default")
    index_references(FAQPage.objects.prefetch_related("questions").get(pk=page.pk))
    ours = references_of(page)
    ReferenceIndex.objects.all().delete()
    ReferenceIndex.create_or_update_for_object(FAQPage.objects.get(pk=page.pk))
    assert ours == references_of(page)
    assert {target for target, path in ours if path.startswith("questions")} == {
        str(table.pk),
        str(source.pk),
    }
