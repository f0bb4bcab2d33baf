"""Drafts in the content API: a draft's words are read through a valid link to it, and in no other way."""

import datetime as dt
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.api_tokens import ApiToken, issue
from cms.preview_links import PreviewLink, revoke, share, token_of
from faq.models import FAQPage
from tests.api_pages import example_page
from tests.factories import (
    UserFactory,
    approve_page,
    faq_index,
    make_faq_page,
    make_question,
    make_reviewer,
    make_site,
)
from tests.problem_assertions import PREFIX, assert_problem, refused
from tests.query_counts import queries_of

pytestmark = pytest.mark.django_db

CANARY = "Canary-of-the-draft"


def address_of(page: Page, **options) -> str:
    link = new_link(page, **options)
    return f"{PREFIX}preview/{token_of(link)}/"


def new_link(page: Page, **options) -> PreviewLink:
    options = {
        "site": Site.objects.get(is_default_site=True),
        "by": UserFactory(),
        "lifetime": dt.timedelta(minutes=15),
        "now": timezone.now(),
        **options,
    }
    return share(Page.objects.get(pk=page.pk), **options)


def with_draft(page: FAQPage, text: str = CANARY) -> FAQPage:
    """The page with a newer draft that says something else in every place."""
    draft = FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title = draft.summary = f"{text} of the page"
    question = draft.questions.all()[0]
    question.question = question.short_answer = f"{text} of the question"
    draft.save_revision()
    return FAQPage.objects.get(pk=page.pk)


def assert_nothing_there(response) -> dict:
    problem = assert_problem(response, 404, "not-found")
    assert CANARY not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    return {name: value for name, value in problem.items() if name not in ("instance", "request_id")}


def test_a_preview_has_every_key_of_the_page_and_says_that_it_is_one(client, site):
    page = example_page()
    published = client.get(f"{PREFIX}faqs/{page.pk}/").json()
    preview = client.get(address_of(page)).json()
    meta = preview["meta"]
    assert (meta.pop("preview"), meta.pop("revision_id")) == (True, page.latest_revision_id)
    assert preview["seo"].pop("robots") == "noindex,nofollow"
    del published["seo"]["robots"]
    assert preview == published


def test_a_draft_is_in_its_preview_and_nowhere_else(client, site):
    page = with_draft(example_page())
    assert client.get(address_of(page)).content.decode().count(CANARY) > 5
    for path in ("faqs/", f"faqs/{page.pk}/", f"pages/{page.pk}/", "pages/", "questions/", "sitemap/"):
        assert CANARY not in client.get(f"{PREFIX}{path}").content.decode(), path


def test_a_page_that_was_never_published_has_a_preview(client, site):
    page = make_faq_page(live=False, title=CANARY)
    answer = client.get(address_of(page)).json()
    assert answer["title"] == CANARY
    assert answer["meta"]["published_at"] is None
    assert client.get(f"{PREFIX}faqs/{page.pk}/").status_code == 404


def test_a_private_page_can_be_previewed(client, faq_page):
    PageViewRestriction.objects.create(page=faq_page, restriction_type="login")
    assert client.get(address_of(faq_page)).status_code == 200


def test_a_draft_that_was_edited_never_claims_the_review(client, site):
    page = make_faq_page()
    approve_page(page, make_reviewer(name="Demo Reviewer A"))
    assert client.get(address_of(page)).json()["review"]["reviewer"]["name"] == "Demo Reviewer A"
    answer = client.get(address_of(with_draft(page)))
    review = answer.json()["review"]
    assert review["status"] not in ("reviewed", "due_soon")
    assert (review["reviewer"], review["reviewed_on"]) == (None, None)
    assert "Demo Reviewer A" not in answer.content.decode()
    assert "reviewedBy" not in answer.content.decode()
    published = client.get(f"{PREFIX}faqs/{page.pk}/").json()
    assert published["review"]["reviewer"]["name"] == "Demo Reviewer A"


def test_pages_without_a_document_of_their_own_are_a_summary(client, site):
    index = faq_index()
    draft = index.get_latest_revision_as_object()
    draft.title = CANARY
    revision = draft.save_revision()
    answer = client.get(address_of(index)).json()
    assert set(answer) == {"id", "uuid", "type", "title", "meta"}
    assert (answer["type"], answer["title"]) == ("faq.FAQIndexPage", CANARY)
    assert (answer["meta"]["preview"], answer["meta"]["revision_id"]) == (True, revision.pk)


