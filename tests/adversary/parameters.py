"""Query strings that nobody sends by accident: unknown, doubled, mistyped, endless."""

from urllib.parse import quote

from tests.adversary.endpoints import CHANGES, LISTS, NAVIGATION, RESOLVE, details
from tests.adversary.inspector import PREFIX, Inspector

FAQS = f"{PREFIX}faqs/"
QUESTIONS = f"{PREFIX}questions/"
_REFUSED = (404, 414, 422)
_HUGE = "9" * 30
_NUMBERS = [
    *("0", "-1", "101", "1000000000", "1e3", "1_0", "%D9%A3", "+1", "01", "1.0", "%201", "1%0a", "", "null"),
    *("0x10", "%EF%BC%95", "NaN", "Infinity", _HUGE, "9223372036854775808", "1;DROP", "[]", "true"),
]
_TYPED = [
    *("%00", "x%00y", "%ff", "%ED%A0%80", "%E2%80%A8", "'", '"', "%22%27--", "' OR 1=1--", "{}", "[]", _HUGE),
    *("../../etc/passwd", "%0d%0aSet-Cookie:a=b", "${7*7}", "{{7*7}}", "%25s%25s", "a" * 1_999, "a" * 2_001),
    *(
        "2026-02-30",
        "0000-01-01",
        "10000-01-01",
        "9999-12-31T23:59:59-14:00",
        "MX,ES",
        "m%C3%A9xico",
        "<script>",
    ),
]
_FILTERS = (
    *("treatment", "country", "reviewer", "review", "locale", "order", "type", "currency", "page", "path"),
    *("modified__gte", "modified__lt", "include", "fields", "html", "q", "since", "cursor", "depth"),
)
_OTHER_FILTERS = ("locale", "treatment", "type", "path", "depth", "since")
_FIELDS = (
    "a." * 1_000,
    "questions." * 100 + "x",
    "a," * 900,
    "*",
    "-nothing",
    "questions(title)",
    "__class__",
)
_SEARCHES = [
    *('"', '""', '"knee', 'knee"', "(", ")", "*", "knee*", "-", "NOT", "AND OR", "a AND", "NEAR(a b)", "^a"),
    *("title:knee", "{a b}:c", "a OR " * 400, "a " * 1_000, "knee & | !", "<-> a", "\\", "'", "%", "_", ":*"),
    *(
        "\u2028",
        "\u202e",
        "\ufeff",
        "e\u0301" * 60,
        "🦵" * 50,
        "ﬁ",
        "ß" * 190,
        "x" * 200,
        "x" * 201,
        "x" * 10_000,
    ),
]
_CURSORS = [
    *(
        "x",
        "%00",
        "%ff",
        "a" * 1_999,
        "AAAA",
        "eyJ9",
        "e30=",
        "e30",
        "....",
        "1",
        "-1",
        "null",
        "%F0%9F%A6%B5",
    ),
    *("eyJpZCI6MX0", "W10", "..%2F", "%0a", "=", "gAAAA", "MQ==", "AAAAAAAAAAAAAAAAAAAAAAAA:BBBB"),
]


def spellings(inspector: Inspector) -> None:
    """Each answer has one address: nothing unknown, doubled or merely similar is taken for it."""
    many = "&".join(f"p{n}=1" for n in range(1_100))
    queries = [
        *("nothing=1", "limit=1&limit=1", "limit=1&limit=2", "%6Cimit=1&limit=2", "limit[]=1", "Limit=1"),
        *(
            "limit=1;offset=2",
            "=1",
            "&&&=",
            "limit",
            "%00=1",
            "%ff=1",
            "__class__=1",
            "id=1",
            "title__startswith=a",
        ),
        *(
            "version=draft",
            "preview=1",
            "_=1",
            "callback=x",
            "format=xml",
            "treatment__name=x",
            many,
            "x=" + "y" * 60_000,
        ),
    ]
    for address in (*LISTS, CHANGES, NAVIGATION):
        for query in inspector.some(queries):
            inspector.ask(f"{address}?{query}", statuses=(*_REFUSED, *((200,) if query == "&&&=" else ())))
    for address in details(inspector.content):
        joined = "&" if "?" in address else "?"
        for query in ("nothing=1", "limit=1", "version=draft", "fields=" + "a(" * 1_300):
            inspector.ask(f"{address}{joined}{query}", statuses=_REFUSED)


def filters(inspector: Inspector) -> None:
    """Values of another type, range or alphabet than the parameter's."""
    other = (*LISTS[2:], CHANGES, NAVIGATION, RESOLVE)
    asked = [(address, name) for address in (FAQS, QUESTIONS) for name in _FILTERS]
    asked += [(address, name) for address in other for name in _OTHER_FILTERS]
    for address, name in asked:
        for value in inspector.some(_TYPED):
            inspector.ask(f"{address}?{name}={quote(value, safe='%')}")
    for names in _FIELDS:
        inspector.ask(f"{FAQS}?fields={names}", statuses=_REFUSED)
        inspector.ask(f"{FAQS}?include={names}", statuses=_REFUSED)


def paging(inspector: Inspector) -> None:
    """Beyond every end, and with cursors that nobody was given."""
    for address in (*LISTS, CHANGES):
        for value in inspector.some(_NUMBERS):
            inspector.ask(f"{address}?limit={value}", statuses=_REFUSED)
            if value != "0":
                inspector.ask(f"{address}?offset={value}", statuses=(200, *_REFUSED))
        for value in ("10001", "9223372036854775808", _HUGE, "-1", "1e3"):
            inspector.ask(f"{address}?offset={value}", statuses=_REFUSED)
        for cursor in inspector.some(_CURSORS):
            inspector.ask(f"{address}?cursor={cursor}", statuses=_REFUSED)
            inspector.ask(f"{address}?cursor={cursor}&offset=1", statuses=_REFUSED)


def search(inspector: Inspector) -> None:
    """What breaks query parsers: operators, quotes, control characters, a thousand words."""
    for address in (QUESTIONS, FAQS, "/api/v2/pages/"):
        name = "search" if "v2" in address else "q"
        for text in (*_SEARCHES, "\x00", "a\x00b", "\x1b[2J"):
            inspector.ask(f"{address}?{name}={quote(text)}", statuses=(200, 400, *_REFUSED))
        for raw in ("%ff", "%ED%A0%80", "%", "%u0041", "%E2%80", "%C0%AF"):
            inspector.ask(f"{address}?{name}={raw}", statuses=(200, 400, *_REFUSED))
