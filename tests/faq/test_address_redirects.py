"""Old addresses of treatments and reviewers lead to the new ones, in one step, and give nothing hidden away."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site

from tests.factories import TreatmentFactory, approve_page, make_faq_page, make_reviewer, make_site

pytestmark = pytest.mark.django_db


def rename(thing, slug: str) -> None:
    thing.slug = slug
    thing.save()


def moved(client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.get("Location", "")


@pytest.fixture
def treatment(site):
    found = TreatmentFactory(slug="old")
    make_faq_page(treatment=found)
    return found


def test_a_treatment_is_found_at_its_old_address(client, treatment):
    rename(treatment, "new")
    assert moved(client, "/treatments/old/") == (301, "/treatments/new/")
    assert moved(client, "/treatments/old") == (301, "/treatments/new/")
    assert client.get("/treatments/new/").status_code == 200


def test_a_reviewer_is_found_at_their_old_address(client, site):
    reviewer = make_reviewer(slug="old")
    approve_page(make_faq_page(), reviewer)
    rename(reviewer, "new")
    assert moved(client, "/reviewers/old/") == (301, "/reviewers/new/")


def test_each_language_has_its_own_redirect(client, site):
    spanish = TreatmentFactory(slug="viejo", locale=Locale.objects.get(language_code="es"))
    make_faq_page(treatment=spanish)
    rename(spanish, "nuevo")
    assert moved(client, "/es/treatments/viejo/") == (301, "/es/treatments/nuevo/")
    assert client.get("/treatments/viejo/").status_code == 404


def test_several_changes_are_one_step(client, treatment):
    rename(treatment, "second")
    rename(treatment, "third")
    for old in ("old", "second"):
        assert moved(client, f"/treatments/{old}/") == (301, "/treatments/third/")


def test_the_way_back_leaves_no_loop(client, treatment):
    rename(treatment, "second")
    rename(treatment, "old")
    assert client.get("/treatments/old/").status_code == 200
    assert moved(client, "/treatments/second/") == (301, "/treatments/old/")
    assert Redirect.objects.count() == 1


def test_who_takes_an_old_address_is_found_there_and_not_its_owner_of_between(client, site):
    first, second = make_reviewer(slug="smith"), make_reviewer(slug="jones")
    for reviewer in (first, second):
        approve_page(make_faq_page(), reviewer)
    rename(first, "smith-a")
    rename(second, "smith")
    rename(second, "jones")
    rename(first, "smith")
    assert moved(client, "/reviewers/smith-a/") == (301, "/reviewers/smith/")
    assert client.get("/reviewers/smith/").status_code == 200
    # Nobody is led to the other clinician, whatever becomes of this one.
    assert {row.old_path: row.redirect_link for row in Redirect.objects.all()} == {
        "/reviewers/smith-a": "/reviewers/smith/"
    }


def test_a_redirect_to_a_treatment_ends_there_although_another_had_its_address(client, treatment):
    rename(treatment, "new")
    make_faq_page(treatment=TreatmentFactory(slug="old"))
    Redirect.add_redirect("/short", "/treatments/old/", site=Site.objects.get())
    Redirect.add_redirect("/for-all-sites", "/treatments/old/")
    for path in ("/short/", "/for-all-sites/"):
        assert moved(client, path) == (301, "/treatments/old/")
        answer = client.get("/api/content/v1/pages/resolve/", {"path": path}).json()
        assert answer["location"] == "/treatments/old/"


def test_a_change_of_anything_else_makes_no_redirect(treatment):
    treatment.name = "Another"
    treatment.save()
    assert not Redirect.objects.exists()


def test_what_nobody_could_read_leaves_no_trace(client, site):
    treatment, reviewer = TreatmentFactory(slug="old"), make_reviewer(slug="old")
    make_faq_page(treatment=treatment, live=False)
    rename(treatment, "new")
    rename(reviewer, "new")
    assert not Redirect.objects.exists()


def test_only_sites_that_showed_it_redirect(client, treatment):
    make_site("other.example")
    rename(treatment, "new")
    assert client.get("/treatments/old/", headers={"host": "other.example"}).status_code == 404


def test_an_address_too_long_for_a_redirect_can_still_change(client, treatment):
    rename(treatment, "x" * 255)
    assert client.get(f"/treatments/{'x' * 255}/").status_code == 200
    assert not Redirect.objects.exists()
