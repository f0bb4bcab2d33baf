"""/llms.txt: what a language model should know of the site, and the Markdown of each page (https://llmstxt.org).

Language by language, and in each by what the pages are about; no address stands there twice. Written row by row from
the read model, so that memory does not grow with the pages of the site.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from django.conf import settings
from django.db.models import Case, F, IntegerField, TextField, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.identity import Identity, for_site
from cms.markdown_twin import MARKDOWN, twin_path
from cms.markdown_writing import heading, link, quotation, words
from cms.published.documents import published
from cms.search_appearance import hidden_pages
from cms.sites import requested_site
from cms.streamed_answers import streamed
from cms.templatetags.languages import language_name
from cms.visibility import public_pages

_CHUNK = 500
_DEFAULT_LANGUAGE_FIRST = Case(
    When(locale=settings.LANGUAGE_CODE, then=0), default=1, output_field=IntegerField()
)
# Pages about nothing in particular come first, as in the page tree; then treatment by treatment.
_ORDER = (
    _DEFAULT_LANGUAGE_FIRST,
    "locale",
    F("treatment_id").asc(nulls_first=True),
    Case(When(treatment_id=None, then=F("tree_path")), default=Value(""), output_field=TextField()),
    "type",
    "title",
    "page_id",
)
_COLUMNS = ("page_id", "locale", "path", "title", "card", "treatment_id")


@dataclass(frozen=True)
class Entry:
    """An address that is no page of the tree. `treatment_id` is the treatment that it introduces, if any."""

    path: str
    title: str
    overview: str
    locale: str
    section: str
    treatment_id: int | None = None


Entries = Callable[[Site, dt.datetime], Iterable[Entry]]
_registered: dict[str, Entries] = {}


def register_entries(name: str, entries: Entries) -> None:
    """Say which addresses a site has beside its pages: few enough to be held at once, and in a fixed order."""
    _registered[name] = entries


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponseBase:
    """The site's introduction and every public page in all its languages, by what they are about."""
    site, now = requested_site(request), timezone.now()
    identity = for_site(site)
    return streamed(
        request,
        lambda: _lines(site, identity, now),
        MARKDOWN,
        site=site,
        now=now,
        headers={"X-Robots-Tag": "noindex"},
    )


def _lines(site: Site, identity: Identity, now: dt.datetime) -> Iterator[str]:
    yield heading(1, identity.name) + "\n"
    summary = _summary(site, now)
    if summary:
        yield f"\n{quotation(words(summary))}\n"
    if identity.introduction:
        yield f"\n{identity.introduction}\n"
    others = _Others(entry for name in sorted(_registered) for entry in _registered[name](site, now))
    rows = published(site, now=now).exclude(hidden_pages()).order_by(*_ORDER)
    found = _with_overview(rows.values(*_COLUMNS).iterator(chunk_size=_CHUNK))
    for locale, of_language in groupby(found, key=lambda pair: pair[0]["locale"]):
        for treatment_id, pages in groupby(of_language, key=lambda pair: pair[0]["treatment_id"]):
            yield from _section(locale, others.introducing(treatment_id), pages, identity)
        yield from others.left(locale, identity)
    for locale in others.locales():
        yield from others.left(locale, identity)


def _summary(site: Site, now: dt.datetime) -> str:
    """What search engines are told of the home page, if anything; nothing while the public may not read it."""
    found = public_pages(Page.objects.filter(pk=site.root_page_id), site=site, now=now).first()
    if found is None:
        return ""
    root = found.specific
    return root.search_description or getattr(root, "introduction", "")


def _with_overview(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each row with what the page is said to be about in search results; one query for many pages."""
    while chunk := list(islice(rows, _CHUNK)):
        ids = [row["page_id"] for row in chunk]
        overviews = dict(Page.objects.filter(pk__in=ids).values_list("pk", "search_description"))
        for row in chunk:
            card = row["card"] = json.loads(row["card"])
            yield row, overviews.get(row["page_id"]) or card.get("summary") or card.get("subtitle") or ""


def _section(
    locale: str,
    introduced_by: list[Entry],
    pages: Iterator[tuple[dict[str, Any], str]],
    identity: Identity,
) -> Iterator[str]:
    """Pages about the same treatment, behind the treatment itself; or those about none."""
    first = True
    for row, overview in pages:
        if first:
            treatment = row["card"].get("treatment")
            yield _heading(treatment["name"] if treatment else None, locale)
            yield from (_line(each.title, each.path, each.overview, identity) for each in introduced_by)
            first = False
        yield _line(row["title"], row["path"], overview, identity)


def _heading(subject: str | None, locale: str) -> str:
    """Of a section, in its language, which is named where it is not the site's first."""
    with translation.override(locale):
        title = subject or _("Pages")
        said = title if locale == settings.LANGUAGE_CODE else f"{language_name(locale)}: {title}"
    return f"\n{heading(2, said)}\n\n"


def _line(title: str, path: str, overview: str, identity: Identity) -> str:
    named = link(title, identity.absolute(twin_path(path)))
    return f"- {named}: {words(overview)}\n" if overview else f"- {named}\n"


class _Others:
    """The registered addresses that are still to be listed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.path: entry for entry in entries}
        self._by_treatment: dict[int, list[Entry]] = {}
        for entry in self._entries.values():
            if entry.treatment_id is not None:
                self._by_treatment.setdefault(entry.treatment_id, []).append(entry)

    def introducing(self, treatment_id: int | None) -> list[Entry]:
        """What is said of a treatment before the pages about it, the first time that it is asked for."""
        found = self._by_treatment.pop(treatment_id, []) if treatment_id is not None else []
        for entry in found:
            del self._entries[entry.path]
        return found

    def left(self, locale: str, identity: Identity) -> Iterator[str]:
        """Sections of those in this language that introduced no pages."""
        own = [entry for entry in self._entries.values() if entry.locale == locale]
        for entry in own:
            del self._entries[entry.path]
        for section, entries in groupby(own, key=lambda entry: entry.section):
            yield _heading(section, locale)
            yield from (_line(each.title, each.path, each.overview, identity) for each in entries)

    def locales(self) -> list[str]:
        """Languages in which nothing but these is left."""
        return list(dict.fromkeys(entry.locale for entry in self._entries.values()))
