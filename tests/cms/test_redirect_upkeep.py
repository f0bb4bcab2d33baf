"""Redirects of pages that move: made by themselves, without chains, and never back to where one came from."""

import pytest
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from faq.models import FAQIndexPage
from faq.review.policy import ReviewRequired
from tests.factories import faq_index, home_page, make_faq_page, make_site

pytestmark = pytest.mark.django_db

RESOLVE = "/api/content/v1/pages/resolve/"


def rename(page, slug: str):
    page.refresh_from_db()
    page.slug = slug
    # Wagtail tells of it when the transaction ends.
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()


def leads(client: Client, path: str, **headers) -> str | None:
    """Where a reader is led, which must be what the API says."""
    response = client.get(path, **headers)
    answer = client.get(RESOLVE, {"path": path}, **headers).json()
    if answer.get("kind") == "redirect":
        assert (response.status_code, response["Location"]) == (answer["status"], answer["location"])
        return answer["location"]
    assert response.status_code in (200, 404, 410)
    return None


def stored() -> dict[str, object]:
    return {row.old_path: row.redirect_page_id or row.redirect_link for row in Redirect.objects.all()}


def test_each_old_address_leads_to_the_page_in_one_step(client, faq_page):
    rename(faq_page, "b")
    rename(faq_page, "c")
    for old in ("/faq/knee-replacement-spain/", "/faq/b/"):
        assert leads(client, old) == "/faq/c/"


def test_a_new_address_that_was_refused_leads_nowhere(client, settings, faq_page):
    """Without a review the new version is not published, so the page stays where it is and nothing points away."""
    settings.REVIEW_POLICY = "block"
    faq_page.title, faq_page.slug = "Reworded", "b"
    with pytest.raises(ReviewRequired), TestCase.captureOnCommitCallbacks(execute=True):
        faq_page.save_revision().publish()
    assert stored() == {}
    assert leads(client, "/faq/b/") is None
    assert client.get("/faq/knee-replacement-spain/").status_code == 200


def test_moving_back_removes_the_redirect(client, faq_page):
    rename(faq_page, "b")
    rename(faq_page, "knee-replacement-spain")
    assert stored() == {"/faq/b": faq_page.pk}
    faq_page.refresh_from_db()
    faq_page.unpublish()
    assert client.get("/faq/knee-replacement-spain/").status_code == 404


def test_all_pages_below_are_led_on(client, faq_page):
    rename(faq_index(), "answers")
    assert leads(client, "/faq/knee-replacement-spain/") == "/answers/knee-replacement-spain/"
    assert leads(client, "/faq/") == "/answers/"
    rename(FAQIndexPage.objects.get(slug="answers"), "faq")
    assert "/faq" not in stored()
    assert leads(client, "/answers/knee-replacement-spain/") == "/faq/knee-replacement-spain/"


def test_a_page_that_moves_to_another_place_is_found_there(client, faq_page):
    other = FAQIndexPage(title="More", slug="more")
    home_page().add_child(instance=other)
    faq_page.move(other, pos="last-child")
    assert leads(client, "/faq/knee-replacement-spain/") == "/more/knee-replacement-spain/"


def test_a_translation_moves_for_itself(client, faq_page):
    spanish = Locale.objects.get(language_code="es")
    for page in (home_page(), faq_index(), faq_page):
        page.copy_for_translation(spanish).get_latest_revision().publish()
    rename(faq_page.get_translation(spanish), "rodilla")
    assert leads(client, "/es/faq/knee-replacement-spain/") == "/es/faq/rodilla/"
    assert leads(client, "/faq/knee-replacement-spain/") is None


def test_another_site_is_not_concerned(client, faq_page):
    make_site("other.example")
    rename(faq_page, "b")
    assert leads(client, "/faq/knee-replacement-spain/", HTTP_HOST="other.example") is None


def test_a_page_nobody_may_see_is_led_to_by_nothing(client, faq_page):
    rename(faq_page, "secret-name")
    faq_page.refresh_from_db()
    faq_page.unpublish()
    response = client.get("/faq/knee-replacement-spain/")
    assert response.status_code == 404
    assert "secret-name" not in response.content.decode() + str(response.headers)
    assert leads(client, "/faq/knee-replacement-spain/") is None


def test_what_an_editor_led_to_the_old_address_leads_to_the_page(client, site, faq_page):
    Redirect.add_redirect("/short", "/faq/knee-replacement-spain/", site=site)
    Redirect.add_redirect("/shorter", f"{site.root_url}/faq/knee-replacement-spain", site=site)
    rename(faq_page, "b")
    assert {stored()[path] for path in ("/short", "/shorter")} == {faq_page.pk}


@pytest.mark.parametrize("first", [("/a", "/b/"), ("/b", "/c/")])
def test_chains_of_links_are_shortened_whichever_came_first(client, site, first):
    second = ({("/a", "/b/"), ("/b", "/c/")} - {first}).pop()
    for path, link in (first, second):
        Redirect.add_redirect(path, link)
    assert stored() == {"/a": "/c/", "/b": "/c/"}


def test_of_two_that_lead_to_each_other_the_newer_one_stays(client, site):
    Redirect.add_redirect("/a", "/b/")
    Redirect.add_redirect("/b", "/a/")
    assert stored() == {"/b": "/a/"}


def test_what_an_editor_leads_to_a_page_does_not_follow_the_one_that_stood_there_before(
    client, site, faq_page
):
    rename(faq_page, "b")
    newcomer = make_faq_page(slug="knee-replacement-spain")
    Redirect.add_redirect("/short", "/faq/knee-replacement-spain/", site=site)
    assert leads(client, "/short/") == "/faq/knee-replacement-spain/"
    rename(newcomer, "c")
    assert leads(client, "/short/") == "/faq/c/"


def test_a_draft_with_another_slug_moves_nothing(client, faq_page):
    faq_page.slug = "planned"
    faq_page.save_revision()
    assert stored() == {}


def test_the_address_of_a_deleted_page_says_that_it_is_gone(client, faq_page):
    make_faq_page()
    client.get("/faq/knee-replacement-spain/")
    faq_page.delete()
    response = client.get("/faq/knee-replacement-spain/")
    assert response.status_code == 410
    assert "no longer exists" in response.content.decode()
    make_faq_page(slug="knee-replacement-spain")
    assert client.get("/faq/knee-replacement-spain/").status_code == 200


def test_the_address_of_an_unpublished_page_does_not(client, faq_page):
    client.get("/faq/knee-replacement-spain/")
    faq_page.unpublish()
    assert client.get("/faq/knee-replacement-spain/").status_code == 404


def test_a_redirect_for_all_sites_does_not_follow_that_of_one(client, site):
    other = make_site("other.example")
    Redirect.add_redirect("/a", "/b/")
    Redirect.add_redirect("/b", "/c/", site=site)
    Redirect.add_redirect("/z", "/b/")
    Redirect.add_redirect("/c", "/z/", site=other)
    assert stored() == {"/a": "/b/", "/b": "/c/", "/z": "/b/", "/c": "/z/"}
    assert leads(client, "/a/", HTTP_HOST=site.hostname) == "/c/"
    assert leads(client, "/a/", HTTP_HOST="other.example") == "/b/"


def test_a_redirect_for_all_sites_stays_where_one_site_leads_back(client, site):
    Redirect.add_redirect("/a", "/b/")
    Redirect.add_redirect("/b", "/a/", site=site)
    assert stored() == {"/a": "/b/", "/b": "/a/"}
