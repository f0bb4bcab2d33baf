"""Reading sitemaps."""

import gzip

import pytest

from cms.audit import sitemaps
from cms.audit.sitemaps import pages_listed, parsed, whole_sitemap

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ONE = (
    f"<urlset {NS}><url><loc> https://a.example/1 </loc><lastmod>2026-11-01</lastmod></url></urlset>".encode()
)
OTHER = (
    f"<urlset {NS}><url><loc>https://a.example/2</loc></url><url><loc>https://b.example/</loc></url></urlset>"
)
INDEX = (
    f"<sitemapindex {NS}><sitemap><loc>https://a.example/1.xml</loc></sitemap>"
    "<sitemap><loc>https://a.example/2.xml</loc></sitemap><sitemap><loc>https://b.example/3.xml</loc></sitemap>"
    "<sitemap><loc>https://a.example/sitemap.xml</loc></sitemap></sitemapindex>"
)
FILES = {
    "https://a.example/sitemap.xml": INDEX.encode(),
    "https://a.example/1.xml": ONE,
    "https://a.example/2.xml": OTHER.encode(),
}


def test_pages_with_their_dates_plain_or_packed():
    expected = {"https://a.example/1": "2026-11-01"}
    assert parsed(ONE).pages == parsed(gzip.compress(ONE)).pages == expected


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found",
        b"\x1f\x8bdamaged",
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset/>',
    ],
)
def test_what_is_no_sitemap_lists_nothing(body):
    assert (parsed(body).pages, parsed(body).files) == ({}, [])


def test_an_index_is_followed_on_its_own_host_and_each_file_once():
    asked = []

    def get(url):
        asked.append(url)
        return FILES.get(url)

    assert dict(pages_listed(get, "https://a.example/sitemap.xml")) == {
        "https://a.example/1": "2026-11-01",
        "https://a.example/2": None,
    }
    assert asked == list(FILES)


def test_a_sitemap_with_more_files_than_are_read_is_not_known_whole(monkeypatch):
    assert len(whole_sitemap(FILES.get, "https://a.example/sitemap.xml") or {}) == 2
    monkeypatch.setattr(sitemaps, "MOST_FILES", 2)
    assert whole_sitemap(FILES.get, "https://a.example/sitemap.xml") is None


def test_a_sitemap_of_which_a_file_does_not_answer_is_not_known_whole():
    files = {address: body for address, body in FILES.items() if not address.endswith("/2.xml")}
    assert whole_sitemap(files.get, "https://a.example/sitemap.xml") is None


def test_where_there_is_no_sitemap_nothing_is_known():
    assert whole_sitemap({}.get, "https://a.example/sitemap.xml") is None


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST_BYTES", 1_000)
    assert parsed(gzip.compress(ONE + b" " * 10_000)).pages == {}