@pytest.mark.parametrize("method", ["get", "head"])
def test_nothing_keeps_or_lists_a_preview(client, faq_page, method):
    address = address_of(faq_page)
    response = getattr(client, method)(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Content-Language"] == "en"
    assert "Cache-Tag" not in response
    assert not response.cookies


def test_a_second_read_shows_what_was_saved_in_between(client, faq_page):
    address = address_of(faq_page)
    assert CANARY not in client.get(address).content.decode()
    with_draft(faq_page)
    assert CANARY in client.get(address).content.decode()


def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(client, site):
    page = with_draft(example_page())
    gone = make_faq_page()
    revoked, of_other_site = new_link(page), new_link(page, site=make_site())
    revoke(revoked, now=timezone.now())
    gone_address = address_of(gone)
    gone.delete()
    good = address_of(page)
    addresses = [
        f"{PREFIX}preview/{token_of(revoked)}/",
        f"{PREFIX}preview/{token_of(of_other_site)}/",
        address_of(page, now=timezone.now() - dt.timedelta(minutes=15, seconds=1)),
        gone_address,
        f"{good[:-2]}x/",
        f"{PREFIX}preview/nothing/",
        f"{PREFIX}preview/{page.pk}/",
    ]
    answers = [assert_nothing_there(client.get(address)) for address in addresses]
    assert all(answer == answers[0] for answer in answers)
    assert_nothing_there(client.get(good, headers={"Host": "other.example"}))
    assert CANARY in client.get(good).content.decode()


def test_a_link_ends_on_the_second(client, faq_page):
    now = timezone.now()
    address = address_of(with_draft(faq_page), now=now)
    for seconds, status in [(899, 200), (900, 404), (901, 404)]:
        with mock.patch("cms.preview_api.timezone.now", return_value=now + dt.timedelta(seconds=seconds)):
            assert client.get(address).status_code == status


def test_an_editor_without_the_link_gets_what_everybody_gets(admin_client, client, faq_page):
    page = with_draft(faq_page)
    for path in (f"faqs/{page.pk}/", f"pages/{page.pk}/"):
        response = admin_client.get(f"{PREFIX}{path}", headers={"X-Preview": "1"})
        assert response.content == client.get(f"{PREFIX}{path}").content
    assert refused(admin_client.get(f"{PREFIX}faqs/{page.pk}/?preview=1"))["code"] == "unknown_parameter"


def test_a_token_of_the_api_opens_no_draft_by_itself_and_must_fit_where_it_is_sent(client, faq_page):
    page = with_draft(faq_page)
    address = address_of(page)

    def sent(**scopes) -> dict[str, str]:
        return {"Authorization": f"Bearer {issue(ApiToken(name='Front end', **scopes))[1]}"}

    assert CANARY not in client.get(f"{PREFIX}faqs/{page.pk}/", headers=sent(reads_drafts=True)).text
    assert_problem(client.get(address, headers=sent()), 403, "forbidden")
    assert_problem(client.get(address, headers={"Authorization": "Bearer x"}), 401, "invalid-token")
    assert client.get(address, headers=sent(reads_drafts=True)).status_code == 200


def test_a_closed_api_still_opens_previews(client, faq_page, settings):
    settings.API_PUBLIC = False
    assert client.get(address_of(faq_page)).status_code == 200


def test_a_preview_refuses_what_it_does_not_know(client, faq_page):
    address = address_of(faq_page)
    assert refused(client.get(f"{address}?nothing=1"))["code"] == "unknown_parameter"
    assert_problem(client.post(address), 405, "method-not-allowed")
    assert_problem(client.get(address, headers={"Accept": "text/html"}), 406, "not-acceptable")


def test_a_preview_takes_the_same_queries_for_one_question_and_for_forty(client: Client, site):
    def taken(questions: int) -> int:
        page = make_faq_page(questions=[make_question(f"Question {row}?") for row in range(questions)])
        return queries_of(client, address_of(page))

    assert taken(1) == taken(40) <= 25
