"""HTML pages and Wagtail's API v2 under the same kinds of junk."""

from urllib.parse import quote

from tests.adversary.endpoints import html_pages
from tests.adversary.inspector import Inspector

_SCRIPT = "<script>alert(1)</script>"
_QUERIES = [
    *(
        "page=0",
        "page=-1",
        "page=x",
        "page=" + "9" * 30,
        "page=%00",
        "p=1&p=2",
        "q=%00",
        "q=" + quote(_SCRIPT),
        "q=%ff",
    ),
    *(
        "preview=1",
        "_=%0d%0aX-Evil:1",
        "x=" + "y" * 30_000,
        "%00",
        "lang=../../x",
        "next=//evil.example",
        "utm_source=a",
    ),
    *("treatment=%00", "treatment=x", "country=XX", "country=" + "A" * 3_000, "status=x", "a[]=1", "%ff=%ff"),
]
_PATHS = [
    *(
        "/faq/%00/",
        "/faq/%ff/",
        "/faq/" + "a" * 3_000 + "/",
        "/faq/x%0d%0aX-Evil:1/",
        "/%2e%2e/",
        "/faq/../admin/",
    ),
    *(
        f"/faq/{quote(_SCRIPT)}/",
        "/faq/%E2%80%AE/",
        "/faq/ /".replace(" ", "%20"),
        "/xx/",
        "/es/nothing/",
        "/.env",
    ),
    *(
        "/static/../manage.py",
        "/static/%2e%2e/%2e%2e/manage.py",
        "/static/%00",
        "/media/../db.sqlite3",
        "/media/%00",
    ),
    *(
        "/media/%2e%2e/db.sqlite3",
        "/documents/0/x",
        "/documents/99999999999999999999/x",
        "/sitemap.xml/",
        "/robots.txt/",
    ),
    *(
        "/reviewers/%00/",
        "/reviewers/" + "a" * 3_000 + "/",
        "/admin/nothing/",
        "/_util/x",
        "/faq/knee-0/x/",
        "/faq/.md",
    ),
    *(
        "/pricing/x/",
        "/pricing/%00/",
        "/treatments/%00/",
        "/llms-full.txt",
        "/index.php",
        "/wp-login.php",
        "/a" * 2_000,
    ),
]
_API = "/api/v2/pages/"
_API_QUERIES = [
    *(
        "offset=9223372036854775808",
        "search=%00",
        'search="',
        "search=%E2%80%A8",
        "search_operator=xor&search=a",
    ),
    *(
        "search=" + quote("a OR " * 400),
        "first_published_at=x",
        "fields=" + "a(" * 1_300,
        "locale=%00",
        "site=%00",
    ),
    *(
        "site=x:y",
        "type=nothing",
        "type=cms.User",
        "type=faq.FAQPage&fields=*",
        "order=random",
        "id=" + "9" * 30,
    ),
    *(
        "slug=%00",
        "child_of=" + "9" * 30,
        "type=faq.FAQPage&treatment=x",
        "rich_text_format=x",
        "limit=1e3",
        "a=" + "b" * 5_000,
    ),
    *(
        "type=faq.FAQPage&modified_on=9999-12-31T23:59:59-14:00",
        "_=1",
        "version=draft",
        "fields=_,*",
        "format=api",
    ),
]


def html(inspector: Inspector) -> None:
    """A page or a refusal; what was sent never comes back as markup."""
    for address in html_pages(inspector.content):
        for query in inspector.some(_QUERIES):
            answer = inspector.ask(f"{address}?{query}", statuses=(200, 301, 302, 400, 404, 414))
            inspector.expect(_SCRIPT.encode() not in answer.body, f"{address}?{query}: markup comes back")
            inspector.expect(not answer.header("X-Evil"), f"{address}?{query}: a header of ours")
        for method in ("POST", "PUT", "DELETE", "TRACE", "FOO"):
            inspector.ask(address, method=method, statuses=(400, 403, 404, 405, 501))
    for path in _PATHS:
        answer = inspector.ask(path, statuses=(200, 301, 302, 400, 404, 405, 414))
        inspector.expect(_SCRIPT.encode() not in answer.body, f"{path}: markup comes back")
        inspector.expect(
            b"SQLite format" not in answer.body and b"os.environ" not in answer.body, f"{path}: a file"
        )
        inspector.expect(not answer.header("X-Evil"), f"{path}: a header of ours")


def wagtail_api(inspector: Inspector) -> None:
    """An answer or a refusal."""
    for query in inspector.some(_API_QUERIES):
        inspector.ask(f"{_API}?{query}", statuses=(200, 400, 404))
        inspector.ask(f"{_API}{inspector.content.public_ids[0]}/?{query}", statuses=(200, 400, 404))
        inspector.ask(f"{_API}find/?{query}", statuses=(302, 400, 404))
    for path in (
        "find/?id=x",
        "find/?html_path=%00",
        "find/?site=x:y&html_path=/",
        "0/",
        "9" * 30 + "/",
        "x/",
        "%00/",
    ):
        inspector.ask(f"{_API}{path}", statuses=(400, 404))
    for path in (
        "/api/v2/",
        "/api/v2/images/",
        "/api/v2/documents/",
        "/api/v2/users/",
        "/api/v3-preview/",
        "/api/v3/pages/",
    ):
        inspector.ask(path, statuses=(200, 401, 404))
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        inspector.ask(_API, method=method, statuses=(400, 403, 405))
