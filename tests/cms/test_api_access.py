"""Who may ask the content API, and what is said to those who may not."""

import datetime as dt

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms import api_access
from cms.api_access import ANONYMOUS, Access
from cms.api_tokens import READ_CHANGES, ApiToken, issue, revoke
from cms.problems import Problem
from tests.factories import make_site
from tests.problem_assertions import PREFIX, assert_problem

pytestmark = pytest.mark.django_db

FAQS = f"{PREFIX}faqs/"


def bearer(sites=(), **fields) -> dict[str, str]:
    _, text = issue(ApiToken(**{"name": "Build", **fields}), sites=sites)
    return {"Authorization": f"Bearer {text}"}


def assert_refused(client: Client, headers: dict[str, str]) -> None:
    response = client.get(FAQS, headers=headers)
    assert_problem(response, 401, "invalid-token")
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Cache-Control"] == ("private, no-store" if headers else "no-store")


def test_a_valid_token_reads_what_everybody_reads_and_no_cache_keeps_it(client, faq_page):
    plain, answer = client.get(FAQS), client.get(FAQS, headers=bearer())
    assert answer.content == plain.content
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cache-Tag" not in answer
    assert plain["Cache-Control"].startswith("public")


def test_the_scheme_is_read_in_any_case(client, site):
    headers = {"Authorization": bearer()["Authorization"].replace("Bearer", "bearer")}
    assert client.get(FAQS, headers=headers).status_code == 200


def test_a_token_that_is_no_longer_good_is_refused_and_never_taken_for_none(client, site):
    past = timezone.now() - dt.timedelta(seconds=1)
    assert_refused(client, bearer(expires_at=past))
    assert_refused(client, bearer(sites=[make_site()]))
    token, text = issue(ApiToken(name="Build"))
    revoke(token, now=past)
    assert_refused(client, {"Authorization": f"Bearer {text}"})


@pytest.mark.parametrize(
    "sent", ["", "Bearer", "Bearer ", "Bearer x", "Basic dXNlcjpwYXNz", "vouch_x", "Bearer \x7f"]
)
def test_what_is_no_token_is_refused(client, site, sent):
    assert_refused(client, {"Authorization": sent})


def test_a_token_for_a_site_is_good_there_only(client, site):
    headers = bearer(sites=[make_site("other.example")])
    assert client.get(FAQS, headers={**headers, "Host": "other.example"}).status_code == 200
    assert_refused(client, headers)


def test_a_token_without_the_scope_is_told_which_it_lacks(client, site):
    response = client.get(FAQS, headers=bearer(reads_published=False, reads_changes=True))
    problem = assert_problem(response, 403, "forbidden")
    assert "read:published" in problem["detail"]
    assert response["Cache-Control"] == "private, no-store"


def test_no_token_can_write(client, site):
    headers = bearer(reads_drafts=True, reads_changes=True)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert_problem(client.generic(method, FAQS, headers=headers), 405, "method-not-allowed")


def test_a_closed_api_answers_holders_of_a_token_only(client, faq_page, settings):
    settings.API_PUBLIC = False
    assert_refused(client, {})
    assert_refused(client, {"Authorization": "Bearer x"})
    assert client.get(FAQS, headers=bearer()).json()["meta"]["total"] == 1
    response = client.get(FAQS, headers=bearer(reads_published=False, reads_drafts=True))
    assert_problem(response, 403, "forbidden")


def test_changes_need_their_own_scope(rf, site):
    assert api_access.changes.scope == READ_CHANGES
    assert api_access.changes(request(rf)) == ANONYMOUS
    with pytest.raises(Problem) as refusal:
        api_access.changes(request(rf, **bearer()))
    assert refusal.value.status == 403
    assert api_access.changes(request(rf, **bearer(reads_changes=True))).reads_changes


def test_what_the_address_opens_is_open_in_a_closed_api_too(rf, site, settings):
    settings.API_PUBLIC = False
    assert Access(READ_CHANGES, always_open=True)(request(rf)) == ANONYMOUS


def test_using_a_token_is_noted(client, site):
    headers = bearer()
    client.get(FAQS, headers=headers)
    assert ApiToken.objects.get().last_used_at is not None


def test_a_token_costs_one_query_more(client, site):
    headers = bearer()
    for _ in range(2):
        client.get(FAQS, headers=headers)
    with CaptureQueriesContext(connection) as plain:
        client.get(FAQS)
    with CaptureQueriesContext(connection) as with_token:
        client.get(FAQS, headers=headers)
    assert sum("cms_apitoken" in query["sql"] for query in with_token) == 1
    assert not any("cms_apitoken" in query["sql"] for query in plain)


def request(rf, **headers: str) -> HttpRequest:
    return rf.get(FAQS, headers=headers)
