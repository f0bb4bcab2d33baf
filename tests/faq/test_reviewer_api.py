"""Medical reviewers in the content API: there while they vouch for something public, and only then."""

import datetime as dt
import json

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.dates import add_months, today
from faq.models import FAQPage
from faq.review.approving import revoke
from faq.reviewer_document import PHOTO_SIZE
from tests.api_pages import example_page, quick_page, with_example_ids
from tests.factories import (
    ImageFactory,
    UserFactory,
    approve_page,
    approve_page_on,
    make_faq_page,
    make_question,
    make_reviewer,
)
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import assert_fixed_queries, queries_of
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

LIST = f"{PREFIX}reviewers/"
DETAIL = f"{LIST}demo-reviewer-z/"


@pytest.fixture
def reviewer(site):
    return make_reviewer(
        slug="demo-reviewer-z",
        name="Demo Reviewer Z",
        job_title="Orthopaedic physician (fictional)",
        specialty="Musculoskeletal",
        registration_number="DEMO-77",
        registration_country="ES",
        biography="A fictional clinician.",
        interests="None declared",
        profile_url="https://clinic.example/z",
    )


def slugs(client) -> list[str]:
    return [item["slug"] for item in client.get(LIST).json()["items"]]


def test_the_snapshot_of_a_reviewer(client, reviewer):
    """Who breaks when this changes: front ends that have a page for each reviewer."""
    page = example_page()
    approve_page(page, reviewer)
    text = json.dumps(with_example_ids(client.get(DETAIL).json(), page))
    for day, name in ((today(), "today"), (add_months(today(), 12), "in a year")):
        text = text.replace(day.isoformat(), name)
    assert_snapshot("reviewer_detail", json.loads(text))


