"""`manage.py audit`: what it prints and how it exits."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from cms.audit.models import AuditRun
from tests.cms.audit.loopback import serving
from tests.cms.audit.stored import store_finding, store_page
from tests.factories import make_faq_page

pytestmark = pytest.mark.django_db

HTML = {"Content-Type": "text/html; charset=utf-8"}
BARE = b"<!doctype html><html lang=en><head><title>Bare</title></head><body><h1>Bare</h1><img src=x.png></body></html>"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr("cms.audit.fetching.PAUSE_SECONDS", 0)
    monkeypatch.setattr("cms.audit.fetching.Fetcher._wait", lambda self: None)


def audit(*arguments: str) -> tuple[int, str]:
    """Exit code and standard output."""
    out = io.StringIO()
    try:
        call_command("audit", *arguments, stdout=out, stderr=io.StringIO())
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def stored(site, monkeypatch):
    """The run finds what a test has stored."""
    monkeypatch.setattr(
        "cms.management.commands.audit.run_audit", lambda **options: AuditRun(pages=1, audited=1)
    )
    return store_page(make_faq_page(title="Knee"))


def test_a_site_without_errors_passes(site):
    make_faq_page(summary="What it is.")
    code, out = audit()
    assert code == 0
    assert "0 errors" in out


def test_an_error_fails_and_is_said_in_words_under_its_page(stored):
    store_finding(stored, excerpt="Does it\nhurt?", where="mainEntity[0]")
    code, out = audit()
    assert code == 1
    assert out.splitlines()[0] == stored.url
    assert "error        missing_answer (mainEntity[0]): A question has no answer." in out
    assert "“Does it hurt?”" in out
    assert "Structured data and content: 1 error, 0 warnings, 0 information." in out


def test_warnings_fail_only_when_asked_to(stored):
    store_finding(stored, severity="warning")
    assert audit()[0] == 0
    assert audit("--fail-on", "warning")[0] == 1
    store_finding(stored, severity="information", rule="other")
    assert audit()[0] == 0


def test_editorial_advice_counts_only_when_asked_to(stored):
    store_finding(stored, kind="editorial", rule="absolute_claim")
    code, out = audit("--fail-on", "warning")
    assert code == 0
    assert "Editorial advice: 1 error" in out
    assert audit("--editorial")[0] == 1


def test_json_has_a_stable_shape(stored):
    store_finding(stored)
    code, out = audit("--json")
    found = json.loads(out)
    assert code == 1
    assert set(found) == {"pages", "run", "unreachable", "counts", "editorial", "rules"}
    assert set(found["run"]) == {"scope", "started_at", "pages", "audited", "unchanged"}
    [page] = found["pages"]
    assert (page["url"], page["page_id"], page["title"]) == (stored.url, stored.page_id, "Knee")
    assert set(page["findings"][0]) == {"kind", "rule", "severity", "where", "message", "excerpt"}
    assert found["counts"] == {"error": 1, "warning": 0, "information": 0}
    assert found["rules"] == {"missing_answer": 1}


def test_served_pages_are_read_with_robots_and_sitemap_of_their_host(db):
    def answer(path):
        files = {"/robots.txt": b"User-agent: *\nDisallow: /page/", "/page/": BARE}
        return (200, HTML, files[path]) if path in files else (404, HTML, b"")

    with serving(answer) as (origin, asked):
        code, out = audit(f"{origin}/page/", "--json")
    found = json.loads(out)
    assert code == 1
    assert {"/page/", "/robots.txt", "/sitemap.xml"} <= {path for path, _ in asked}
    rules = {each["rule"] for each in found["pages"][0]["findings"]}
    assert {"search_engine_barred", "missing_alt_text"} <= rules
    assert found["run"] | {"started_at": ""} == {
        "scope": "pages", "started_at": "", "pages": 1, "audited": 1, "unchanged": 0,
    }  # fmt: skip


def test_the_pages_of_a_sitemap_are_audited_up_to_the_limit_and_as_robots_lets_us(db):
    def answer(path):
        if path == "/robots.txt":
            return 200, HTML, b"User-agent: VouchAudit\nDisallow: /2/"
        if path == "/sitemap.xml":
            pages = "".join(f"<url><loc>{origin}/{number}/</loc></url>" for number in range(1, 6))
            return 200, {"Content-Type": "application/xml"}, f"<urlset>{pages}</urlset>".encode()
        return 200, HTML, BARE

    with serving(answer) as (origin, asked):
        code, out = audit(f"{origin}/sitemap.xml", "--limit", "3", "--json")
    read = {path for path, _ in asked}
    assert {"/1/", "/3/"} <= read
    assert not read & {"/2/", "/4/", "/5/"}
    assert code == 2
    assert "robots.txt" in json.loads(out)["unreachable"][0]["reason"]


def test_what_cannot_be_reached_is_named_and_the_others_are_audited(db):
    with serving(lambda path: (200, HTML, BARE)) as (gone, _):
        pass
    with serving(lambda path: (200, HTML, BARE)) as (origin, _):
        code, out = audit(f"{gone}/", f"{origin}/")
    assert code == 2
    assert f"{gone}/\n  not audited:" in out
    assert f"{origin}/\n" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["ftp://a.example/"],
        ["no-address"],
        ["http://a.example/", "--full"],
        ["http://a.example/", "--limit", "0"],
    ],
)
def test_wrong_use_is_told_and_exits_with_2(db, arguments):
    assert audit(*arguments) == (2, "")


def test_a_severity_that_does_not_exist_is_wrong_use(db):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("audit", "--fail-on", "grave")
