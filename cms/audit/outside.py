"""The audit of served pages of anybody's site, by address."""

import codecs
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.utils import timezone

from cms.audit.across_pages import AcrossPages
from cms.audit.content_audits import Found
from cms.audit.facts import AuditFacts
from cms.audit.fetching import Fetched, Fetcher, Unreachable
from cms.audit.hosts import Hosts, Refused, place_of
from cms.audit.images import image_findings
from cms.audit.kinds import Kind
from cms.audit.links import anchor_findings
from cms.audit.outcome import PageFindings, gravest_first
from cms.audit.page_audit import audit_page
from cms.audit.rendering import USER_AGENT
from cms.audit.robots import read_robots
from cms.audit.served_page import ServedPage
from cms.audit.site_facts import style_sheets
from cms.audit.sitemaps import pages_listed, parsed, whole_sitemap
from cms.audit.web_addresses import host_of

MOST_LIMIT = 10_000
MOST_SITEMAP_FILES = 10
"""Files of a sitemap that are read only to know whether a page is listed."""
MOST_PAUSE_SECONDS = 10
_NOT_OF_THE_WEB = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_MOST_SITEMAPS = 3
_SHEET_BYTES = 1024 * 1024


class BadAddress(ValueError):
    """What was typed is no address that can be audited."""


@dataclass
class Origin:
    """A host with what its robots.txt says, what its sitemap lists, and the style sheets that were read."""

    facts: AuditFacts
    robots: RobotFileParser | None
    sheets: dict[str, str] = field(default_factory=dict)


