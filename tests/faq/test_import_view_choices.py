"""What must be chosen before a document becomes a page, and what follows without a choice."""

import pytest

from faq.import_view.choices import NONE, ChoiceGone, decisions_of, match
from faq.import_view.steps import create, read, work_on
from faq.models import FAQPage, ImportDraft
from tests.factories import MedicalReviewerFactory, TreatmentFactory, UserFactory, faq_index, make_faq_page
from tests.faq.uploading import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(site):
    return UserFactory(is_superuser=True)


def drafted(owner, data: bytes, **fields) -> ImportDraft:
    draft = ImportDraft.objects.create(
        owner=owner, parent=faq_index(), file="ears.txt", content=data, **fields
    )
    read(draft)
    return draft


def matches_of(owner, data: bytes, **fields):
    [found] = match([drafted(owner, data, **fields)], faq_index(), owner)
    return found


def test_a_plain_document_leaves_nothing_open(owner):
    found = matches_of(owner, text())
    assert found.open == []
    assert found.creates
    assert found.choices["treatment"] == found.choices["country"] == found.choices["reviewer"] == NONE


@pytest.mark.parametrize("printed", ["Hearing Aid", "hearing aid", "hearing-aid"])
def test_a_treatment_is_matched_by_name_or_slug(owner, printed):
    treatment = TreatmentFactory(name="Hearing aid", slug="hearing-aid")
    found = matches_of(owner, text(front=f"Treatment: {printed}"))
    assert found.choices["treatment"] == str(treatment.pk)
    assert found.open == []


def test_a_country_that_is_none_is_open_and_one_that_is_not_named_is_not(owner):
    assert matches_of(owner, text(front="Country: Atlantis")).open == ["the country"]
    assert matches_of(owner, text(front="Country: Portugal")).choices["country"] == "PT"


def test_a_claimed_reviewer_is_never_chosen_by_itself(owner):
    MedicalReviewerFactory(name="Demo Claimed")
    found = matches_of(owner, text(front="Medical reviewer: Dr. Demo Claimed"))
    assert found.choices["reviewer"] == NONE
    assert decisions_of(found, owner).reviewer is None


@pytest.mark.parametrize(
    "fields",
    [{"title": "a guide to ears"}, {"slug": "a-guide-to-ears"}, {"source_document_name": "ears.txt"}],
)
def test_a_page_with_the_name_title_or_slug_leaves_open_which_page_it_becomes(owner, fields):
    page = make_faq_page(**fields)
    found = matches_of(owner, text())
    assert found.open == ["which page it becomes"]
    assert [version.pk for version in found.versions] == [page.pk]


def test_saved_choices_go_before_those_that_follow_by_themselves(owner):
    draft = drafted(owner, text(front="Country: Atlantis"))
    draft.choices = {"country": "PT"}
    [found] = match([draft], faq_index(), owner)
    assert found.open == []
    assert decisions_of(found, owner).country == "PT"


def test_something_chosen_that_was_deleted_since_is_said(owner):
    treatment = TreatmentFactory()
    draft = drafted(owner, text(), choices={"treatment": str(treatment.pk)})
    treatment.delete()
    [found] = match([draft], faq_index(), owner)
    with pytest.raises(ChoiceGone, match="The chosen treatment does not exist any more"):
        decisions_of(found, owner)
    create(draft)
    assert "does not exist any more" in draft.problem
    assert not FAQPage.objects.exists()


def test_permission_is_asked_for_again_when_the_page_is_created(owner):
    draft = drafted(owner, text())
    owner.is_superuser = False
    owner.save()
    create(ImportDraft.objects.get(pk=draft.pk))
    draft.refresh_from_db()
    assert (draft.state, draft.problem) == ("ready", "You may not add pages there any more.")
    assert not FAQPage.objects.exists()


def test_a_file_on_which_the_work_breaks_off_does_not_hold_up_the_others(owner, monkeypatch):
    drafts = ImportDraft.objects.all()
    for name in ("a.txt", "b.txt"):
        ImportDraft.objects.create(owner=owner, parent=faq_index(), file=name, content=text())

    def broken(draft: ImportDraft) -> None:
        raise KeyError(draft.file)

    with monkeypatch.context() as patched:
        patched.setattr("faq.import_view.steps.read", broken)
        with pytest.raises(KeyError):
            work_on(drafts, seconds=60)
    work_on(drafts, seconds=60)
    assert list(drafts.values_list("file", "state")) == [("a.txt", "reading"), ("b.txt", "ready")]
