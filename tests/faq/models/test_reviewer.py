"""Medical reviewers: a look-up of a registration counts for that registration only."""

import datetime as dt

import pytest

from cms.dates import today
from faq.models import FAQPage, MedicalReviewer
from tests.factories import TreatmentFactory, make_faq_page, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("registration_number", "DEMO-9999"),
        ("registration_authority", "Other Register"),
        ("registration_country", "ES"),
    ],
)
def test_another_registration_was_not_looked_up(field, value):
    reviewer = make_reviewer()
    setattr(reviewer, field, value)
    reviewer.save()
    assert MedicalReviewer.objects.get(pk=reviewer.pk).registration_verified_on is None


def test_a_new_registration_that_was_looked_up_counts():
    reviewer = make_reviewer(registration_verified_on=today() - dt.timedelta(days=30))
    reviewer.registration_number, reviewer.registration_verified_on = "DEMO-9999", today()
    reviewer.save()
    assert MedicalReviewer.objects.get(pk=reviewer.pk).registration_verified_on == today()


def test_a_corrected_name_leaves_the_look_up():
    reviewer = make_reviewer()
    reviewer.name = "Demo Reviewer Renamed"
    reviewer.save()
    assert MedicalReviewer.objects.get(pk=reviewer.pk).registration_verified_on == today()


def test_an_old_revision_opens_after_its_treatment_was_deleted(site):
    page = make_faq_page(treatment=TreatmentFactory())
    old, treatment = page.latest_revision, page.treatment
    page.treatment = TreatmentFactory()
    page.save_revision().publish()
    treatment.delete()
    assert old.as_object().treatment is None
    assert FAQPage.objects.get(pk=page.pk).treatment is not None
