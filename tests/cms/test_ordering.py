"""Child rows keep the order in which they were given, on every database."""

from types import SimpleNamespace

import pytest

from cms.ordering import number_rows
from faq.models import Question
from pricing.models import Price
from tests.factories import PriceTableFactory, make_faq_page, make_question


def test_rows_without_a_number_are_numbered_as_they_stand():
    rows = [SimpleNamespace(sort_order=None), SimpleNamespace(sort_order=None)]
    number_rows(rows)
    assert [row.sort_order for row in rows] == [0, 1]


def test_rows_that_are_ordered_keep_their_numbers():
    rows = [SimpleNamespace(sort_order=3), SimpleNamespace(sort_order=7)]
    number_rows(rows)
    assert [row.sort_order for row in rows] == [3, 7]


@pytest.mark.django_db
def test_questions_made_without_a_form_have_an_order(site):
    page = make_faq_page(questions=[make_question("First?"), make_question("Second?")])
    stored = Question.objects.filter(page=page).values_list("sort_order", "question").order_by("sort_order")
    assert list(stored) == [(0, "First?"), (1, "Second?")]


@pytest.mark.django_db
def test_prices_made_without_a_form_have_an_order(site):
    table = PriceTableFactory()
    table.prices = [Price(option=name, currency="USD", amount_min=1) for name in ("One", "Two")]
    table.save()
    stored = (
        Price.objects.filter(price_table=table).values_list("sort_order", "option").order_by("sort_order")
    )
    assert list(stored) == [(0, "One"), (1, "Two")]
