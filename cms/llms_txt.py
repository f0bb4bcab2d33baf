"""/llms.txt: what a language model should know of the site, and the Markdown of each page (https://llmstxt.org).

Written row by row from the read model, so that memory does not grow with the site.
"""

import datetime as dt
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from cms.identity import Identity, for_site
from cms.markdown_twin import MARKDOWN, twin_path
from cms.markdown_writing import heading, link, quotation, words
from cms.published.documents import published
from cms.search_appearance import hidden_pages
from cms.sites import requested_site
from cms.streamed_answers import streamed
from cms.visibility import public_pages

_CHUNK = 500
# What a section is about comes first, then its pages.
_ORDER = ("type", "treatment_id", "locale", "title", "page_id")
_COLUMNS = ("page_id", "type", "locale", "path", "title", "card")


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
    rows = published(site, now=now).exclude(hidden_pages()).order_by(*_ORDER)
    section = ""
    for row, overview in _with_overview(rows.values(*_COLUMNS).iterator(chunk_size=_CHUNK)):
        title = _section(row)
        if title != section:
            section = title
            yield f"\n{heading(2, section)}\n\n"
        yield f"- {_entry(row, overview, identity)}\n"


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


def _section(row: dict[str, Any]) -> str:
    """What the page is about, or the kind of page where it is about nothing in particular."""
    treatment = row["card"].get("treatment")
    if treatment:
        return treatment["name"]
    with translation.override(settings.LANGUAGE_CODE):
        return _kinds().get(row["type"]) or _("Pages")


def _kinds() -> dict[str, str]:
    return {model._meta.label: capfirst(model._meta.verbose_name_plural) for model in get_page_models()}


def _entry(row: dict[str, Any], overview: str, identity: Identity) -> str:
    named = link(row["title"], identity.absolute(twin_path(row["path"])))
    language = "" if row["locale"] == settings.LANGUAGE_CODE else f" ({row['locale']})"
    return f"{named}{language}: {words(overview)}" if overview else f"{named}{language}"
