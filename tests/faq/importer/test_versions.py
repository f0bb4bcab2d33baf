"""Which pages a document may be a version of, and which of them hold work that is not written over."""

import pytest
from django.utils import timezone
from wagtail.log_actions import log

from faq.importer.errors import PageRefused
from faq.importer.versions import IMPORTED, Candidate, earlier_versions, refuse_busy, same_documents
from faq.models import FAQIndexPage, FAQPage
from tests.factories import UserFactory, faq_index, make_faq_page, make_site

pytestmark = pytest.mark.django_db


def imported_page() -> tuple[FAQPage, object]:
    """A draft that an editor imported."""
    page, user = make_faq_page(live=False), UserFactory()
    log(page, IMPORTED, user=user, revision=page.save_revision(user=user))
    return FAQPage.objects.get(pk=page.pk), user


def test_documents_are_found_by_file_title_and_slug_in_one_query(site, django_assert_num_queries):
    index = faq_index()
    by_file = make_faq_page(source_document_name="a.txt")
    by_title = make_faq_page(title="Éars at night", slug="other")
    make_faq_page()
    candidates = [
        Candidate("a.txt", "New", ""),
        Candidate("b.txt", "Éars AT night", ""),
        Candidate("c.txt", "C", ""),
    ]
    with django_assert_num_queries(1):
        found = earlier_versions(index, candidates)
    assert [[page.pk for page in pages] for pages in found] == [[by_file.pk], [by_title.pk], []]


def test_the_same_file_is_found_on_its_own_site_only(site):
    here = faq_index()
    page = make_faq_page(source_document_digest="sha256:1")
    make_faq_page()
    elsewhere = FAQIndexPage.objects.descendant_of(make_site().root_page).get()
    assert same_documents(here, ["sha256:1"])["sha256:1"].pk == page.pk
    assert same_documents(here, [""]) == same_documents(elsewhere, ["sha256:1"]) == {}


def test_a_draft_that_nobody_touched_since_its_import_may_be_changed(site):
    page, _ = imported_page()
    refuse_busy(page, "a.txt")


def test_a_draft_that_was_changed_since_its_import_may_not(site):
    page, user = imported_page()
    page.save_revision(user=user)
    with pytest.raises(PageRefused, match="changes by an editor"):
        refuse_busy(FAQPage.objects.get(pk=page.pk), "a.txt")


def test_nor_may_one_whose_imported_revision_was_saved_over(site):
    page, user = imported_page()
    page.save_revision(user=user, overwrite_revision=page.latest_revision)
    with pytest.raises(PageRefused, match="changes by an editor"):
        refuse_busy(FAQPage.objects.get(pk=page.pk), "a.txt")


def test_a_locked_page_may_not_be_changed(site):
    page, user = imported_page()
    FAQPage.objects.filter(pk=page.pk).update(locked=True, locked_by=user, locked_at=timezone.now())
    with pytest.raises(PageRefused, match="locked"):
        refuse_busy(FAQPage.objects.get(pk=page.pk), "a.txt")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("¿Cuánto cuesta la ortodoncia para niños?", "cuanto-cuesta-la-ortodoncia-para-ninos"),
        ("Cirugía de párpados: preguntas del año 2026", "cirugia-de-parpados-preguntas-del-ano-2026"),
        ("Pingüinos y otras razones", "pinguinos-y-otras-razones"),
        ("¿?", "faq"),
    ],
)
def test_the_slug_of_a_title_is_in_plain_letters(title, slug):
    assert Candidate("a.txt", title, "").slug == slug