def test_a_reviewer_is_the_profile_with_everything_vouched_for(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    response = client.get(DETAIL)
    answer = response.json()
    assert answer["full_name"] == "Dr Demo Reviewer Z, MD (demo)"
    assert answer["specialty"]["code"] == "Musculoskeletal"
    assert answer["registration"]["number"] == "DEMO-77"
    assert answer["same_as"] == ["https://clinic.example/z"]
    assert answer["pages"] == [
        {
            "id": faq_page.pk,
            "title": "Knee replacement in Spain",
            "path": "/faq/knee-replacement-spain/",
            "url": "http://localhost/faq/knee-replacement-spain/",
            "locale": "en",
            "reviewed_on": today().isoformat(),
            "review_due": add_months(today(), 12).isoformat(),
            "questions": [],
        }
    ]
    script = client.get("/reviewers/demo-reviewer-z/").content.decode()
    assert answer["seo"]["canonical"] in script
    assert response["Cache-Tag"] == f"reviewer:demo-reviewer-z,page:{faq_page.pk}"
    seo = answer.pop("seo")
    assert seo["json_ld"]["@graph"]
    assert client.get(LIST).json()["items"] == [answer]


def test_nothing_private_of_the_account_leaves(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    for address in (LIST, DETAIL):
        body = client.get(address).content.decode()
        assert reviewer.user.email not in body
        assert reviewer.user.username not in body


def reword(page):
    page = FAQPage.objects.get(pk=page.pk)
    page.title = f"{page.title} again"
    page.save_revision().publish()


def pass_its_end(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))


def withdraw(page):
    revoke(page, user=UserFactory(), reason="Safety notice")


@pytest.mark.parametrize("end", [reword, pass_its_end, withdraw])
def test_a_reviewer_goes_when_the_last_thing_they_vouch_for_does(client, reviewer, faq_page, end):
    approve_page(faq_page, reviewer)
    assert slugs(client) == ["demo-reviewer-z"]
    end(faq_page)
    assert slugs(client) == []
    assert_problem(client.get(DETAIL), 404, "not-found")


def test_who_never_approved_or_only_a_draft_or_long_ago_is_not_there(client, reviewer):
    make_faq_page(medical_reviewer=reviewer, claimed_reviewer="Dr Demo Reviewer Z")
    approve_page(make_faq_page(live=False), reviewer)
    approve_page_on(add_months(today(), -13), make_faq_page(), reviewer)
    assert slugs(client) == []
    assert_problem(client.get(DETAIL), 404, "not-found")


def test_of_a_page_that_is_not_vouched_for_whole_the_approved_questions_are_named(client, reviewer):
    questions = [make_question("One?"), make_question("Two?")]
    page = make_faq_page(slug="knee", questions=questions)
    approve_page(page, reviewer, questions={questions[1].uuid})
    [item] = client.get(DETAIL).json()["pages"]
    assert item["reviewed_on"] is item["review_due"] is None
    [question] = item["questions"]
    assert question["uuid"] == str(questions[1].uuid)
    assert question["path"] == "/faq/knee/#two"
    assert question["url"] == "http://localhost/faq/knee/#two"
    assert question["reviewed_on"] == today().isoformat()


def test_reviewers_are_listed_by_name_and_in_pages(client, site):
    for name in ("C", "A", "B"):
        approve_page(make_faq_page(), make_reviewer(name=name, slug=f"slug-{name}"))
    assert slugs(client) == ["slug-A", "slug-B", "slug-C"]
    answer = client.get(f"{LIST}?limit=1&offset=1").json()
    assert [item["slug"] for item in answer["items"]] == ["slug-B"]
    assert answer["meta"]["total"] == 3
    assert answer["links"]["next"] == f"{LIST}?limit=1&offset=2"


def test_parameters_are_strict(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    assert refused(client.get(f"{LIST}?name=x"))["allowed"] == ["limit", "offset", "fields"]
    assert refused(client.get(f"{DETAIL}?locale=en"))["code"] == "unknown_parameter"


def test_a_list_shows_the_fields_that_are_named(client, reviewer, faq_page):
    approve_page(faq_page, reviewer)
    [item] = client.get(f"{LIST}?fields=pages.title,slug,registration.number").json()["items"]
    assert item == {
        "slug": "demo-reviewer-z",
        "registration": {"number": "DEMO-77"},
        "pages": [{"title": "Knee replacement in Spain"}],
    }
    assert client.get(f"{LIST}?fields=slug")["Cache-Tag"] == client.get(LIST)["Cache-Tag"]
    whole = client.get(LIST).json()["items"][0]
    [rest] = client.get(f"{LIST}?fields=-pages").json()["items"]
    assert rest == {key: value for key, value in whole.items() if key != "pages"}


@pytest.mark.parametrize("name", ["seo", "user", "pages.body", "-registration.secret"])
def test_a_field_that_a_reviewer_does_not_have_is_answered_with_those_there_are(client, reviewer, name):
    error = refused(client.get(f"{LIST}?fields={name}"))
    assert (error["loc"], error["code"]) == (["query", "fields"], "unknown_field")
    assert {"slug", "registration.number", "pages.questions.url"} <= set(error["allowed"])


def test_a_list_takes_the_same_queries_for_1_20_and_100_reviewers_with_photos(client, site):
    photo = ImageFactory()
    photo.get_rendition(PHOTO_SIZE)

    def add(number: int) -> None:
        page = quick_page([make_question()], title=f"Page {number}")
        approve_page(page, make_reviewer(photo=photo))

    assert_fixed_queries(client, f"{LIST}?limit=100", add, budget=18)


def test_photos_are_looked_up_together_when_no_cache_knows_them(client, site):
    caches["default"].clear()  # another test's image of the same id
    for _ in range(3):
        photo = ImageFactory()
        photo.get_rendition(PHOTO_SIZE)
        approve_page(make_faq_page(), make_reviewer(photo=photo))
    caches["default"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert all(item["photo"] for item in client.get(LIST).json()["items"])
    assert sum('FROM "cms_customrendition"' in query["sql"] for query in queries) == 1


def test_a_reviewer_takes_the_same_queries_for_1_and_20_pages(client, reviewer):
    taken = []
    for number in range(1, 21):
        approve_page(quick_page([make_question()], title=f"Page {number}"), reviewer)
        if number in (1, 20):
            taken.append(queries_of(client, DETAIL))
    assert taken[0] == taken[1] <= 17
