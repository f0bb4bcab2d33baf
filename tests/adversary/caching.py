"""Conditional requests, cookies and whatever else could put one reader's answer before another."""

from tests.adversary.endpoints import details, everything, html_pages
from tests.adversary.inspector import PREFIX, Inspector
from tests.adversary.wire import Answer

_LONG_AGO = "Mon, 01 Jan 2001 00:00:00 GMT"
_AHEAD = "Fri, 01 Jan 2100 00:00:00 GMT"
_JUNK_TAGS = (
    "",
    '"',
    "x",
    '"x',
    'W/"',
    "W/x",
    "**",
    "*,*",
    '"' + "x" * 8_000 + '"',
    ",,,",
    '"\u00e9"',
    "null",
)
_JUNK_DATES = (
    "",
    "x",
    "0",
    "Mon, 99 Foo 2001 25:00:00 GMT",
    "2026-10-01",
    "-1",
    "Fri, 01 Jan 99999 00:00:00 GMT",
)
_UNKEYED = [
    *(
        ("X-Preview", "1"),
        ("X-Original-URL", "/x"),
        ("X-Forwarded-Scheme", "nothttps"),
        ("X-Ghost-Preview", "x"),
    ),
    *(("Accept-Language", "es, *;q=0"), ("Accept-Language", "x" * 3_000), ("Accept-Encoding", "gzip;q=0, *")),
    *(("User-Agent", "Googlebot"), ("X-Requested-With", "XMLHttpRequest"), ("Range", "bytes=0-9")),
    *(
        ("Content-Type", "application/json; charset=utf-16"),
        ("If-Range", '"x"'),
        ("Cache-Control", "no-cache"),
    ),
    *(
        ("Prefer", "return=minimal"),
        ("Save-Data", "on"),
        ("DNT", "1"),
        ("X-HTTP-Host-Override", "evil.example"),
    ),
]
_TOKENS = ("Bearer x", "Basic Og==", "Bearer", "", "Bearer " + "x" * 5_000, "Bearer \xff", "vouch")
_COOKIES = [
    *("sessionid=x", "sessionid=" + "a" * 4_000, "csrftoken=x", "; ".join(f"c{n}=1" for n in range(300))),
    *("django_language=es", "a", "=;=", '"', "sessionid=\xff", "sessionid=../../x"),
]


def conditional(inspector: Inspector) -> None:
    """RFC 9110, 13: entity tags before dates, strong comparison for If-Match, junk as if it were not there."""
    for address in everything(inspector.content):
        plain = inspector.ask(address)
        if plain.status != 200:
            continue
        _tags(inspector, address, plain)
        _dates(inspector, address, plain)
        for junk in inspector.some(_JUNK_TAGS):
            inspector.ask(address, headers=[("If-None-Match", junk)], statuses=(200, 400))
            inspector.ask(address, headers=[("If-Match", junk)], statuses=(200, 400, 412))
        for junk in inspector.some(_JUNK_DATES):
            for name in ("If-Modified-Since", "If-Unmodified-Since"):
                inspector.ask(address, headers=[(name, junk)], statuses=(200, 400))
    inspector.ask(f"{PREFIX}faqs/1/", headers=[("If-None-Match", "*")], statuses=(404,))
    inspector.ask(f"{PREFIX}faqs/", method="POST", headers=[("If-Match", "*")], statuses=(405,))


def _tags(inspector: Inspector, address: str, plain: Answer) -> None:
    tag = plain.header("ETag")
    inspector.expect(tag.startswith('"'), f"{address}: no strong ETag: {tag!r}")
    for method in ("GET", "HEAD"):
        for known in (tag, f"W/{tag}", "*", f'"x", {tag}', f'W/"a,b", {tag}'):
            answer = inspector.ask(
                address, method=method, headers=[("If-None-Match", known)], statuses=(304,)
            )
            same = answer.header("ETag") == tag and answer.header("Vary") == plain.header("Vary")
            inspector.expect(same and not answer.body, f"{address}: 304 with another ETag or Vary, or a body")
        inspector.ask(address, method=method, headers=[("If-None-Match", '"other"')], statuses=(200,))
        for name in (tag, "*", f'"x", {tag}'):
            inspector.ask(address, method=method, headers=[("If-Match", name)], statuses=(200,))
        for name in ('"other"', f"W/{tag}"):
            inspector.ask(address, method=method, headers=[("If-Match", name)], statuses=(412,))
    inspector.ask(address, headers=[("If-Match", '"other"'), ("If-None-Match", tag)], statuses=(412,))


