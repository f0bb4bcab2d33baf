"""What every address of the content API has in common; a new one cannot leave any of it out."""

import re

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from cms.api import content_api
from tests.api_pages import example_page
from tests.factories import approve_page, make_reviewer
from tests.problem_assertions import PREFIX, assert_problem, refused

pytestmark = pytest.mark.django_db

# Previews and the audit are not for everybody: tests/cms/test_preview_api.py and test_audit_api.py say what holds there.
PATHS = sorted(
    path
    for path in content_api.get_openapi_schema()["paths"]
    if not path.endswith(("/preview/{token}/", "/audit/"))
)


@pytest.fixture
def address(site, request) -> str:
    """The address of a path of the API, with something at it."""
    page = example_page()
    approve_page(page, make_reviewer(slug="demo-reviewer-z"))
    Redirect.add_redirect("/old", redirect_to=page)
    path = request.param.format(
        kind="not-found",
        faq_id=page.pk,
        page_id=page.pk,
        question_uuid=page.questions.get().uuid,
        slug="demo-reviewer-z" if "reviewers" in request.param else page.treatment.slug,
    )
    return f"{path}?path=/old/" if "resolve" in path else path


# Shorter for what the day decides: until midnight.
CACHE_CONTROL = re.compile(r"public, max-age=0, s-maxage=([1-9]\d*), stale-while-revalidate=\d+")


@pytest.mark.parametrize("address", PATHS, indirect=True)
def test_every_address_answers_with_the_same_headers(client: Client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert CACHE_CONTROL.fullmatch(response["Cache-Control"]), response["Cache-Control"]
    assert response["Vary"] == "Accept, Authorization, origin"
    assert response["Content-Language"] == "en"
    assert not response.cookies
    assert "Cache-Tag" in response or "/problems/" in address
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    # The date of a change within this second is given out a second later.
    assert head["ETag"] == response["ETag"]
    assert set(head.headers) == set(response.headers) >= {"Last-Modified"}
    assert client.get(address, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


@pytest.mark.parametrize("address", PATHS, indirect=True)
def test_every_address_refuses_what_it_does_not_know(client: Client, address):
    more = "&" if "?" in address else "?"
    assert refused(client.get(f"{address}{more}nothing=1"))["code"] == "unknown_parameter"
    assert_problem(client.post(address), 405, "method-not-allowed")
    assert_problem(client.get(address, HTTP_ACCEPT="text/html"), 406, "not-acceptable")
    assert_problem(client.get(address, HTTP_AUTHORIZATION="Bearer x"), 401, "invalid-token")


def test_every_list_has_the_same_shape(client, site):
    example_page()
    lists = [path for path in PATHS if path.endswith(("s/", "sitemap/")) and "changes" not in path]
    assert len(lists) == 8
    for path in lists:
        answer = client.get(f"{path}?limit=1").json()
        assert set(answer) == {"items", "meta", "links"}, path
        assert set(answer["meta"]) == {"total", "total_is_capped", "limit", "offset", "next_cursor"}
        assert answer["links"]["self"] == f"{path}?limit=1&offset=0"
    assert f"{PREFIX}faqs/" in lists
