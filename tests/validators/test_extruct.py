"""extruct, the extractor of the Scrapy project: the second reader of the same HTML."""

import extruct
import pytest

from tests.validators.served import Served

pytestmark = pytest.mark.django_db


def extracted(page: Served) -> dict:
    return extruct.extract(
        page.html, base_url=page.url, syntaxes=["json-ld", "microdata", "rdfa", "opengraph"]
    )


def test_it_reads_the_same_json_ld_as_a_browser_would(pages):
    assert len(pages) > 15
    assert [page.url for page in pages if extracted(page)["json-ld"] != [page.graph]] == []


def test_it_finds_no_second_copy_in_the_markup(pages):
    assert [page.url for page in pages if extracted(page)["microdata"]] == []
    for page in pages:
        types = {item.get("@type") for item in extracted(page)["rdfa"] if item.get("@type")}
        assert not any("schema.org" in str(kind) for kind in types), page.url


def test_it_reads_a_title_an_address_and_a_picture_to_share(pages):
    for page in pages:
        found = dict(extracted(page)["opengraph"][0]["properties"])
        assert found["og:url"] == page.url
        assert found["og:title"]
        assert found["og:type"]