def _dates(inspector: Inspector, address: str, plain: Answer) -> None:
    since, tag = plain.header("Last-Modified"), plain.header("ETag")
    if not since:
        inspector.ask(address, headers=[("If-Modified-Since", _AHEAD)], statuses=(200,))
        return
    inspector.ask(address, headers=[("If-Modified-Since", since)], statuses=(304,))
    inspector.ask(address, headers=[("If-Modified-Since", _LONG_AGO)], statuses=(200,))
    inspector.ask(address, headers=[("If-Modified-Since", since), ("If-None-Match", '"x"')], statuses=(200,))
    inspector.ask(
        address, headers=[("If-Modified-Since", _LONG_AGO), ("If-None-Match", tag)], statuses=(304,)
    )
    inspector.ask(address, headers=[("If-Unmodified-Since", _LONG_AGO)], statuses=(200, 412))
    inspector.ask(address, headers=[("If-Unmodified-Since", since)], statuses=(200,))


def cookies(inspector: Inspector) -> None:
    """The API does not know cookies: the same bytes, and none set."""
    for address in everything(inspector.content):
        plain = inspector.ask(address)
        for cookie in inspector.some(_COOKIES):
            answer = inspector.ask(address, headers=[("Cookie", cookie)])
            inspector.expect(not answer.header("Set-Cookie"), f"{address}: sets a cookie")
            inspector.expect("cookie" not in answer.header("Vary").lower(), f"{address}: Vary: Cookie")
            inspector.expect(_same(answer, plain), f"{address}: another answer for the cookie {cookie[:40]}")
    for address in html_pages(inspector.content):
        for cookie in inspector.some(_COOKIES):
            inspector.ask(address, headers=[("Cookie", cookie)], statuses=(200, 400, 404))


def cache_headers(inspector: Inspector) -> None:
    """What caches may keep is marked, what they may not is, too, and headers outside Vary change nothing."""
    for address in everything(inspector.content):
        plain = inspector.ask(address)
        if plain.status != 200:
            continue
        control = plain.header("Cache-Control")
        inspector.expect(
            "public" in control and "s-maxage" in control, f"{address}: Cache-Control {control!r}"
        )
        inspector.expect("Authorization" in plain.header("Vary"), f"{address}: Vary {plain.header('Vary')!r}")
        inspector.expect(plain.header("X-Content-Type-Options") == "nosniff", f"{address}: no nosniff")
        inspector.expect(plain.header("RateLimit-Limit") != "", f"{address}: no RateLimit-Limit")
        for header in inspector.some(_UNKEYED):
            answer = inspector.ask(address, headers=[header], statuses=(200,))
            inspector.expect(_same(answer, plain), f"{address}: another answer for {header}")
        for token in inspector.some(_TOKENS):
            answer = inspector.ask(address, headers=[("Authorization", token)], statuses=(401,))
            inspector.expect(
                answer.header("WWW-Authenticate") != "", f"{address}: 401 without WWW-Authenticate"
            )


def origins(inspector: Inspector) -> None:
    """Scripts elsewhere may read, without credentials, and caches know that the answer depends on who asks."""
    for address in details(inspector.content):
        for origin in (
            "https://evil.example",
            "null",
            "https://127.0.0.1",
            "x",
            "https://evil.example\u00e9",
        ):
            answer = inspector.ask(address, headers=[("Origin", origin)], statuses=(200,))
            inspector.expect(not answer.header("Access-Control-Allow-Credentials"), f"{address}: credentials")
            inspector.expect("origin" in answer.header("Vary").lower(), f"{address}: Vary lacks Origin")
        preflight = [("Origin", "https://evil.example"), ("Access-Control-Request-Method", "DELETE")]
        answer = inspector.ask(address, method="OPTIONS", headers=preflight, statuses=(200, 204))
        inspector.expect(
            "DELETE" not in answer.header("Access-Control-Allow-Methods"), f"{address}: DELETE allowed"
        )


def _same(answer: Answer, plain: Answer) -> bool:
    if plain.status >= 400:
        # The id of the request differs.
        return answer.status == plain.status
    return answer.body == plain.body and answer.header("ETag") == plain.header("ETag")
