"""/robots.txt."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

from home.models import SiteIdentity
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def lines(client: Client, **headers) -> list[str]:
    response = client.get("/robots.txt", **headers)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def reader(client: Client) -> RobotFileParser:
    """How a crawler understands the file."""
    found = RobotFileParser()
    found.parse(lines(client))
    return found


@pytest.mark.parametrize("agent", ["Anybody", "Bingbot", "OAI-SearchBot", "GPTBot", "CCBot"])
def test_crawlers_are_kept_from_the_admin_and_from_nothing_else(client, site, agent):
    rules = reader(client)
    assert not rules.can_fetch(agent, "http://localhost/admin/pages/")
    for path in ("/", "/faq/knee/", "/faq/knee.md", "/api/content/v1/faqs/"):
        assert rules.can_fetch(agent, f"http://localhost{path}")


def test_a_kind_of_crawler_can_be_barred_without_the_others(client, site):
    SiteIdentity.objects.create(site=site, allow_model_training=False)
    rules = reader(client)
    for agent, may_read in {
        "GPTBot": False,
        "Google-Extended": False,
        "OAI-SearchBot": True,
        "Bingbot": True,
    }.items():
        assert rules.can_fetch(agent, "http://localhost/faq/") is may_read


def test_the_sitemap_is_named_at_the_public_address_whatever_editors_write(client, site):
    SiteIdentity.objects.create(
        site=site, frontend_origin="https://www.example.org", robots_txt="User-agent: *\nDisallow: /private/"
    )
    assert lines(client)[-1] == "Sitemap: https://www.example.org/sitemap.xml"
    assert not reader(client).can_fetch("Bingbot", "http://localhost/private/")


def test_it_has_an_etag_that_changes_with_the_rules(client, site):
    etag = client.get("/robots.txt")["ETag"]
    assert client.get("/robots.txt", HTTP_IF_NONE_MATCH=etag).status_code == 304
    SiteIdentity.objects.create(site=site, allow_answer_engines=False)
    assert client.get("/robots.txt", HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_each_site_has_its_own(client, site):
    make_site("other.example")
    assert "Sitemap: http://other.example/sitemap.xml" in lines(client, HTTP_HOST="other.example")


def test_without_a_site_there_is_none(client, site):
    site.delete()
    assert client.get("/robots.txt").status_code == 404
