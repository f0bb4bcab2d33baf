"""Wagtail's API v2 is as open or closed as the content API."""

import pytest

from cms.api_tokens import ApiToken, issue

pytestmark = pytest.mark.django_db

PAGES = "/api/v2/pages/"


def bearer(**scopes) -> dict[str, str]:
    return {"Authorization": f"Bearer {issue(ApiToken(name='Build', **scopes))[1]}"}


def test_an_open_installation_asks_for_no_token(client, faq_page):
    assert client.get(PAGES).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer x"}])
@pytest.mark.parametrize("path", ["pages/", "pages/find/?id=1", "images/", "documents/"])
def test_a_closed_one_refuses_whoever_has_none(client, site, settings, headers, path):
    settings.API_PUBLIC = False
    response = client.get(f"/api/v2/{path}", headers=headers)
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert "no-store" in response["Cache-Control"]


def test_a_closed_one_answers_holders_of_a_token_with_the_scope(client, faq_page, settings):
    settings.API_PUBLIC = False
    response = client.get(PAGES, headers=bearer())
    assert response.json()["meta"]["total_count"] == 3
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(PAGES, headers=bearer(reads_published=False, reads_drafts=True)).status_code == 403
