"""R1: the page is served so that search and answer engines can read and show it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.robotparser import RobotFileParser

from cms.audit.facts import AuditFacts
from cms.audit.robots import read_robots
from cms.audit.rules.registry import ERROR, WARNING, Problem, rule
from cms.audit.rules.sources import GOOGLE_TECHNICAL
from cms.audit.served_page import ServedPage
from cms.audit.text_folding import excerpt
from cms.robots_rules import ANSWER_ENGINES

MOST_BYTES = 2_000_000
SEARCH_ENGINES = ("Googlebot", "bingbot")
# Written for each byte that could not be decoded.
_UNDECODABLE = "\ufffd"
_BARRING = frozenset({"noindex", "nosnippet", "none", "max-snippet:0"})


@rule("R1", ERROR, GOOGLE_TECHNICAL, "Only a page that answers 200 is read.")
def unsuccessful_status(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page."""
    if page.status != 200:
        yield Problem("status", f"The page answers {page.status}; only 200 is read.")


@rule("R1", ERROR, GOOGLE_TECHNICAL, "Markup counts only in a page of HTML.")
def unexpected_media_type(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page whose headers are known."""
    kind = page.header("Content-Type")
    if page.headers and kind.partition(";")[0].strip().lower() != "text/html":
        yield Problem("Content-Type", f"Served as {kind or 'nothing'}; text/html is expected.")


@rule("R1", ERROR, GOOGLE_TECHNICAL, "A page without text has nothing that could be found or cited.")
def page_without_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page that answers 200, as it is served: what only a script would write is not there."""
    if page.status == 200 and not page.visible.squeezed:
        yield Problem("body", "Holds no text that can be read; serve the text with the page.")


@rule("R1", WARNING, GOOGLE_TECHNICAL, "Words with letters that nobody can read are not found.")
def undecodable_text(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page: bytes that are no letters in the charset it names."""
    at = page.html.find(_UNDECODABLE)
    if at >= 0:
        message = "Not all bytes are text in the charset that the page names; serve it as UTF-8."
        yield Problem("charset", message, excerpt(page.html[max(at - 30, 0) : at + 30]))


@rule("R1", ERROR, GOOGLE_TECHNICAL, "A page that bars indexing or snippets is not shown.")
def indexing_barred(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page; the header may name a crawler first."""
    for name in ("robots", "googlebot", "bingbot"):
        for content in page.metas(name):
            if barred := _barred(content):
                yield Problem(f'meta[name="{name}"]', f"Says {barred}; a public page must not.", content)
    header = page.header("X-Robots-Tag")
    if barred := _barred(re.sub(r"\b[\w-]+bot:", "", header)):
        yield Problem("X-Robots-Tag", f"Says {barred}; a public page must not.", header)


def _barred(directives: str) -> str | None:
    said = {part.replace(" ", "").lower() for part in directives.split(",")}
    return next(iter(sorted(said & _BARRING)), None)


@rule("R1", ERROR, GOOGLE_TECHNICAL, "What robots.txt bars is never read.")
def search_engine_barred(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page, where robots.txt is known."""
    yield from _barred_crawlers(page, facts, SEARCH_ENGINES)


@rule("R1", WARNING, GOOGLE_TECHNICAL, "Answer engines can only cite what they may read.")
def answer_engine_barred(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page, where robots.txt is known and search engines may read the page."""
    if not list(_barred_crawlers(page, facts, SEARCH_ENGINES)):
        yield from _barred_crawlers(page, facts, ANSWER_ENGINES.agents)


@lru_cache(maxsize=8)
def _parsed(robots: str) -> RobotFileParser:
    return read_robots(robots)


def _barred_crawlers(page: ServedPage, facts: AuditFacts, names: tuple[str, ...]) -> Iterator[Problem]:
    if facts.robots is None:
        return
    parser = _parsed(facts.robots)
    barred = [name for name in names if not parser.can_fetch(name, page.url)]
    if barred:
        yield Problem("robots.txt", f"Bars {', '.join(barred)} from this page; it must be readable to them.")


@rule("R1", WARNING, GOOGLE_TECHNICAL, "Crawlers stop reading after about two megabytes.")
def oversized_page(page: ServedPage, facts: AuditFacts) -> Iterator[Problem]:
    """Every page."""
    size = len(page.html.encode("utf-8", errors="replace"))
    if size > MOST_BYTES:
        yield Problem("html", f"The HTML is {size:,} bytes; at most {MOST_BYTES:,} are read.")
