"""/robots.txt."""

import pytest
from django.test import Client

from home.models import SiteIdentity
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def lines(client: Client, **headers) -> list[str]:
    response = client.get("/robots.txt", **headers)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_crawlers_are_kept_from_the_admin_and_from_nothing_else(client, site):
    rules = lines(client)
    assert rules[0] == "User-agent: *"
    assert [line for line in rules if line.startswith("Disallow")] == ["Disallow: /admin/"]


def test_the_sitemap_is_named_at_the_public_address(client, site):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    assert "Sitemap: https://www.example.org/sitemap.xml" in lines(client)


def test_each_site_has_its_own(client, site):
    make_site("other.example")
    assert "Sitemap: http://other.example/sitemap.xml" in lines(client, HTTP_HOST="other.example")


def test_without_a_site_there_is_none(client, site):
    site.delete()
    assert client.get("/robots.txt").status_code == 404