class OutsideAudit:
    """Fetches and audits the pages; what cannot be read stands in `unreachable`, with the reason."""

    def __init__(
        self,
        urls: Sequence[str],
        *,
        limit: int,
        fetcher: Fetcher | None = None,
        now: dt.datetime | None = None,
    ) -> None:
        if not 1 <= limit <= MOST_LIMIT:
            raise BadAddress(f"--limit is {limit}. Use 1 to {MOST_LIMIT}.")
        for url in urls:
            try:
                place_of(url)
            except Refused as error:
                raise BadAddress(str(error)) from error
        self.urls, self.limit = list(dict.fromkeys(urls)), limit
        self.fetcher = fetcher or Fetcher(Hosts(urls))
        self.now = now or timezone.now()
        self.about: dict[str, Any] = {"scope": "pages", "started_at": self.now.isoformat()}
        self.unreachable: list[dict[str, Any]] = []
        self._origins: dict[str, Origin] = {}

    def pages(self) -> Iterator[PageFindings]:
        """Every page with what was found on it, after all of them were read: some things only show between pages."""
        found: dict[str, list[Found]] = {}
        across = AcrossPages()
        for answer in self._answers():
            page, results = self._audited(answer)
            if page.url not in found:
                across.add(page)
            found[page.url] = results
        for finding in across.findings():
            found.setdefault(finding.url, []).append(Found(Kind.ACROSS_PAGES, finding))
        self.about |= {"pages": len(found), "audited": len(found), "unchanged": 0}
        for url, results in found.items():
            yield PageFindings(url, gravest_first(results))

    def _answers(self) -> Iterator[Fetched]:
        for url in self.urls:
            answer = self._get(url)
            if answer is None:
                continue
            listed = parsed(answer.body)
            if listed.pages or listed.files:
                yield from self._listed(answer)
            else:
                yield answer

    def _listed(self, sitemap: Fetched) -> Iterator[Fetched]:
        """The pages of a sitemap that robots.txt lets us read, up to the limit."""
        origin = self._origin(sitemap.url)

        def get(address: str) -> bytes | None:
            return sitemap.body if address == sitemap.url else self._read(address)

        for number, (url, _) in enumerate(pages_listed(get, sitemap.url)):
            if number >= self.limit:
                return
            if origin.robots and not origin.robots.can_fetch(USER_AGENT, url):
                self._give_up(url, "robots.txt asks this program not to read it")
            elif answer := self._get(url):
                yield answer

    def _audited(self, answer: Fetched) -> tuple[ServedPage, list[Found]]:
        html = _decoded(answer)
        origin = self._origin(answer.url)
        sheets = style_sheets(html, url=answer.url, get=self._sheet, known=origin.sheets)
        page = ServedPage(answer.url, answer.status, answer.headers, html, sheets)
        findings = [Found(Kind.STRUCTURED_DATA, each) for each in audit_page(page, origin.facts)]
        content: Iterable = [*image_findings(page), *anchor_findings(page)]
        return page, [*findings, *(Found(Kind.CONTENT, each) for each in content)]

    def _origin(self, url: str) -> Origin:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.netloc}"
        if name not in self._origins:
            self._origins[name] = self._asked(name)
        return self._origins[name]

    def _asked(self, origin: str) -> Origin:
        robots = self._text(f"{origin}/robots.txt")
        parser = None
        if robots is not None:
            parser = read_robots(robots)
            # Whole seconds, without end.
            delay = min(int(parser.crawl_delay(USER_AGENT) or 0), MOST_PAUSE_SECONDS)
            self.fetcher.pause = max(self.fetcher.pause, float(delay))
        facts = AuditFacts(
            today=timezone.localdate(self.now),
            now=self.now,
            origin=origin,
            robots=robots,
            sitemap=self._sitemap(origin, robots or ""),
        )
        return Origin(facts, parser)

    def _sitemap(self, origin: str, robots: str) -> dict[str, str | None] | None:
        named = _SITEMAP_LINE.findall(robots) or [f"{origin}/sitemap.xml"]
        if len(named) > _MOST_SITEMAPS or any(host_of(url) != host_of(origin) for url in named):
            return None
        found: dict[str, str | None] = {}
        for address in named:
            pages = whole_sitemap(self._read, address, most_files=MOST_SITEMAP_FILES)
            if pages is None:
                return None
            found |= pages
        return found

    def _text(self, url: str) -> str | None:
        """What stands at an address; nothing where the host says that there is nothing, None where it is not known."""
        try:
            answer = self.fetcher.get(url)
        except Unreachable:
            return None
        if answer.status == 200:
            return answer.body.decode("utf-8", errors="replace")
        return "" if 400 <= answer.status < 500 else None

    def _read(self, url: str, most_bytes: int | None = None) -> bytes | None:
        try:
            answer = self.fetcher.get(url, **({"most_bytes": most_bytes} if most_bytes else {}))
        except Unreachable:
            return None
        return answer.body if answer.status == 200 else None

    def _sheet(self, url: str) -> bytes | None:
        return self._read(url, _SHEET_BYTES)

    def _get(self, url: str) -> Fetched | None:
        try:
            return self.fetcher.get(url)
        except Unreachable as error:
            self._give_up(url, str(error))
            return None

    def _give_up(self, url: str, reason: str) -> None:
        self.unreachable.append({"url": url, "reason": reason})


def _decoded(answer: Fetched) -> str:
    """The text of a page in the charset of its byte order mark, the header or its first bytes, else in UTF-8."""
    for mark, charset in _BYTE_ORDER_MARKS.items():
        if answer.body.startswith(mark):
            return answer.body[len(mark) :].decode(charset, errors="replace")
    start = answer.body[:2048].decode("latin-1")
    for said in (answer.headers.get("content-type", ""), start):
        match = _CHARSET.search(said)
        text = _in_charset(answer.body, match[1]) if match else None
        if text is not None:
            return text
    return answer.body.decode("utf-8", errors="replace")


def _in_charset(body: bytes, charset: str) -> str | None:
    """None for a charset that is unknown, or is none that pages are written in: Python calls much else so."""
    try:
        name = codecs.lookup(charset).name
        return None if name in _NOT_OF_THE_WEB else body.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None
