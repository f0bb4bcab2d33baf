"""Wagtail's API v3: absent by default; where it is switched on, for holders of a token only."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from cms.wagtail_api.preview import urlpatterns
from faq.models import FAQPage
from tests.cms import urls_with_api_v3_preview
from tests.factories import UserFactory, approve_page, faq_index, make_faq_page

pytestmark = pytest.mark.django_db

PREFIX = "/api/v3-preview/"
# Imported above, and so before any test changes the setting that the project's addresses depend on.
URLS = pytest.mark.urls(urls_with_api_v3_preview.__name__)


@pytest.fixture
def preview(settings) -> None:
    settings.WAGTAIL_API_V3 = True


def token_client(**account) -> tuple[Client, APIToken]:
    token, secret = APIToken.create_token(user=UserFactory(**account), name="test")
    return Client(headers={"authorization": f"Bearer {secret}"}), token


def assert_refused(response) -> None:
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Cache-Control"] == "private, no-store"
    assert json.loads(response.content)["status"] == 401


@pytest.mark.parametrize("path", ["", "pages/", "openapi.json", "docs/", "whoami/"])
def test_it_is_absent_unless_the_setting_says_so(client, site, path):
    assert urlpatterns() == []
    assert client.get(f"{PREFIX}{path}").status_code == 404
    assert client.get(f"/api/v3/{path}").status_code == 404


@URLS
@pytest.mark.parametrize("path", ["", "pages/", "pages/1/", "openapi.json", "docs/", "schema/", "nothing/"])
@pytest.mark.parametrize("header", [None, "Bearer ", "Bearer wagtail_wrong", "Basic YTpi", "Bearer \xe9\x00"])
def test_nothing_is_said_without_a_valid_token(preview, client, site, path, header):
    headers = {"authorization": header} if header else {}
    assert_refused(client.get(f"{PREFIX}{path}", headers=headers))


@URLS
def test_a_session_is_no_token(preview, admin_client, faq_page):
    assert_refused(admin_client.get(f"{PREFIX}pages/{faq_page.pk}/"))


@URLS
def test_a_revoked_token_and_one_of_a_closed_account_are_refused(preview, site):
    revoked, token = token_client(is_superuser=True)
    assert revoked.get(f"{PREFIX}pages/").status_code == 200
    APIToken.objects.filter(pk=token.pk).update(revoked_at=timezone.now())
    assert_refused(revoked.get(f"{PREFIX}pages/"))
    closed, _ = token_client(is_superuser=True, is_active=False)
    assert_refused(closed.get(f"{PREFIX}pages/"))


@URLS
def test_no_cache_keeps_an_answer(preview, faq_page):
    client, _ = token_client(is_superuser=True)
    for path in (f"pages/{faq_page.pk}/", "pages/", "pages/0/", "nothing/", "pages/?limit=0"):
        response = client.get(f"{PREFIX}{path}")
        assert response["Cache-Control"] == "private, no-store", path
        assert response.status_code in (200, 404, 422)


@URLS
@pytest.mark.parametrize("path", ["openapi.json", "docs/"])
def test_its_description_is_off_even_with_a_token(preview, site, path):
    client, _ = token_client(is_superuser=True)
    assert client.get(f"{PREFIX}{path}").status_code == 404


@URLS
def test_a_page_shows_its_review_and_no_claimed_reviewer(preview, site):
    page = make_faq_page(claimed_reviewer="Dr Plainly Claimed")
    approve_page(page)
    client, _ = token_client(is_superuser=True)
    response = client.get(f"{PREFIX}pages/{page.pk}/")
    assert response.json()["review"]["status"] == "reviewed"
    assert "Plainly Claimed" not in response.content.decode()


@URLS
def test_a_write_is_validated_and_keeps_to_the_review_policy(preview, settings, site):
    settings.REVIEW_POLICY = "block"
    client, _ = token_client(is_superuser=True)

    def create(**fields):
        meta = {"type": "faq.FAQPage", "parent_id": faq_index().pk, "action": "publish"}
        data = json.dumps({"meta": meta, **fields})
        return client.post(f"{PREFIX}pages/", data=data, content_type="application/json")

    invalid, unreviewed = create(title=""), create(title="Nobody approved this")
    assert invalid.status_code == unreviewed.status_code == 422
    assert "no clinician has approved" in unreviewed.content.decode()
    assert not FAQPage.objects.filter(live=True).exists()


@URLS
def test_other_addresses_know_nothing_of_its_tokens(preview, client, faq_page):
    assert client.get("/api/v2/pages/").status_code == 200
    assert client.get("/faq/knee-replacement-spain/").status_code == 200
    assert "no-store" not in client.get("/api/v2/pages/")["Cache-Control"]
