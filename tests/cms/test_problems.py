"""Every error under the API's prefix is application/problem+json, wherever it comes from; nothing else is touched."""

import logging

import pytest
from django.db import ProgrammingError
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.contrib.redirects.models import Redirect

from cms.problems import ProblemMiddleware, kind_document, kind_of
from tests.problem_assertions import PREFIX, assert_problem

ADDRESS = f"{PREFIX}faqs/"


def through(response: HttpResponse, path: str = ADDRESS) -> HttpResponse:
    request = RequestFactory().get(path)
    request.request_id = response["X-Request-ID"] = "request-1"
    answer = ProblemMiddleware(lambda request: response)(request)
    answer["X-Request-ID"] = "request-1"
    return answer


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "bad-request"),
        (403, "forbidden"),
        (404, "not-found"),
        (405, "method-not-allowed"),
        (418, "bad-request"),
        (429, "too-many-requests"),
        (500, "internal-error"),
        (502, "internal-error"),
        (503, "unavailable"),
    ],
)
def test_an_error_page_becomes_a_problem(status, kind):
    assert_problem(through(HttpResponse("<h1>Traceback</h1>", status=status)), status, kind)


def test_headers_that_stay_true_are_kept():
    response = through(HttpResponse(status=405, headers={"Allow": "HEAD, GET", "X-Other": "1"}))
    assert response["Allow"] == "GET, HEAD"
    assert "X-Other" not in response.headers
    assert through(HttpResponse(status=429, headers={"Retry-After": "7"}))["Retry-After"] == "7"


@pytest.mark.parametrize("status", [200, 204, 304])
def test_success_is_left_alone(status):
    response = HttpResponse(status=status)
    assert through(response) is response


@pytest.mark.parametrize("path", ["/", "/faq/", "/api/", "/api/content/v10/", "/api/v2/pages/"])
def test_errors_of_other_addresses_are_left_alone(path):
    response = HttpResponse("<h1>Not found</h1>", status=404)
    assert through(response, path) is response


@pytest.mark.django_db
def test_an_editors_redirect_never_answers_for_the_api(client, site):
    address = f"{PREFIX}faqs/99999/"
    Redirect.objects.create(old_path=Redirect.normalise_path(address), redirect_link="https://evil.example/")
    assert_problem(client.get(address), 404, "not-found")


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("failure", [RuntimeError("secret"), ProgrammingError("secret"), KeyError("secret")])
@pytest.mark.django_db
def test_a_failure_says_nothing_but_its_id_and_is_logged_with_it(
    client, settings, monkeypatch, caplog, debug, failure
):
    def fail(*args, **kwargs):
        raise failure

    settings.DEBUG = debug
    monkeypatch.setattr("cms.api_parameters.read", fail)
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR):
        response = client.get(ADDRESS, HTTP_X_REQUEST_ID="request-from-proxy")
    problem = assert_problem(response, 500, "internal-error")
    assert problem["request_id"] == "request-from-proxy"
    assert "secret" not in response.content.decode()
    assert any("request-from-proxy" in record.getMessage() for record in caplog.records)
    assert any(record.exc_info for record in caplog.records)


@pytest.mark.django_db
def test_a_long_address_is_not_repeated_whole(client):
    problem = assert_problem(client.get(f"{ADDRESS}?x={'a' * 60_000}"), 414, "address-too-long")
    assert problem["instance"] == ADDRESS


@pytest.mark.django_db
def test_instance_is_the_address_that_was_asked_for(client):
    problem = assert_problem(client.get(f"{ADDRESS}?limit=0"), 422, "invalid-parameters")
    assert problem["instance"] == f"{ADDRESS}?limit=0"


def test_a_kind_is_found_by_its_slug():
    assert kind_document("not-found").status == 404
    assert kind_document("nothing") is None


def test_every_kind_has_a_slug_of_its_own():
    statuses = (400, 401, 403, 404, 405, 406, 412, 414, 422, 429, 500, 503)
    assert len({kind_of(status).slug for status in statuses}) == len(statuses)
