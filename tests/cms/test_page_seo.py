"""Structured data in the content API: what stands in the HTML of each kind of page, byte for byte."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from cms.jsonld import dumps
from home.models import SiteIdentity
from tests.factories import (
    TreatmentFactory,
    approve_page,
    faq_index,
    home_page,
    make_faq_page,
    make_pricing_page,
    make_reviewer,
    pricing_index,
)
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db


def script_of(client, path: str) -> str:
    return (
        BeautifulSoup(client.get(path).text, "html.parser").find("script", type="application/ld+json").string
    )


def test_every_kind_of_page_claims_the_same_in_html_and_api(client, site):
    SiteIdentity.objects.create(
        site=site, publisher_name="A & <B>", frontend_origin="https://www.example.org"
    )
    knee = TreatmentFactory(name="Knee", slug="knee")
    page = make_faq_page(title="Knees <1>", slug="knees", treatment=knee)
    approve_page(page, make_reviewer(slug="demo-reviewer-z"))
    pricing = make_pricing_page(knee, title="Prices", slug="knee-prices")
    found = {
        "/": f"pages/{home_page().pk}/",
        "/faq/": f"pages/{faq_index().pk}/",
        "/pricing/": f"pages/{pricing_index().pk}/",
        "/faq/knees/": f"pages/{page.pk}/",
        "/pricing/knee-prices/": f"pages/{pricing.pk}/",
        "/treatments/knee/": "treatments/knee/",
        "/reviewers/demo-reviewer-z/": "reviewers/demo-reviewer-z/",
    }
    for path, endpoint in found.items():
        seo = client.get(f"{PREFIX}{endpoint}").json()["seo"]
        assert dumps(seo["json_ld"]) == script_of(client, path), path
        assert urlsplit(seo["canonical"]).path == path
        resolved = client.get(f"{PREFIX}pages/resolve/", {"path": path}).json()
        assert resolved.get("page", resolved.get("document"))["seo"] == seo, path


def test_what_a_list_claims_changes_with_the_pages_on_it(client, site):
    index, address = faq_index(), f"{PREFIX}pages/{faq_index().pk}/"
    make_faq_page(title="Knees", slug="knees")
    before = client.get(address)
    make_faq_page(title="Hips", slug="hips")
    after = client.get(address, HTTP_IF_NONE_MATCH=before["ETag"])
    assert after.status_code == 200
    listed = next(n for n in after.json()["seo"]["json_ld"]["@graph"] if n["@type"] == "CollectionPage")
    assert [item["name"] for item in listed["mainEntity"]["itemListElement"]] == ["Hips", "Knees"]
    assert after["Cache-Tag"] == before["Cache-Tag"] == f"page:{index.pk}"
    assert client.get(address, HTTP_IF_NONE_MATCH=after["ETag"]).status_code == 304
