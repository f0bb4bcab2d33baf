"""The audit of other people's pages: nothing that they serve ends it."""

import io
import json
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command

from cms.audit.outside import MOST_SITEMAP_FILES
from cms.audit.site_facts import MOST_SHEETS, MOST_SHEETS_OF_PAGE
from tests.cms.audit.loopback import serving

pytestmark = pytest.mark.django_db

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = "<!doctype html><html lang=es><head><title>Rodilla</title>{head}</head><body>¿Duele mañana?<img src=x></body></html>"
DAMAGED = "http://[x"
BIG = "9" * 400


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr("cms.audit.fetching.Fetcher._wait", lambda self: None)


def audited(*arguments: str) -> dict:
    """What the command says in JSON, whatever it exits with."""
    out = io.StringIO()
    with suppress(CommandError):
        call_command("audit", *arguments, "--json", stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


def rules_of(page: dict) -> set[str]:
    return {finding["rule"] for finding in page["findings"]}


@pytest.mark.parametrize(
    "charset",
    ["utf8mb4", "undefined", "idna", "hex", "base64", "punycode", "unicode_escape", "rot13", "aliases", "ñ"],
)
@pytest.mark.parametrize("place", ["header", "page"])
def test_a_charset_that_no_page_is_written_in_is_read_as_utf_8(charset, place, monkeypatch):
    kept = []
    monkeypatch.setattr("cms.audit.outside.image_findings", lambda page: kept.append(page.html) or [])
    head = f'<meta charset="{charset}">' if place == "page" else ""
    said = "text/html" + (f"; charset={charset}" if place == "header" else "")

    def answer(path):
        return 200, {"Content-Type": said}, PAGE.format(head=head).encode()

    with serving(answer) as (origin, _):
        audited(f"{origin}/")
    assert "¿Duele mañana?" in kept[0]


@pytest.mark.parametrize(
    ("charset", "html"), [("iso-8859-1", "año"), ("windows-1252", "año"), ("utf-16", "año")]
)
def test_a_page_is_read_in_the_charset_that_it_names(charset, html, monkeypatch):
    kept = []
    monkeypatch.setattr("cms.audit.outside.image_findings", lambda page: kept.append(page.html) or [])
    headers = {"Content-Type": f"text/html; charset={charset}"}
    with serving(lambda path: (200, headers, html.encode(charset))) as (origin, _):
        audited(f"{origin}/")
    assert kept == [html]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_before_the_charset_that_a_page_names(charset, monkeypatch):
    kept = []
    monkeypatch.setattr("cms.audit.outside.image_findings", lambda page: kept.append(page.html) or [])
    headers = {"Content-Type": "text/html; charset=windows-1252"}
    with serving(lambda path: (200, headers, "año".encode(charset))) as (origin, _):
        audited(f"{origin}/")
    assert kept == ["año"]


def test_a_redirect_to_what_is_no_address_is_unreachable_and_the_others_are_audited():
    def answer(path):
        found = (302, {"Location": DAMAGED}, b"")
        return found if path == "/moved/" else (200, HTML, PAGE.format(head="").encode())

    with serving(answer) as (origin, _):
        found = audited(f"{origin}/moved/", f"{origin}/")
    assert [page["url"] for page in found["pages"]] == [f"{origin}/"]
    [lost] = found["unreachable"]
    assert lost["url"] == f"{origin}/moved/"
    assert DAMAGED in lost["reason"]


def test_damaged_addresses_in_a_sitemap_are_left_out():
    def answer(path):
        if path == "/sitemap.xml":
            pages = "".join(f"<url><loc>{url}</loc></url>" for url in (f"{DAMAGED}/", f"{origin}/"))
            return 200, {"Content-Type": "application/xml"}, f"<urlset>{pages}</urlset>".encode()
        return 200, HTML, PAGE.format(head="").encode()

    with serving(answer) as (origin, _):
        found = audited(f"{origin}/sitemap.xml")
    assert [page["url"] for page in found["pages"]] == [f"{origin}/"]
    assert "missing_from_sitemap" not in rules_of(found["pages"][0])


def test_a_style_sheet_at_a_damaged_address_is_left_out():
    head = f'<link rel=stylesheet href="{DAMAGED}"><link rel="stylesheet" href="/a.css">'

    with serving(lambda path: (200, HTML, PAGE.format(head=head).encode())) as (origin, asked):
        found = audited(f"{origin}/")
    assert len(found["pages"]) == 1
    assert "/a.css" in {path for path, _ in asked}


@pytest.mark.parametrize(
    "line",
    [
        f"Sitemap: {DAMAGED}",
        "Disallow: //[x",
        f"Allow: {DAMAGED}",
        "Crawl-delay: ²",
        f"Crawl-delay: {BIG}",
        f"Crawl-delay: {BIG * 11}",
        "Request-rate: 1/²",
    ],
    ids=range(7),
)
def test_of_a_robots_txt_what_cannot_be_read_is_left_out_and_the_rest_holds(line):
    def answer(path):
        robots = f"User-agent: *\n{line}\nDisallow: /page/\n"
        return 200, HTML, (robots if path == "/robots.txt" else PAGE.format(head="")).encode()

    with serving(answer) as (origin, _):
        found = audited(f"{origin}/page/")
    assert "search_engine_barred" in rules_of(found["pages"][0])


def test_style_sheets_are_read_up_to_a_number_of_a_page_and_of_a_host():
    each = MOST_SHEETS_OF_PAGE + 5

    def answer(path):
        head = "".join(f'<link rel=stylesheet href="{path}{number}.css">' for number in range(each))
        return 200, HTML, PAGE.format(head=head).encode()

    pages = MOST_SHEETS // MOST_SHEETS_OF_PAGE + 2
    with serving(answer) as (origin, asked):
        audited(*(f"{origin}/{number}/" for number in range(pages)))
    sheets = [path for path, _ in asked if path.endswith(".css")]
    assert len([path for path in sheets if path.startswith("/0/")]) == MOST_SHEETS_OF_PAGE
    assert len(sheets) == MOST_SHEETS


def test_a_sitemap_of_many_files_is_not_read_whole_for_one_page():
    def answer(path):
        if path == "/sitemap.xml":
            files = "".join(f"<sitemap><loc>{origin}/{number}.xml</loc></sitemap>" for number in range(40))
            return 200, HTML, f"<sitemapindex>{files}</sitemapindex>".encode()
        body = b"<urlset/>" if path.endswith(".xml") else PAGE.format(head="").encode()
        return 200, HTML, body

    with serving(answer) as (origin, asked):
        found = audited(f"{origin}/")
    assert len([path for path, _ in asked if path.endswith(".xml")]) == MOST_SITEMAP_FILES
    assert "missing_from_sitemap" not in rules_of(found["pages"][0])


@pytest.mark.parametrize("others", [["https://cdn.example/sitemap.xml"], ["/b.xml", "/c.xml", "/d.xml"]])
def test_of_sitemaps_that_are_not_all_read_it_is_not_said_that_a_page_is_missing(others):
    def answer(path):
        if path == "/robots.txt":
            named = ["/a.xml", *others]
            lines = [f"Sitemap: {origin if url.startswith('/') else ''}{url}" for url in named]
            return 200, HTML, "\n".join(lines).encode()
        if path.endswith(".xml"):
            return 200, HTML, f"<urlset><url><loc>{origin}/elsewhere/</loc></url></urlset>".encode()
        return 200, HTML, PAGE.format(head="").encode()

    with serving(answer) as (origin, _):
        found = audited(f"{origin}/")
    assert "missing_from_sitemap" not in rules_of(found["pages"][0])
