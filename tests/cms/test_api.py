"""The content API as a whole: what holds for every address under its prefix."""

import datetime as dt
import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.published.models import DocumentState
from tests.problem_assertions import PREFIX, assert_problem
from tests.snapshot_files import assert_snapshot

pytestmark = pytest.mark.django_db

ADDRESSES = ["", "faqs/", "openapi.json", "docs/", "problems/not-found/"]


def test_the_openapi_snapshot(client):
    """Who breaks when this changes: every client generated from it. `make snapshots` rewrites the file."""
    described = client.get(f"{PREFIX}openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert_snapshot("openapi", described)


def test_every_operation_describes_its_problems(client):
    for methods in client.get(f"{PREFIX}openapi.json").json()["paths"].values():
        for operation in methods.values():
            assert list(operation["responses"]["default"]["content"]) == ["application/problem+json"]


def test_operation_ids_are_unique(client):
    paths = client.get(f"{PREFIX}openapi.json").json()["paths"]
    ids = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(ids) == len(set(ids))


def test_the_root_says_where_everything_is(client):
    index = client.get(PREFIX).json()
    assert f"{PREFIX}faqs/" in index["endpoints"]
    assert client.get(index["openapi"]).status_code == 200
    assert client.get(index["docs"]).status_code == 200


def test_the_documentation_loads_nothing_from_elsewhere(client):
    page = client.get(f"{PREFIX}docs/")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.content.decode())
    assert addresses
    assert all(address.startswith("/static/ninja/") for address in addresses)
    assert all(finders.find(address.removeprefix("/static/")) for address in addresses)
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert "https:" not in page["Content-Security-Policy"]


def test_the_documentation_can_be_switched_off(client, settings):
    settings.API_DOCS_ENABLED = False
    assert_problem(client.get(f"{PREFIX}docs/"), 404, "not-found")
    assert client.get(PREFIX).json()["docs"] is None
    assert client.get(f"{PREFIX}openapi.json").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_answers_like_get_without_a_body(client, address):
    client.get(f"{PREFIX}{address}")
    # While the second of a change lasts, its date is another than in the next.
    DocumentState.objects.update(changed_at=timezone.now() - dt.timedelta(minutes=1))
    get, head = client.get(f"{PREFIX}{address}"), client.head(f"{PREFIX}{address}")
    assert head.status_code == 200
    assert head.content == b""
    different = {name for name in get.headers if head.headers.get(name) != get.headers[name]}
    assert different == {"X-Request-ID"}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(client, method, address):
    response = client.generic(method, f"{PREFIX}{address}", HTTP_X_HTTP_METHOD_OVERRIDE="GET")
    assert_problem(response, 405, "method-not-allowed")
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("sent", ["Bearer expired", "Basic dXNlcjpwYXNz", ""])
def test_a_token_is_never_taken_for_no_token(client, sent, address):
    response = client.get(f"{PREFIX}{address}", HTTP_AUTHORIZATION=sent)
    assert_problem(response, 401, "invalid-token")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "address",
    [
        "nothing/",
        "faqs/nothing/",
        "faqs/0/",
        "faqs/-1/",
        "faqs/2147483648/",
        f"faqs/{'9' * 5000}/",
        "faqs/%D9%A1/",
        "faqs/1.css",
        "faqs//1/",
        "%00",
        "%ff",
        "%0a",
        "%2e%2e/%2e%2e/admin/",
    ],
)
def test_an_unknown_address_is_a_problem_and_never_a_page(client, address):
    assert_problem(client.get(f"{PREFIX}{address}"), 404, "not-found")
    assert_problem(client.post(f"{PREFIX}{address}"), 404, "not-found")


@pytest.mark.parametrize("path", [PREFIX.rstrip("/"), f"{PREFIX}faqs", f"{PREFIX}faqs/7/jsonld"])
def test_a_missing_slash_is_named_and_not_redirected(client, path):
    problem = assert_problem(client.get(path), 404, "not-found")
    assert problem["detail"] == f"Addresses here end with a slash: {path}/"


