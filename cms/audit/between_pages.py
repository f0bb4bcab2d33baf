"""What only shows between pages: from the small traits that are kept of each, so that it is right in every run."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from wagtail.models import Site

from cms.audit.across_pages import AcrossPages
from cms.audit.findings import Finding, Severity
from cms.audit.models import AuditedPage
from cms.audit.page_traits import from_json
from cms.audit.site_facts import SiteFacts
from cms.audit.traits import ACROSS, LINKS, QUESTIONS

SAME_QUESTION = "question_asked_on_several_pages"
_CHUNK, _LINKS = 500, 100

Traits = tuple[str, dict[str, Any]]


def findings_between(site_facts: Callable[[Site], SiteFacts], go_on: Callable[[], None]) -> Iterator[Finding]:
    """Of all audited pages, site by site: same questions, same answers or identities, links that lead nowhere.

    `go_on` is called with every page and many links, and may raise to end it.
    """
    for site in Site.objects.select_related("root_page").order_by("pk"):
        yield from _across(_traits(site, go_on))
        yield from repeated_questions(_traits(site, go_on))
        yield from broken_links(_traits(site, go_on), site_facts(site), go_on)


def _across(pages: Iterable[Traits]) -> list[Finding]:
    across = AcrossPages()
    for url, traits in pages:
        across.add_traits(from_json(url, traits.get(ACROSS, {})))
    return across.findings()


def repeated_questions(pages: Iterable[Traits]) -> Iterator[Finding]:
    """Questions that stand on more than one page, said once of each of these pages."""
    where: dict[str, list[str]] = {}
    for url, traits in pages:
        for digest in dict.fromkeys(traits.get(QUESTIONS, ())):
            where.setdefault(digest, []).append(url)
    shared: dict[str, dict[str, int]] = {}
    for urls in where.values():
        for url in urls if len(urls) > 1 else ():
            others = shared.setdefault(url, {})
            other = urls[0] if urls[0] != url else urls[1]
            others[other] = others.get(other, 0) + 1
    for url, others in shared.items():
        for other, count in others.items():
            yield _repeated(url, other, count)


def _repeated(url: str, other: str, count: int) -> Finding:
    what = "A question stands" if count == 1 else f"{count} questions stand"
    message = (
        f"{what} word for word on another page, too. Readers and engines cannot tell which page to take."
    )
    return Finding(SAME_QUESTION, Severity.INFORMATION, url, "questions", message, other)


def broken_links(pages: Iterable[Traits], site: SiteFacts, go_on: Callable[[], None]) -> Iterator[Finding]:
    """Links to what is not there any more, also where the page itself has not changed."""
    chunk: list[Traits] = []
    for page in pages:
        chunk.append(page)
        if len(chunk) == _CHUNK:
            yield from _broken_in(chunk, site, go_on)
            chunk = []
    yield from _broken_in(chunk, site, go_on)


def _broken_in(pages: list[Traits], site: SiteFacts, go_on: Callable[[], None]) -> Iterator[Finding]:
    paths = iter(dict.fromkeys(path for _, traits in pages for path in traits.get(LINKS, ())))
    while some := list(islice(paths, _LINKS)):
        go_on()
        site.links.load(some)
    for url, traits in pages:
        for path in traits.get(LINKS, ()):
            finding = site.links.finding(path, url=url)
            if finding:
                yield finding


def _traits(site: Site, go_on: Callable[[], None]) -> Iterator[Traits]:
    rows = AuditedPage.objects.filter(site_id=site.pk).order_by("pk")
    for row in rows.values_list("url", "traits").iterator(chunk_size=_CHUNK):
        go_on()
        yield row
