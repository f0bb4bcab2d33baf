"""The public profile of a medical reviewer: there while they vouch for something public, and only then."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.dates import add_months, today
from faq.models import FAQPage
from faq.review.approving import revoke
from home.models import SiteIdentity
from tests.factories import (
    UserFactory,
    approve_page,
    approve_page_on,
    faq_index,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/reviewers/demo-reviewer-z/"


@pytest.fixture
def reviewer(site):
    return make_reviewer(
        slug="demo-reviewer-z",
        name="Demo Reviewer Z",
        job_title="Orthopaedic physician (fictional)",
        specialty="Musculoskeletal",
        registration_number="DEMO-77",
        registration_country="ES",
        registration_url="https://register.example/77",
        registration_verified_on=dt.date(2026, 10, 20),
        profile_url="https://hospital.example/z",
        same_as="https://orcid.example/z\n",
        biography="A fictional person.",
        interests="None declared",
    )


def profile(client, address=ADDRESS, **options):
    return client.get(address, **options)


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.text, "html.parser").main.get_text(" ").split())


def listed(response) -> list[str]:
    return [page.title for page in response.context["document"].pages]


def reword(page):
    page = FAQPage.objects.get(pk=page.pk)
    page.title = f"{page.title} again"
    page.save_revision().publish()


def test_a_profile_shows_who_they_are_and_what_they_vouch_for(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    response = profile(client)
    assert response.status_code == 200
    text = text_of(response)
    assert "Dr Demo Reviewer Z, MD (demo) Orthopaedic physician (fictional)" in text
    assert "Field of medicine Bones, joints and muscles" in text
    assert "Demonstration Register (Spain), DEMO-77 Look it up in the register" in text
    assert "Registration verified on October 20, 2026" in text
    assert "Declaration of interests None declared" in text
    assert 'href="https://register.example/77"' in response.text
    assert (
        '<a href="/faq/knee-replacement-spain/" hreflang="en">Knee replacement in Spain</a>' in response.text
    )
    assert f'datetime="{today()}"' in response.text
    assert f'datetime="{add_months(today(), 12)}"' in response.text


def test_addresses_are_those_of_the_front_end(client, reviewer, faq_page, site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.front.example")
    approve_page(faq_page, reviewer)
    response = profile(client)
    assert f'<link rel="canonical" href="https://www.front.example{ADDRESS}">' in response.text
    script = response.text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert '"item":"https://www.front.example/"' in script
    assert "//localhost" not in script


def unpublish(page):
    FAQPage.objects.get(pk=page.pk).unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def pass_its_end(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))


def withdraw(page):
    revoke(page, user=UserFactory(), reason="Safety notice")


@pytest.mark.parametrize("end", [reword, unpublish, restrict, pass_its_end, withdraw])
def test_the_profile_goes_when_the_last_thing_they_vouch_for_does(client, reviewer, faq_page, end):
    approve_page(faq_page, reviewer)
    assert profile(client).status_code == 200
    end(faq_page)
    assert profile(client).status_code == 404


def test_an_approval_that_has_ended_is_not_listed_and_does_not_make_a_profile(client, reviewer, faq_page):
    approve_page_on(add_months(today(), -13), faq_page, reviewer)
    assert profile(client).status_code == 404
    approve_page(make_faq_page(title="Hip replacement"), reviewer)
    assert listed(profile(client)) == ["Hip replacement"]


def test_a_reviewer_who_is_only_chosen_or_claimed_has_no_profile(client, reviewer):
    make_faq_page(medical_reviewer=reviewer, claimed_reviewer="Dr Demo Reviewer Z")
    assert profile(client).status_code == 404


def test_an_approved_draft_makes_no_profile(client, reviewer):
    approve_page(make_faq_page(live=False), reviewer)
    assert profile(client).status_code == 404


@pytest.mark.parametrize("address", ["/reviewers/nobody/", "/reviewers/", "/reviewers/demo-reviewer-z/more/"])
def test_other_addresses_are_not_found(client, reviewer, faq_page, address):
    approve_page(faq_page, reviewer)
    assert profile(client, address).status_code == 404


def test_an_approval_on_another_site_says_nothing_here(client, reviewer):
    other = make_site("other.example")
    index = other.root_page.get_children().get().specific
    approve_page(make_faq_page(parent=index, title="Elsewhere"), reviewer)
    assert profile(client).status_code == 404
    assert listed(profile(client, headers={"host": "other.example"})) == ["Elsewhere"]


def test_pages_that_others_reviewed_last_are_theirs(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    approve_page(faq_page, make_reviewer(slug="demo-reviewer-y"))
    assert profile(client).status_code == 404
    assert listed(profile(client, "/reviewers/demo-reviewer-y/")) == [faq_page.title]


def test_of_a_page_that_is_not_vouched_for_whole_only_the_approved_questions_are_named(client, reviewer):
    page = make_faq_page(
        title="Hip replacement", slug="hip", questions=[make_question("First?"), make_question("Second?")]
    )
    first = page.questions.first()
    approve_page(page, reviewer, questions=[first.uuid])
    response = profile(client)
    assert "Hip replacement Only these answers: First? Reviewed on" in text_of(response)
    assert f'href="/faq/hip/#{first.anchor}"' in response.text
    assert "Second?" not in response.text


def test_when_the_page_changes_around_approved_questions_only_those_are_named(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    faq_page.summary = "Another summary."
    faq_page.save_revision().publish()
    (page,) = profile(client).context["document"].pages
    assert page.reviewed_on is None
    assert [row.question for row in page.questions] == ["How long does recovery take?"]


def test_a_reviewer_who_left_is_still_named_where_their_approvals_count_and_the_profile_says_so(
    client, reviewer, faq_page
):
    approve_page(faq_page, reviewer)
    assert "No longer reviews" not in text_of(profile(client))
    reviewer.active = False
    reviewer.save()
    assert "No longer reviews for us." in text_of(profile(client))


def test_profiles_in_several_languages_are_one_person_at_one_address(client, reviewer, faq_page):
    spanish = reviewer.copy_for_translation(Locale.objects.get(language_code="es"))
    spanish.biography, spanish.user = "Una persona ficticia.", UserFactory()
    spanish.save()
    index = faq_index().copy_for_translation(Locale.objects.get(language_code="es"), copy_parents=True)
    index.save_revision().publish()
    page = make_faq_page(parent=index, title="Prótesis de rodilla", locale=index.locale)
    approve_page(page, spanish)
    Page.objects.filter(pk=index.get_parent().pk).update(live=True)
    response = profile(client)
    assert listed(response) == ["Prótesis de rodilla"]
    assert "A fictional person." in response.text
    assert '<h3><a href="/es/faq/' in response.text
    assert f'href="http://localhost{ADDRESS}"' in client.get(response.context["document"].pages[0].path).text


def test_another_person_of_the_same_slug_in_another_language_is_not_mixed_in(client, reviewer, faq_page):
    stranger = make_reviewer(
        slug="demo-reviewer-z", name="Demo Stranger", locale=Locale.objects.get(language_code="es")
    )
    approve_page(make_faq_page(title="Of the stranger"), stranger)
    assert "Demo Stranger" in text_of(profile(client))
    approve_page(faq_page, reviewer)
    response = profile(client)
    assert listed(response) == [faq_page.title]
    assert "Demo Stranger" not in response.text


def test_a_profile_in_another_language_is_written_in_it_whatever_the_browser_asks_for(client, faq_page):
    spanish = make_reviewer(slug="demo-reviewer-z", locale=Locale.objects.get(language_code="es"))
    approve_page(faq_page, spanish)
    response = profile(client, headers={"accept-language": "en"})
    assert '<html lang="es"' in response.text
    assert response.headers["content-language"] == "es"
    assert "Colegiación" in response.text
    assert '<h3><a href="/faq/knee-replacement-spain/" hreflang="en">' in response.text


def test_what_people_wrote_is_escaped(client, reviewer, faq_page):
    reviewer.biography = "<script>alert(1)</script>"
    reviewer.save()
    faq_page.title = "<b>bold</b>"
    faq_page.save_revision().publish()
    approve_page(faq_page, reviewer)
    text = profile(client).text
    assert "<script>alert(1)" not in text
    assert "<b>bold</b>" not in text


def test_a_profile_can_only_be_read(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    assert client.head(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405
    assert client.get(ADDRESS.rstrip("/")).headers["location"] == ADDRESS


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(client, reviewer):
    counts = []
    for more in (1, 9, 20):
        for _ in range(more):
            approve_page(make_faq_page(questions=[make_question("A?"), make_question("B?")]), reviewer)
        profile(client)  # fills the caches of sites
        with CaptureQueriesContext(connection) as queries:
            profile(client)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
