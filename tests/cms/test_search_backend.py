"""The index of Wagtail's search is the one that modelsearch would write."""

import pytest
from django.db import connection
from modelsearch.backends import get_search_backend
from modelsearch.backends.database import SearchBackend
from modelsearch.index import get_indexed_models
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from faq.models import FAQPage
from pricing.models import PriceTable
from tests.factories import PriceTableFactory, make_faq_page, make_question

pytestmark = pytest.mark.django_db


def entries() -> list[dict]:
    return list(IndexEntry.objects.order_by("content_type", "object_id").values())


def written_by(backend, model, things) -> list[dict]:
    IndexEntry.objects.all().delete()
    backend.add_bulk(model, things)
    return [{name: value for name, value in row.items() if name != "id"} for row in entries()]


@pytest.mark.parametrize("model", [FAQPage, PriceTable, Page])
def test_the_rows_are_those_of_modelsearch(site, model):
    questions = [make_question(f'Is a question\'s "mark" {n} of 40 % kept?', f"Yes {n}.") for n in range(7)]
    make_faq_page(title="Knees ", subtitle="", summary=" Two  words and café ", questions=questions)
    make_faq_page(title="?!", slug="marks", summary="")
    PriceTableFactory.create()
    things = list(model.objects.all())
    assert written_by(get_search_backend(), model, things) == written_by(SearchBackend({}), model, things)


def test_an_entry_is_written_over(site):
    page = make_faq_page(title="Knees")
    before = entries()
    page.title = "Hips"
    get_search_backend().add(page)
    assert (len(entries()), FAQPage.objects.search("Hips").count()) == (len(before), 1)
    assert not FAQPage.objects.search("Knees").count()


def test_every_indexed_model_can_be_written():
    for model in get_indexed_models():
        get_search_backend().add_bulk(model, model.objects.all())


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the index of our own is on PostgreSQL")
def test_one_statement_writes_all(site, django_assert_max_num_queries):
    pages = [make_faq_page() for _ in range(3)]
    for page in pages:
        list(page.questions.all())
    with django_assert_max_num_queries(9) as asked:
        get_search_backend().add_bulk(FAQPage, pages)
    assert sum(query["sql"].strip().startswith("INSERT") for query in asked.captured_queries) == 1
