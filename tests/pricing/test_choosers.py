"""Choosing a price table while writing an answer."""

import pytest
from django.urls import reverse

from pricing.choosers import PriceTableChooserBlock
from tests.editing import client_in_group
from tests.factories import PriceTableFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site):
    return client_in_group("Editors")


def found(client, view="choose_results", **parameters):
    response = client.get(reverse(f"price_table_chooser:{view}"), parameters)
    return [table.title for table in response.context["results"]]


@pytest.fixture
def knee():
    knee, hip = TreatmentFactory(name="Knee replacement"), TreatmentFactory(name="Hip replacement")
    for title, treatment in [("A", hip), ("B", knee), ("C", None), ("D", knee)]:
        PriceTableFactory(title=title, treatment=treatment)
    return knee


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_the_tables_of_the_page_s_treatment_come_first(editor, knee, view):
    assert found(editor, view) == ["A", "B", "C", "D"]
    assert found(editor, view, treatment=knee.pk) == ["B", "D", "A", "C"]


@pytest.mark.parametrize("treatment", ["x", "", "-1", "²", "9" * 5000, "2147483648"])
def test_a_treatment_that_is_none_changes_nothing(editor, knee, treatment):
    assert found(editor, treatment=treatment) == ["A", "B", "C", "D"]


def test_the_treatment_is_kept_on_further_pages_and_in_a_search(editor, knee):
    shown = editor.get(reverse("price_table_chooser:choose"), {"treatment": knee.pk}).json()["html"]
    assert f"treatment={knee.pk}" in shown


def test_the_tables_of_a_treatment_are_found_by_its_name_in_the_language_of_the_page(editor, knee):
    assert sorted(found(editor, q="kne", treatment=knee.pk, locale="en")) == ["B", "D"]
    assert found(editor, q="kne", locale="es") == []


def test_an_answer_names_the_treatment_of_its_page_to_the_chooser(knee):
    assert PriceTableChooserBlock().widget.linked_fields == {"treatment": "#id_treatment"}
