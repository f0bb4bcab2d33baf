"""Paths, methods and host names that lead elsewhere, or pretend to."""

from urllib.parse import urlsplit

from tests.adversary.endpoints import details, everything, html_pages
from tests.adversary.inspector import PREFIX, Inspector

_EVIL = "evil.example"
_PATHS = [
    *(
        "faqs/%2e%2e/faqs/",
        "faqs/../../../etc/passwd",
        "faqs/%00/",
        "faqs/%ff/",
        "faqs/1%00/",
        "faqs//",
        "//faqs/",
    ),
    *(
        "faqs/1/x.css",
        "faqs/1.json",
        "faqs/1/jsonld",
        "faqs/" + "9" * 400 + "/",
        "faqs/-1/",
        "faqs/0/",
        "faqs/1e1/",
    ),
    *(
        "faqs/%D9%A3/",
        "faqs/ 1/".replace(" ", "%20"),
        "faqs/9223372036854775808/",
        "questions/x/",
        "questions/%00/",
    ),
    *(
        "questions/00000000-0000-0000-0000-000000000000/",
        "questions/{}/",
        "reviewers/%2e%2e%2f/",
        "reviewers/%00/",
    ),
    *(
        "treatments/" + "a" * 3_000 + "/",
        "treatments/%E2%80%AE/",
        "pages/find/",
        "pages/resolve",
        "preview/",
        "preview/x/",
    ),
    *(
        "preview/%00/",
        "preview/" + "A" * 3_000 + "/",
        "preview/../faqs/",
        "changes/1/",
        "..;/faqs/",
        "%5c%5cevil.example/",
    ),
    *(
        "faqs/;a=b/",
        "FAQS/",
        "faqs/%25%32%65/",
        "problems/%00/",
        "problems/x/",
        "docs/../openapi.json",
    ),
    *(".git/config", "admin/", "faqs/1/%0d%0aSet-Cookie:%20a=b/", "openapi.json/", "openapi.yaml"),
]
_METHODS = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "PURGE", "FOO")
_OVERRIDES = ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
_OFF_SITE = [
    *(
        "//evil.example",
        "//evil.example/",
        "//evil.example/faq",
        "/\\evil.example/",
        "/%5cevil.example",
        "/%2f%2fevil.example",
    ),
    *(
        "/faq//evil.example",
        "/faq/..//evil.example",
        "/faq",
        "/faq?next=//evil.example",
        "/%09/evil.example",
        "/;//evil.example",
    ),
    *(
        "/admin/login/?next=//evil.example/",
        "/es",
        "/es//evil.example",
        "/reviewers/x",
        "/documents/1/x",
        "//",
        "/..//",
    ),
]


def paths(inspector: Inspector) -> None:
    for path in inspector.some(_PATHS):
        inspector.ask(f"{PREFIX}{path}", statuses=(400, 404, 414))
    for path in ("/api/content/v1", "/api/content/v1x/", "/api/content/", "/api/", "/api/content/v2/faqs/"):
        inspector.ask(path, statuses=(404,))


def methods(inspector: Inspector) -> None:
    """Read-only means read-only, by whatever name; HEAD is GET without a body."""
    for address in everything(inspector.content):
        for method in inspector.some(_METHODS):
            answer = inspector.ask(address, method=method, statuses=(400, 404, 405, 501))
            if answer.status == 405:
                inspector.expect("GET" in answer.header("Allow"), f"{method} {address}: 405 without Allow")
        plain, head = inspector.ask(address), inspector.ask(address, method="HEAD")
        inspector.expect(head.status == plain.status and not head.body, f"HEAD {address}: is not GET's head")
        inspector.expect(head.header("ETag") == plain.header("ETag"), f"HEAD {address}: another ETag")
        for name in inspector.some(_OVERRIDES):
            answer = inspector.ask(address, headers=[(name, "DELETE")])
            inspector.expect(
                answer.body == plain.body or plain.status == 404, f"{address}: {name} changed it"
            )


def hosts(inspector: Inspector) -> None:
    """Nothing that a client claims about its host comes back: caches would keep it for everybody."""
    claims = [
        *(
            ("X-Forwarded-Host", _EVIL),
            ("X-Forwarded-Server", _EVIL),
            ("X-Host", _EVIL),
            ("Forwarded", f"host={_EVIL}"),
        ),
        *(("X-Original-URL", "/admin/"), ("X-Rewrite-URL", f"//{_EVIL}/"), ("X-Forwarded-Proto", _EVIL)),
        *(
            ("X-Forwarded-Port", "1"),
            ("X-Forwarded-Prefix", f"//{_EVIL}"),
            ("X-Forwarded-For", f"{_EVIL}, x" * 200),
        ),
        *(
            ("Origin", f"https://{_EVIL}"),
            ("Referer", f"https://{_EVIL}/"),
            ("X-Request-ID", f"{_EVIL} <b>" * 9),
        ),
    ]
    addresses = [*details(inspector.content), f"{PREFIX}faqs/", *html_pages(inspector.content)]
    for address in addresses:
        plain = inspector.ask(address)
        for claim in inspector.some(claims):
            answer = inspector.ask(address, headers=[claim])
            inspector.expect(_EVIL.encode() not in answer.everything, f"{address} {claim}: repeats the claim")
            same = (
                answer.body == plain.body
                or answer.status == 404
                or "csrf" in plain.body.decode("utf-8", "replace")
            )
            inspector.expect(same, f"{address} {claim}: another answer")
    for host in (
        _EVIL,
        f"127.0.0.1@{_EVIL}",
        "",
        "a" * 300,
        "127.0.0.1:x",
        "[::1",
        f"{inspector.wire.authority}.{_EVIL}",
        "%00",
    ):
        for address in (f"{PREFIX}faqs/", f"{PREFIX}nothing/", "/", "/api/v2/pages/"):
            answer = inspector.ask(address, host=host, statuses=(400,))
            inspector.expect(_EVIL.encode() not in answer.body, f"{address} as {host}: repeats the host")
    inspector.ask(f"http://{_EVIL}{PREFIX}faqs/", statuses=(200, 400, 404))


def redirects(inspector: Inspector) -> None:
    """No redirect leads off the site, and none comes from the API."""
    for target in _OFF_SITE:
        answer = inspector.ask(target)
        location = answer.header("Location")
        # Browsers read a backslash as a slash.
        host = urlsplit(location.replace("\\", "/")).netloc
        inspector.expect(host in ("", inspector.wire.authority), f"{target}: leads to {location}")
    for address in everything(inspector.content):
        answer = inspector.ask(address.split("?")[0].rstrip("/"))
        inspector.expect(not 300 <= answer.status < 400, f"{address}: the API redirects")
