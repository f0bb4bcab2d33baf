"""Pages in Wagtail's API v2: what they show, and that nothing else leaves."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from faq.models import FAQPage
from home.models import SiteIdentity
from tests.api_pages import example_page
from tests.factories import (
    ImageFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
    paragraph,
)

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"
FAQS = f"{PAGES}?type=faq.FAQPage"
SECRET = "Zebrafinch"


def ids(response) -> list[int]:
    assert response.status_code == 200, response.content
    return [item["id"] for item in response.json()["items"]]


def draft(page: FAQPage) -> None:
    page.unpublish()


def scheduled(page: FAQPage) -> None:
    FAQPage.objects.filter(pk=page.pk).update(go_live_at=timezone.now() + dt.timedelta(hours=1))


def expired(page: FAQPage) -> None:
    FAQPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(seconds=1))


def restricted(page: FAQPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def elsewhere(page: FAQPage) -> None:
    other = make_site().root_page.get_children().get(slug="faq")
    page.move(other, pos="last-child")


HIDING = [draft, scheduled, expired, restricted, elsewhere]


@pytest.fixture
def page(site) -> FAQPage:
    return make_faq_page(title="Knee replacement", slug="knee")


@pytest.mark.parametrize("hide", HIDING)
def test_what_is_not_public_looks_like_what_never_was(client, page, hide):
    hide(page)
    assert page.pk not in ids(client.get(PAGES))
    assert page.pk not in ids(client.get(FAQS))
    assert ids(client.get(f"{FAQS}&search=knee")) == []
    assert client.get(f"{PAGES}find/?html_path=/faq/knee/").status_code == 404
    assert client.get(f"{PAGES}find/?id={page.pk}").status_code == 404
    hidden, missing = client.get(f"{PAGES}{page.pk}/"), client.get(f"{PAGES}999999/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    for name in ("child_of", "ancestor_of", "descendant_of", "translation_of"):
        assert client.get(f"{PAGES}?{name}={page.pk}").status_code == 400


def test_a_page_below_a_restricted_one_is_hidden_from_those_who_know_the_password_too(admin_client, page):
    restricted(faq_index())
    assert page.pk not in ids(admin_client.get(PAGES))
    assert admin_client.get(f"{PAGES}{page.pk}/").status_code == 404


def test_a_live_page_says_what_was_published_and_not_its_draft(client, page):
    page.title = page.summary = SECRET
    page.save_revision()
    for address in (f"{PAGES}{page.pk}/", f"{FAQS}&fields=*", f"{FAQS}&search={SECRET}", PAGES):
        assert SECRET not in client.get(address).content.decode()


@pytest.mark.parametrize("hide", HIDING)
def test_an_alias_does_not_name_its_source_unless_that_is_public(client, page, hide):
    page.title = SECRET
    page.save_revision().publish()
    alias = page.create_alias(parent=faq_index(), update_slug="alias")
    FAQPage.objects.filter(pk=alias.pk).update(title="Alias", draft_title="Alias")
    shown = client.get(f"{PAGES}{alias.pk}/").json()["meta"]["alias_of"]
    assert (shown["id"], shown["title"]) == (page.pk, SECRET)
    hide(FAQPage.objects.get(pk=page.pk))
    FAQPage.objects.filter(pk=alias.pk).update(live=True)
    for address in (f"{PAGES}{alias.pk}/", f"{FAQS}&fields=*,alias_of(slug,search_description)"):
        response = client.get(address)
        assert SECRET not in response.content.decode(), address
    assert client.get(f"{PAGES}{alias.pk}/").json()["meta"]["alias_of"] is None


def test_an_unpublished_parent_is_not_named(client, page):
    assert client.get(f"{PAGES}{page.pk}/").json()["meta"]["parent"]["id"] == faq_index().pk
    type(faq_index()).objects.update(live=False)
    assert client.get(f"{PAGES}{page.pk}/").json()["meta"]["parent"] is None
    assert client.get(f"{PAGES}{home_page().pk}/").json()["meta"]["parent"] is None


@pytest.mark.parametrize("hide", HIDING[:4])
def test_a_link_to_a_page_that_is_not_public_becomes_its_words(client, page, hide):
    target = make_faq_page(title=SECRET, slug="zebrafinch")
    link = f'<p>See <a linktype="page" id="{target.pk}">this</a>.</p>'
    page.introduction = link
    page.questions = [make_question(long_answer=[paragraph(link)])]
    page.save_revision().publish()
    answer = client.get(f"{PAGES}{page.pk}/").json()
    expected = '<p>See <a href="http://localhost/faq/zebrafinch/">this</a>.</p>'
    assert answer["introduction"] == answer["questions"][0]["long_answer"][0]["value"] == expected
    hide(target)
    answer = client.get(f"{PAGES}{page.pk}/").json()
    assert answer["introduction"] == answer["questions"][0]["long_answer"][0]["value"] == "<p>See this.</p>"


def test_a_reviewer_is_named_only_while_the_approval_holds(client, page):
    reviewer = make_reviewer(name=SECRET)
    page.medical_reviewer = reviewer
    page.claimed_reviewer = page.source_document_name = SECRET
    page.import_report = {"warnings": [SECRET]}
    page.save_revision().publish()
    assert SECRET not in client.get(f"{FAQS}&fields=*").content.decode()
    approve_page(page, reviewer)
    for data in (client.get(f"{PAGES}{page.pk}/").json(), client.get(f"{FAQS}&fields=*").json()["items"][0]):
        assert data["review"]["status"] == "reviewed"
        assert data["review"]["reviewer"]["name"] == SECRET
    page = FAQPage.objects.get(pk=page.pk)
    page.summary = "Something else."
    page.save_revision().publish()
    assert SECRET not in client.get(f"{PAGES}{page.pk}/").content.decode()


def test_a_page_shows_its_questions_prices_and_sources(client, site):
    data = client.get(f"{PAGES}{example_page().pk}/").json()
    assert data["treatment"]["name"] == "Total knee replacement"
    assert (data["country"], data["evidence_stage"]) == ("ES", None)
    [question] = data["questions"]
    text, table = question["long_answer"]
    assert text["value"] == "<p>Full recovery takes <b>months</b>.</p>"
    assert table["value"]["title"] == "What it costs"
    assert table["value"]["prices"][0]["amount_min"] == "3000.00"
    assert question["sources"][0]["value"]["title"] == "A guideline"
    assert data["meta"]["html_url"] == "http://localhost/faq/knee-replacement-spain/"


def test_addresses_are_those_of_the_front_end(client, site, page):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    page.introduction = f'<p><a linktype="page" id="{home_page().pk}">Home</a></p>'
    page.save_revision().publish()
    data = client.get(f"{PAGES}{page.pk}/").json()
    assert data["meta"]["html_url"] == "https://www.example.org/faq/knee/"
    assert data["introduction"] == '<p><a href="https://www.example.org/">Home</a></p>'


def test_a_chosen_image_in_a_private_collection_is_null(client, page, private_collection):
    image = ImageFactory(title=SECRET)
    value = {"image": {"image": image.pk, "decorative": False, "alt_text": "A knee"}, "caption": ""}
    page.questions = [make_question(long_answer=[{"type": "image", "value": value}])]
    page.save_revision().publish()

    def shown() -> dict:
        return client.get(f"{PAGES}{page.pk}/").json()["questions"][0]["long_answer"][0]["value"]["image"]

    assert (shown()["image"]["title"], shown()["alt_text"]) == (SECRET, "A knee")
    image.collection = private_collection
    image.save()
    assert shown() == {"image": None, "decorative": False, "alt_text": "A knee"}


def test_only_the_site_of_the_host_answers(client, page):
    other = make_site()
    there = make_faq_page(parent=other.root_page.get_children().get(slug="faq").specific, title=SECRET)
    assert there.pk not in ids(client.get(PAGES))
    assert client.get(f"{PAGES}?site=other.example").status_code == 400
    assert page.pk in ids(client.get(f"{PAGES}?site=localhost:80"))
    assert there.pk in ids(client.get(PAGES, headers={"host": "other.example"}))


def test_a_host_without_a_site_has_no_pages(client, page):
    Site.objects.all().delete()
    assert ids(client.get(PAGES)) == []
    assert client.get(f"{PAGES}{page.pk}/").status_code == 404
    assert client.get(f"{PAGES}find/?html_path=/").status_code == 404
    assert client.get(f"{PAGES}?child_of=root").status_code == 400


def test_a_page_is_found_by_its_path(client, page):
    response = client.get(f"{PAGES}find/?html_path=/faq/knee/&fields=title")
    assert response["Location"].endswith(f"/api/v2/pages/{page.pk}/?fields=title")


def test_pages_are_filtered_ordered_and_searched(client, page):
    other = make_faq_page(title="Arm", country="ES", treatment=page.treatment)
    assert ids(client.get(f"{FAQS}&country=ES")) == [other.pk]
    assert ids(client.get(f"{FAQS}&treatment={page.treatment_id}&order=title")) == [other.pk, page.pk]
    assert ids(client.get(f"{FAQS}&modified_on=2026-09-01&order=-title")) == [page.pk, other.pk]
    assert ids(client.get(f"{FAQS}&search=knee replacement")) == [page.pk]
    assert ids(client.get(f"{FAQS}&search=arm knee&search_operator=or&limit=1&offset=1"))
    assert ids(client.get(f"{PAGES}?child_of={faq_index().pk}&locale=en&order=title,-slug")) == [
        other.pk,
        page.pk,
    ]
    assert ids(client.get(f"{PAGES}?descendant_of=root&type=faq.FAQIndexPage")) == [faq_index().pk]


def test_a_translation_is_found_if_it_is_public(client, page):
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    for parent in (home_page(), faq_index()):
        parent.copy_for_translation(spanish).save_revision().publish()
    translated = page.copy_for_translation(spanish)
    assert ids(client.get(f"{PAGES}?translation_of={page.pk}")) == []
    translated.save_revision().publish()
    assert ids(client.get(f"{PAGES}?translation_of={page.pk}")) == [translated.pk]
