"""What a person decided goes before what the document says; what nobody decided stays as the document has it."""

import pytest

from cms.dates import today
from faq.importer.decisions import Decisions
from faq.importer.errors import PageRefused
from faq.importer.pages import ImportOptions, import_document
from faq.models import FAQPage
from pricing.models import Treatment
from tests.factories import MedicalReviewerFactory, TreatmentFactory, UserFactory, faq_index, make_faq_page
from tests.faq.importer.samples import CATARACT, read

pytestmark = pytest.mark.django_db
TEXT = CATARACT.read_text()


def run(text: str = TEXT, **decisions) -> FAQPage:
    options = ImportOptions(decisions=Decisions(**decisions))
    report = import_document(read(text, CATARACT.name), faq_index(), options, today=today())
    return FAQPage.objects.get(pk=report.result.page)


def test_the_page_belongs_to_whoever_decided(site):
    user = UserFactory()
    page = run(by=user)
    assert page.owner == page.latest_revision.user == user


def test_everything_that_was_decided_is_on_the_page(site):
    treatment, reviewer = TreatmentFactory(), MedicalReviewerFactory()
    page = run(title="Lenses", slug="lenses", treatment=treatment, country="PT", reviewer=reviewer)
    assert (page.title, page.slug, page.country.code) == ("Lenses", "lenses", "PT")
    assert (page.treatment, page.medical_reviewer) == (treatment, reviewer)
    assert list(Treatment.objects.all()) == [treatment]
    assert page.import_report["document"]["country"] == "CR"


def test_no_treatment_and_no_country_may_be_decided(site):
    page = run(names_treatment=False, country="")
    assert (page.treatment, page.country.code) == (None, "")
    assert not Treatment.objects.exists()


def test_another_page_may_be_made_of_the_same_file_at_another_address(site):
    first = run()
    assert run().pk == first.pk
    assert run(slug="again", another=True).pk != first.pk


def test_a_slug_that_is_taken_is_refused(site):
    make_faq_page(slug="taken")
    with pytest.raises(PageRefused, match="another slug than “taken”"):
        run(slug="taken")


def test_the_page_to_update_may_be_any_that_is_named(site):
    page = make_faq_page(slug="kept", title="Quite another")
    updated = run(update=page, slug="ignored", title="New title")
    assert (updated.pk, updated.slug, updated.live) == (page.pk, "kept", True)
    assert updated.get_latest_revision_as_object().title == "New title"
