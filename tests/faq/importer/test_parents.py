"""Under which page a document goes."""

import pytest
from wagtail.models import Locale

from faq.importer.parents import NoParent, default_parent, given_parent, pages_at
from faq.models import FAQIndexPage
from home.models import HomePage
from tests.factories import faq_index, home_page, make_site

pytestmark = pytest.mark.django_db


def test_the_only_index_in_the_language_is_the_default(site):
    assert default_parent("en") == faq_index()
    assert default_parent(None) == faq_index()


def test_without_an_index_in_the_language_there_is_no_default(site):
    with pytest.raises(NoParent, match=r"no FAQ index in “es”.*--parent"):
        default_parent("es")


def test_the_index_of_a_translated_site_is_the_default_in_its_language(site):
    spanish = Locale.objects.get(language_code="es")
    home = home_page().copy_for_translation(spanish)
    index = FAQIndexPage(title="Preguntas", slug="preguntas", locale=spanish)
    HomePage.objects.get(pk=home.pk).add_child(instance=index)
    assert default_parent("es") == index
    assert default_parent("en") == faq_index()


def test_of_two_indexes_none_is_the_default(site):
    home_page().add_child(instance=FAQIndexPage(title="More", slug="more"))
    with pytest.raises(NoParent, match="more than one FAQ index"):
        default_parent("en")


def test_the_index_of_another_site_is_no_default(site):
    index = faq_index()
    make_site()
    assert default_parent("en") == index


@pytest.mark.parametrize("form", ["{pk}", "/faq/", "faq", "/faq"])
def test_a_parent_is_given_by_id_or_path(form, site):
    assert given_parent(form.format(pk=faq_index().pk)) == faq_index()


@pytest.mark.parametrize(
    ("given", "reason"),
    [("/nowhere/", "There is no page"), ("999999", "There is no page"), ("/", "is no FAQ index")],
)
def test_a_parent_that_cannot_be_one_is_refused(given, reason, site):
    with pytest.raises(NoParent, match=reason):
        given_parent(given)


def test_a_path_on_two_sites_is_ambiguous(site):
    make_site()
    with pytest.raises(NoParent, match="the path of several pages"):
        given_parent("/faq/")


def test_a_number_too_long_for_an_id_is_no_page(db):
    assert pages_at("9" * 5000) == []


def test_a_language_that_the_site_does_not_have_says_nothing_of_the_place(site):
    assert default_parent("de") == faq_index()


def test_a_path_that_two_languages_share_is_that_of_the_address_it_is_served_at(site):
    spanish = Locale.objects.get(language_code="es")
    home = home_page().copy_for_translation(spanish)
    index = FAQIndexPage(title="Preguntas", slug="faq", locale=spanish)
    HomePage.objects.get(pk=home.pk).add_child(instance=index)
    assert given_parent("/faq/") == faq_index()
    assert given_parent("/es/faq/") == index


def test_a_path_without_the_prefix_of_its_language_will_do_where_no_other_page_has_it(site):
    spanish = Locale.objects.get(language_code="es")
    home = home_page().copy_for_translation(spanish)
    index = FAQIndexPage(title="Preguntas", slug="preguntas", locale=spanish)
    HomePage.objects.get(pk=home.pk).add_child(instance=index)
    assert given_parent("/preguntas/") == index == given_parent("/es/preguntas/")
