"""Slugs that must differ within one language."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from pricing.models import Treatment
from tests.factories import TreatmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish():
    return Locale.objects.get(language_code="es")


def test_a_slug_that_exists_in_the_language_is_refused_at_the_slug_alone():
    TreatmentFactory(name="Knee replacement", slug="knee")
    with pytest.raises(ValidationError) as refused:
        Treatment(name="Another", slug="knee", locale=Locale.get_default()).full_clean()
    assert list(refused.value.message_dict) == ["slug"]
    assert "“Knee replacement” already has this slug" in refused.value.message_dict["slug"][0]


def test_a_new_object_without_a_language_is_compared_in_the_default_one():
    TreatmentFactory(slug="knee")
    with pytest.raises(ValidationError, match="already has this slug"):
        Treatment(name="Another", slug="knee").clean()


def test_the_same_slug_in_another_language_is_accepted(spanish):
    TreatmentFactory(slug="knee")
    Treatment(name="Rodilla", slug="knee", locale=spanish).full_clean()


def test_an_object_does_not_stand_in_its_own_way():
    TreatmentFactory(slug="knee").full_clean()