def test_an_unknown_parameter_is_refused_everywhere(client):
    for address in ADDRESSES:
        assert_problem(client.get(f"{PREFIX}{address}?surprise=1"), 422, "invalid-parameters")


def test_cookies_and_languages_change_nothing(client):
    plain = client.get(f"{PREFIX}faqs/")
    # Shorter than a session key: Django would delete such a cookie and say Vary: Cookie.
    client.cookies.load({"sessionid": "abc", "csrftoken": "x", "django_language": "es", "messages": "junk"})
    with_cookies = client.get(f"{PREFIX}faqs/", HTTP_ACCEPT_LANGUAGE="es")
    assert with_cookies.content == plain.content
    assert not with_cookies.cookies
    assert with_cookies["Vary"] == plain["Vary"] == "Accept, Authorization, origin"
    assert with_cookies["Content-Language"] == plain["Content-Language"] == "en"


def test_an_editor_gets_what_everybody_gets(client, admin_client):
    assert admin_client.get(f"{PREFIX}faqs/").content == client.get(f"{PREFIX}faqs/").content


@pytest.mark.parametrize("host", ["evil.example", 'evil.example:1/"><'])
def test_a_foreign_host_is_refused_and_not_repeated(client, host):
    response = client.get(f"{PREFIX}faqs/", HTTP_HOST=host)
    assert_problem(response, 400, "bad-request")
    assert b"evil" not in response.content


def test_host_headers_of_proxies_are_not_believed(client, faq_page):
    address = f"{PREFIX}faqs/{faq_page.pk}/"
    sent = {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"}
    assert client.get(address, **sent).content == client.get(address).content


def test_scripts_of_any_site_may_read_and_see_the_etag(client):
    response = client.get(f"{PREFIX}faqs/", HTTP_ORIGIN="https://frontend.example")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


def test_a_preflight_allows_conditional_requests(client):
    response = client.options(
        f"{PREFIX}faqs/", HTTP_ORIGIN="https://frontend.example", HTTP_ACCESS_CONTROL_REQUEST_METHOD="GET"
    )
    assert response.status_code == 200
    for name in ("if-match", "if-none-match", "if-modified-since", "if-unmodified-since"):
        assert name in response["Access-Control-Allow-Headers"]


def test_other_addresses_are_not_opened_to_scripts(client):
    assert "Access-Control-Allow-Origin" not in client.get("/robots.txt", HTTP_ORIGIN="https://a.example")


@given(query=st.text(max_size=60), path=st.text(max_size=30))
def test_no_query_and_no_path_makes_the_api_fail(query, path):
    client = Client(raise_request_exception=False)
    query, path = (text.encode(errors="replace").decode() for text in (query, path))
    assert client.get(f"{PREFIX}faqs/", QUERY_STRING=query).status_code in (200, 422)
    assert client.get(f"{PREFIX}{path}").status_code in (200, 404, 422)


def test_an_unknown_problem_type_is_a_problem(client):
    assert_problem(client.get(f"{PREFIX}problems/nothing/"), 404, "not-found")


def test_every_problem_type_leads_to_its_meaning(client):
    problem = assert_problem(client.get(f"{PREFIX}nothing/"), 404, "not-found")
    meaning = client.get(problem["type"]).json()
    assert meaning["type"] == problem["type"]
    assert meaning["status"] == 404


def test_the_name_of_the_openapi_address_is_the_one_the_documentation_asks_for():
    assert reverse("content_api:openapi-json") == f"{PREFIX}openapi.json"


def test_json_is_compact_utf8(client, faq_page):
    faq_page.title = "Rodilla: ¿cuánto cuesta? 🦵"
    faq_page.save_revision().publish()
    body = client.get(f"{PREFIX}faqs/{faq_page.pk}/").content
    assert "¿cuánto cuesta? 🦵" in body.decode("utf-8")
    assert body == json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":")).encode()
