"""Treatments and price tables: their listings, forms and choosers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pricing.models import PriceTable
from tests.editing import client_in_group
from tests.factories import PriceFactory, PriceTableFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_in_group("Editors")


def price_row(**fields):
    row = {"id": "", "option": "One knee", "unit": "", "country": "MX", "column": "", "currency": "USD"}
    return row | {"amount_min": "3000", "amount_max": "4500", "raw": ""} | fields


def table_form(*rows, **fields):
    data = {"title": "Costs", "treatment": "", "note": "", "checked_on": "", "source": "", "source_url": ""}
    return nested_form_data(data | {"prices": inline_formset(rows)} | fields)


def add_table(client, *rows, **fields):
    return client.post(reverse("pricing_pricetable_modeladmin_create"), table_form(*rows, **fields))


def errors_of(response, row=0):
    return response.context["form"].formsets["prices"].forms[row].errors


def test_a_price_table_is_added_with_its_prices(editor):
    add_table(editor, price_row(), price_row(option="Both knees", amount_max=""))
    table = PriceTable.objects.get()
    assert [str(price.amount_max) for price in table.prices.all()] == ["4500.00", "None"]
    assert table.locale == table.prices.first().locale == Locale.get_default()


def test_an_upper_amount_below_the_lower_one_is_refused_at_its_field(editor):
    response = add_table(editor, price_row(amount_max="10"))
    assert errors_of(response) == {
        "amount_max": ["“Up to” (10) is below “from” (3000). Swap them or leave it empty."]
    }
    assert not PriceTable.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount_min": "", "amount_max": ""}, "amount_min"),
        ({"currency": "Dollar"}, "currency"),
        ({"amount_min": "-1"}, "amount_min"),
        ({"option": ""}, "option"),
        ({"country": "XX"}, "country"),
    ],
)
def test_a_price_that_cannot_be_right_is_refused_at_its_field(editor, fields, field):
    assert list(errors_of(add_table(editor, price_row(**fields)))) == [field]


def test_a_check_in_the_future_is_refused_at_its_field(editor):
    response = add_table(editor, price_row(), checked_on="2999-01-01")
    assert "is in the future" in response.context["form"].errors["checked_on"][0]


def test_treatments_are_listed_with_their_uses_and_found_by_part_of_a_name(editor):
    knee = TreatmentFactory(name="Knee replacement", kind="procedure", specialty="Musculoskeletal")
    TreatmentFactory(name="Physiotherapy")
    PriceTableFactory(treatment=knee)
    address = reverse("pricing_treatment_modeladmin_index")
    for parameters in ({"q": "eplace"}, {"kind": "procedure"}, {"specialty": "Musculoskeletal"}):
        response = editor.get(address, parameters)
        assert [(thing.name, thing.uses) for thing in response.context["object_list"]] == [
            ("Knee replacement", 1)
        ]


def test_price_tables_are_filtered_by_treatment_and_show_how_many_prices_they_hold(editor):
    table = PriceTableFactory()
    PriceFactory.create_batch(3, price_table=table)
    PriceTableFactory()
    address = reverse("pricing_pricetable_modeladmin_index")
    (listed,) = editor.get(address, {"treatment": table.treatment.pk}).context["object_list"]
    assert (listed, listed.price_count) == (table, 3)


@pytest.mark.parametrize(
    ("model", "factory"), [("treatment", TreatmentFactory), ("pricetable", PriceTableFactory)]
)
def test_listings_take_the_same_number_of_queries_for_any_number_of_rows(editor, model, factory):
    address = reverse(f"pricing_{model}_modeladmin_index")
    counts = []
    for more in (1, 19, 80):
        factory.create_batch(more)
        editor.get(address)  # fills the caches of permissions
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


@pytest.mark.parametrize("words", ["knee", "repl", "TKR"])
def test_a_treatment_is_found_by_the_beginning_of_any_of_its_names(editor, words):
    treatment = TreatmentFactory(name="Total knee replacement", alternate_name="TKR")
    TreatmentFactory(name="Hip")
    response = editor.get(reverse("treatment_chooser:choose_results"), {"q": words})
    assert list(response.context["results"]) == [treatment]


def test_a_price_table_is_found_by_its_title_and_shown_with_its_treatment(editor):
    table = PriceTableFactory(title="What a knee costs", treatment=TreatmentFactory(name="Knee replacement"))
    PriceTableFactory(title="Other", treatment=None)
    response = editor.get(reverse("price_table_chooser:choose_results"), {"q": "kne"})
    assert list(response.context["results"]) == [table]
    assert "Knee replacement" in response.text
    assert "Oct. 1, 2026" in response.text


def test_a_column_without_a_value_shows_a_dash_in_a_chooser(editor):
    PriceTableFactory(treatment=None, checked_on=None)
    text = editor.get(reverse("price_table_chooser:choose_results")).text
    assert "None" not in text
    assert text.count("—") == 2


def test_things_of_another_language_are_told_apart_and_left_out_on_demand(editor):
    TreatmentFactory(name="Knee")
    TreatmentFactory(name="Knee", locale=Locale.objects.get(language_code="es"))
    both = editor.get(reverse("treatment_chooser:choose_results")).text
    assert "English" in both
    assert "Español" in both
    spanish = editor.get(reverse("treatment_chooser:choose_results"), {"locale": "es"})
    assert [thing.locale.language_code for thing in spanish.context["results"]] == ["es"]


@pytest.mark.parametrize("chooser", ["treatment_chooser", "price_table_chooser"])
def test_a_chosen_thing_can_be_edited_in_its_form(editor, chooser):
    table = PriceTableFactory()
    thing = table if chooser == "price_table_chooser" else table.treatment
    response = editor.get(reverse(f"{chooser}:chosen", args=[thing.pk])).json()
    model = thing._meta.model_name
    assert response["result"]["edit_url"] == reverse(f"pricing_{model}_modeladmin_edit", args=[thing.pk])
