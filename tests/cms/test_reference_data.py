"""The forms, the history and the deletion of what pages choose."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from pricing.models import Treatment
from tests.editing import client_in_group
from tests.factories import MedicalReviewerFactory, TreatmentFactory, make_faq_page

pytestmark = pytest.mark.django_db
CREATE = "pricing_treatment_modeladmin_create"
FORM = {
    "name": "Hip replacement",
    "slug": "hip",
    "alternate_name": "",
    "kind": "procedure",
    "description": "",
}


@pytest.fixture
def publisher():
    return client_in_group("Publishers")


def test_a_new_object_is_in_the_default_language(publisher):
    publisher.post(reverse(CREATE), FORM)
    assert Treatment.objects.get(slug="hip").locale == Locale.get_default()


def test_a_new_object_is_in_the_language_that_was_chosen(publisher):
    address = f"{reverse(CREATE)}?locale=es"
    assert f'action="{address}"' in publisher.get(address).text
    publisher.post(address, FORM)
    assert Treatment.objects.get(slug="hip").locale.language_code == "es"


def test_a_language_that_does_not_exist_is_not_found(publisher):
    assert publisher.get(f"{reverse(CREATE)}?locale=xx").status_code == 404


def test_a_slug_that_is_taken_is_refused_at_its_field_and_the_language_stays(publisher):
    TreatmentFactory(slug="hip")
    response = publisher.post(reverse(CREATE), FORM)
    assert "already has this slug" in response.context["form"].errors["slug"][0]
    assert response.context["locale"] == Locale.get_default()


def test_an_existing_object_keeps_its_slug_when_the_name_changes(publisher):
    treatment = TreatmentFactory()
    edit = publisher.get(reverse("pricing_treatment_modeladmin_edit", args=[treatment.pk])).text
    assert "w-sync#apply" not in edit
    assert "w-sync#apply" in publisher.get(reverse(CREATE)).text


def test_changes_are_kept_in_the_history(publisher):
    treatment = TreatmentFactory(slug="hip")
    publisher.post(reverse("pricing_treatment_modeladmin_edit", args=[treatment.pk]), FORM)
    history = publisher.get(reverse("pricing_treatment_modeladmin_history", args=[treatment.pk])).text
    assert "History of Hip replacement" in history
    assert "Edited" in history


def test_what_is_in_use_is_not_deleted_and_the_pages_are_named_and_linked(publisher):
    page = make_faq_page()
    address = reverse("pricing_treatment_modeladmin_delete", args=[page.treatment.pk])
    for response in (publisher.get(address), publisher.post(address)):
        assert "is in use and cannot be deleted" in response.text
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in response.text
        assert "Yes, delete" not in response.text
    assert Treatment.objects.exists()


def test_a_reviewer_in_use_is_not_deleted(publisher):
    page = make_faq_page(medical_reviewer=MedicalReviewerFactory())
    address = reverse("faq_medicalreviewer_modeladmin_delete", args=[page.medical_reviewer.pk])
    assert page.title in publisher.post(address).text


def test_what_nothing_uses_is_deleted_after_a_question(publisher):
    treatment = TreatmentFactory()
    address = reverse("pricing_treatment_modeladmin_delete", args=[treatment.pk])
    assert "Yes, delete" in publisher.get(address).text
    assert publisher.post(address).url == reverse("pricing_treatment_modeladmin_index")
    assert not Treatment.objects.exists()


def test_names_are_escaped(publisher):
    treatment = TreatmentFactory(name="<b>bold</b>")
    for view in ("edit", "delete", "history"):
        response = publisher.get(reverse(f"pricing_treatment_modeladmin_{view}", args=[treatment.pk]))
        assert "<b>bold</b>" not in response.text
    assert "<b>bold</b>" not in publisher.get(reverse("pricing_treatment_modeladmin_index")).text
