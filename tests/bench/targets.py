"""What is measured: each question to the server, and who answers it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from tests.bench import words

OURS = "Vouch"
V2 = "Wagtail v2"
V2_OURS = "Vouch's v2"
V3 = "Wagtail v3"
PEERS = (V2, V2_OURS, V3)
BARE = "bare view"
BARE_ALONE = "bare view, no middleware"

API = "/api/content/v1"
V2_PREFIX = "/bench/v2"
V2_OURS_PREFIX = "/api/v2"
V3_PREFIX = "/bench/v3"
_PARTS = "introduction,questions,sources,prices,call_to_action,disclaimer,regulatory_status,author"
_V2_CARD = "subtitle,summary,treatment,country,evidence_stage,modified_on"
_RANDOM = 500
"""So many different ids at most are asked for in turn."""

CHANGE, FORGET = "change", "forget"

DETAIL = "one page"
DETAIL_RANDOM = "one page, random ids"
DETAIL_COLD = "one page, something changed before each request"
DETAIL_UNCOPIED = "one page, random ids, no copy in memory"
NOT_MODIFIED = "one page, not modified (304)"
RESOLVE = "page by its path"
HTML = "public HTML page"
CARDS = "list of 20"
CARDS_COLD = "list of 20, something changed before each request"
CARDS_UNCOPIED = "list of 20, no copy in memory"
WHOLE = "list of 20 with everything"
FILTER = "list of one treatment, newest first"
DEEP = "last page of the list, by offset"
CURSOR = "last page of the list, by cursor"
SEARCH_RARE = "search, a word on 2 % of pages"
SEARCH_COMMON = "search, a word on every page"


@dataclass(frozen=True)
class Facts:
    """What the targets need to know of a filled site."""

    ids: list[int]
    slug: str
    treatment_id: int
    treatment_slug: str
    etags: dict[str, str] = field(default_factory=dict)
    deep_cursor: str | None = None

    @property
    def page(self) -> int:
        """The one page that is asked for again and again."""
        return self.ids[len(self.ids) // 2]

    @property
    def last_offset(self) -> int:
        return max(0, len(self.ids) - 20)

    @property
    def some_ids(self) -> list[int]:
        """Ids from everywhere in the site, in an order that is no order of storage."""
        step = max(1, len(self.ids) // _RANDOM)
        spread = self.ids[::step]
        return sorted(spread, key=lambda pk: pk * 2654435761 % 2**32)


@dataclass(frozen=True)
class Target:
    """One question to one API. Several paths are asked for in turn."""

    what: str
    api: str
    paths: tuple[str, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    """What happens ahead of each call in process: "change" of something, "forget" of copies. Over HTTP nothing can."""
    status: int = 200
    most_pages_on_sqlite: int | None = None
    """On SQLite one answer from more pages than this takes minutes."""

    @property
    def key(self) -> str:
        return f"{self.what} | {self.api}"


def bare_name(what: str) -> str:
    """The name under which the bare view keeps the bytes of our answer to `what`."""
    return "".join(character if character.isalnum() else "-" for character in what)


_ALSO_UNCOPIED = (RESOLVE, HTML, WHOLE, FILTER, DEEP, CURSOR, SEARCH_RARE, SEARCH_COMMON)
BARE_OF = (DETAIL, CARDS, WHOLE, HTML)
"""Whose bytes the bare views give back."""


def targets(facts: Facts) -> list[Target]:
    """Everything that can be asked of a site with these facts."""
    found = [*_bare(), *_details(facts), *_lists(facts), *_searches(), *_conditional(facts)]
    return [
        *found,
        *(_uncopied(target) for target in found if target.what in _ALSO_UNCOPIED and target.api == OURS),
    ]


def _bare() -> Iterator[Target]:
    for what in BARE_OF:
        path = f"/bench/bare/{bare_name(what)}"
        yield Target(what, BARE, (path,))
        if what == DETAIL:
            yield Target(what, BARE_ALONE, (f"/without-middleware{path}",))


def _uncopied(target: Target) -> Target:
    return replace(target, what=f"{target.what}, no copy in memory", before=FORGET)


def _details(facts: Facts) -> Iterator[Target]:
    page = facts.page
    random = tuple(facts.some_ids)
    ours = f"{API}/faqs/{{}}/"
    v2 = f"{V2_PREFIX}/pages/{{}}/?fields=-review"
    v3 = f"{V3_PREFIX}/pages/{{}}/"
    yield Target(DETAIL, OURS, (ours.format(page),))
    yield Target(DETAIL, V2, (v2.format(page),))
    yield Target(DETAIL, V2_OURS, (f"{V2_OURS_PREFIX}/pages/{page}/",))
    yield Target(DETAIL, V3, (v3.format(page),))
    yield Target(DETAIL_COLD, OURS, (ours.format(page),), before=CHANGE)
    yield Target(DETAIL_UNCOPIED, OURS, tuple(ours.format(pk) for pk in random), before=FORGET)
    yield Target(DETAIL_RANDOM, OURS, tuple(ours.format(pk) for pk in random))
    yield Target(DETAIL_RANDOM, V2, tuple(v2.format(pk) for pk in random))
    yield Target(DETAIL_RANDOM, V3, tuple(v3.format(pk) for pk in random))
    path = quote(f"/faq/{facts.slug}/")
    yield Target(RESOLVE, OURS, (f"{API}/pages/resolve/?path={path}",))
    yield Target(RESOLVE, V2, (f"{V2_PREFIX}/pages/find/?html_path={path}",), status=302)
    yield Target(HTML, OURS, (f"/faq/{facts.slug}/",))


def _lists(facts: Facts) -> Iterator[Target]:
    ours = f"{API}/faqs/"
    v2 = f"{V2_PREFIX}/pages/?type=faq.FAQPage&limit=20&order=-modified_on"
    v2_ours = v2.replace(V2_PREFIX, V2_OURS_PREFIX)
    v3 = f"{V3_PREFIX}/pages/?type=faq.FAQPage&limit=20&order=-modified_on"
    treatment, offset = facts.treatment_id, facts.last_offset
    yield Target(CARDS, OURS, (ours,))
    yield Target(CARDS, V2, (f"{v2}&fields={_V2_CARD}",))
    yield Target(CARDS, V2_OURS, (f"{v2_ours}&fields={_V2_CARD}",))
    yield Target(CARDS, V3, (v3,))
    yield Target(CARDS_COLD, OURS, (ours,), before=CHANGE)
    yield Target(CARDS_UNCOPIED, OURS, (ours,), before=FORGET)
    yield Target(WHOLE, OURS, (f"{ours}?include={_PARTS}",))
    yield Target(WHOLE, V2, (f"{v2}&fields=*,-review",))
    yield Target(WHOLE, V2_OURS, (f"{v2_ours}&fields=*",))
    yield Target(FILTER, OURS, (f"{ours}?treatment={facts.treatment_slug}",))
    yield Target(FILTER, V2, (f"{v2}&fields={_V2_CARD}&treatment={treatment}",))
    yield Target(FILTER, V3, (f"{v3}&treatment={treatment}",))
    yield Target(DEEP, OURS, (f"{ours}?offset={offset}",))
    yield Target(DEEP, V2, (f"{v2}&fields={_V2_CARD}&offset={offset}",))
    yield Target(DEEP, V3, (f"{v3}&offset={offset}",))
    if facts.deep_cursor:
        yield Target(CURSOR, OURS, (f"{ours}?cursor={facts.deep_cursor}",))


def _searches() -> Iterator[Target]:
    for what, word in ((SEARCH_RARE, words.RARE), (SEARCH_COMMON, words.COMMON)):
        most = 1_000 if what == SEARCH_COMMON else None
        v2 = f"{V2_PREFIX}/pages/?type=faq.FAQPage&limit=20&search={word}"
        v3 = f"{V3_PREFIX}/pages/?type=faq.FAQPage&limit=20&search={word}"
        yield Target(what, OURS, (f"{API}/questions/?q={word}",))
        yield Target(what, V2, (v2,), most_pages_on_sqlite=most)
        yield Target(what, V3, (v3,), most_pages_on_sqlite=most)


def _conditional(facts: Facts) -> Iterator[Target]:
    paths = {OURS: f"{API}/faqs/{facts.page}/", V2_OURS: f"{V2_OURS_PREFIX}/pages/{facts.page}/"}
    for api, etag in facts.etags.items():
        yield Target(NOT_MODIFIED, api, (paths[api],), {"If-None-Match": etag}, status=304)
