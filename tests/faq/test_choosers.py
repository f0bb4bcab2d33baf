"""Choosing a reviewer or a source while writing a page."""

import datetime as dt

import pytest
from django.urls import reverse
from wagtail.models import Locale

from faq.models import Source
from tests.editing import client_in_group
from tests.factories import MedicalReviewerFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_in_group("Editors")


def add_source(client, **fields):
    data = {f"new-source-{name}": value for name, value in fields.items()}
    return client.post(reverse("source_chooser:create"), data)


def found(client, chooser, **parameters):
    response = client.get(reverse(f"{chooser}:choose_results"), parameters)
    return [str(thing) for thing in response.context["results"]]


@pytest.mark.parametrize("words", ["Demo", "demo rev", "vie", "Reviewer A"])
def test_a_reviewer_is_found_by_the_beginning_of_a_name_right_after_being_added(editor, words):
    MedicalReviewerFactory(name="Demo Reviewer Avie")
    MedicalReviewerFactory(name="Somebody else")
    expected = [] if words == "vie" else ["Dr Demo Reviewer Avie, MD (demo)"]
    assert found(editor, "medical_reviewer_chooser", q=words) == expected


def test_the_reviewer_chooser_shows_what_tells_reviewers_apart_and_their_language(editor):
    MedicalReviewerFactory(
        name="Demo Reviewer A",
        job_title="Orthopaedic surgeon",
        specialty="Musculoskeletal",
        registration_verified_on=dt.date(2026, 5, 1),
    )
    text = editor.get(reverse("medical_reviewer_chooser:choose")).json()["html"]
    for value in ("Orthopaedic surgeon", "Bones, joints and muscles", "May 1, 2026", "English", 'name="q"'):
        assert value in text


def test_reviewers_are_chosen_in_one_language(editor):
    MedicalReviewerFactory(name="Demo Reviewer A")
    MedicalReviewerFactory(name="Revisora Demo", locale=Locale.objects.get(language_code="es"))
    assert found(editor, "medical_reviewer_chooser", locale="es") == ["Dr Revisora Demo, MD (demo)"]


def test_a_reviewer_who_no_longer_reviews_cannot_be_chosen(editor):
    MedicalReviewerFactory(active=False)
    assert found(editor, "medical_reviewer_chooser") == []


def test_a_source_is_found_by_title_and_by_publisher(editor):
    SourceFactory(title="Walking after surgery", publisher="Demonstration Institute")
    SourceFactory(title="Something else", publisher="Other")
    for words in ("walk", "demonstr", "surg"):
        assert found(editor, "source_chooser", q=words) == ["Walking after surgery (Demonstration Institute)"]


def test_a_source_is_added_without_leaving_the_page(editor):
    response = add_source(editor, title="A new guideline", type="guideline")
    source = Source.objects.get()
    assert response.json()["result"] == {
        "id": str(source.pk),
        "title": "A new guideline",
        "edit_url": reverse("faq_source_modeladmin_edit", args=[source.pk]),
    }


def test_a_source_that_cannot_be_right_is_refused_at_the_field(editor):
    refused = add_source(editor, title="A", type="guideline", doi="https://doi.org/10.1000/x").json()
    assert refused["step"] == "reshow_creation_form"
    assert "Give the DOI alone" in refused["htmlFragment"]
    days = {"published_on": "2026-02-01", "accessed_on": "2026-01-01"}
    assert "before the source was published" in add_source(editor, title="A", type="other", **days).text
    assert not Source.objects.exists()


def test_the_form_of_a_new_source_shares_no_field_with_the_page_behind_it(editor):
    html = editor.get(reverse("source_chooser:choose")).json()["html"]
    assert 'for="id_new-source-title"' in html
    assert 'id="id_title"' not in html


def test_a_chosen_reviewer_can_be_edited_in_its_form_by_a_publisher():
    reviewer = MedicalReviewerFactory()
    address = reverse("medical_reviewer_chooser:chosen", args=[reviewer.pk])
    response = client_in_group("Publishers").get(address).json()
    assert response["result"]["edit_url"] == reverse(
        "faq_medicalreviewer_modeladmin_edit", args=[reviewer.pk]
    )


def test_choosing_takes_the_same_number_of_queries_for_any_number(editor, django_assert_num_queries):
    MedicalReviewerFactory()
    found(editor, "medical_reviewer_chooser")
    with django_assert_num_queries(8, exact=False) as few:
        found(editor, "medical_reviewer_chooser")
    MedicalReviewerFactory.create_batch(9)
    with django_assert_num_queries(len(few)):
        assert len(found(editor, "medical_reviewer_chooser")) == 10
