"""The Markdown twin of a public page: the same content at the page's address with ".md", for readers that are programs.

Search engines are told not to list it and that the page is the original.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms.addresses import Moved, look_up
from cms.answers import Answer, answered
from cms.html_answers import next_change, tag_list
from cms.identity import Identity, for_site
from cms.markdown_writing import document, heading, items, link
from cms.other_addresses import document_at
from cms.published.documents import find, published
from cms.published.models import PublishedDocument
from cms.published.state import changed_at
from cms.search_appearance import hidden_pages
from cms.sites import requested_site

MARKDOWN = "text/markdown; charset=utf-8"
MOST_LINKS = 1_000
"""In one list; for all pages there is llms.txt."""

_HOME = "/index.md"
_PATH = re.compile(r"/(?:[^?#]*/)?")

Writer = Callable[[PublishedDocument, Site, datetime], str]
DraftWriter = Callable[[Any, Any, Site, datetime], str]
"""The same of a page in memory and the document that it would be served as."""
_writers: dict[str, Writer] = {}
_draft_writers: dict[str, DraftWriter] = {}


def register(model: type[Page], writer: Writer, *, draft: DraftWriter | None = None) -> None:
    """Say how the Markdown of a page type, and of its drafts, is written; others have their title and the pages below."""
    _writers[model._meta.label] = writer
    if draft:
        _draft_writers[model._meta.label] = draft


def twin_path(path: str) -> str:
    """The path of the twin of a page: "/faq/knee.md" for "/faq/knee/"."""
    return f"{path.rstrip('/')}.md" if path.strip("/") else _HOME


def page_path_of(twin: str) -> str:
    """The path of the page that has this twin."""
    return "/" if twin == _HOME else f"{twin.removesuffix('.md')}/"


@require_safe
def markdown_twin(request: HttpRequest, path: str) -> HttpResponse:
    """The Markdown of the page at this path, where its page has moved, or 404."""
    site, now = requested_site(request), timezone.now()
    page_path = page_path_of(f"/{path}.md")
    # As with their pages, these come before what stands in the page tree.
    other = document_at(page_path, None, site=site, now=now)
    if other:
        return _answer(
            request,
            other.markdown(),
            canonical=other.canonical,
            language=other.language,
            cache_tag=tag_list(other.tags),
            valid_until=next_change(now),
        )
    identity = for_site(site)
    found = look_up(page_path, site=site, identity=identity, now=now)
    if isinstance(found, Moved):
        return _moved(found)
    row = find(found.pk, site=site, now=now) if found else None
    if row is None:
        raise Http404
    return _answer(
        request,
        markdown_of(row, site, now),
        canonical=identity.absolute(row.path),
        language=row.locale,
        cache_tag=",".join(json.loads(row.card)["meta"]["tags"]),
        valid_until=row.fresh_until,
    )


def _answer(
    request: HttpRequest, text: str, *, canonical: str, language: str, cache_tag: str, valid_until: datetime
) -> HttpResponse:
    headers = {
        "X-Robots-Tag": "noindex",
        "Link": f'<{canonical}>; rel="canonical"',
        "Content-Language": language,
        "Cache-Tag": cache_tag,
    }
    body = text.encode("utf-8", errors="replace")
    return answered(
        request,
        Answer(body, MARKDOWN, changed_at=changed_at(), valid_until=valid_until, headers=headers),
    )


def markdown_of(row: PublishedDocument, site: Site, now: datetime) -> str:
    """The Markdown of a public page, in the page's language."""
    with translation.override(row.locale):
        writer = _writers.get(row.type, _title_and_pages)
        return writer(row, site, now)


def has_draft_markdown(page: Page) -> bool:
    """Whether a draft of this page can be shown as Markdown."""
    return page._meta.label in _draft_writers


def draft_markdown(page: Page, shown: Any, site: Site, now: datetime) -> str:
    """The twin that a page in memory would have, in its language; `shown` is the document it would be served as."""
    with translation.override(shown.meta.locale):
        return _draft_writers[page._meta.label](page, shown, site, now)


def _moved(found: Moved) -> HttpResponse:
    """To the twin of where the page is now; what is no page of this site has none."""
    if not _PATH.fullmatch(found.location) or found.location.startswith("//"):
        raise Http404
    return HttpResponseRedirect(twin_path(found.location), status=found.status)


def _title_and_pages(row: PublishedDocument, site: Site, now: datetime) -> str:
    return document([heading(1, row.title), pages_below(row.tree_path, site, now)])


def pages_below(tree_path: str, site: Site, now: datetime) -> str:
    """A list of the public pages one step below a page, by title, each with its twin."""
    below = published(site, now=now).filter(tree_path__startswith=tree_path).exclude(hidden_pages())
    steps = Length("tree_path")
    children = below.annotate(steps=steps).filter(steps=len(tree_path) + Page.steplen)
    identity = for_site(site)
    found = children.order_by("title", "page_id").values_list("title", "path")[: MOST_LINKS + 1]
    return _links([(title, identity.absolute(twin_path(path))) for title, path in found], identity)


def _links(found: Sequence[tuple[str, str]], identity: Identity) -> str:
    lines = [link(title, url) for title, url in found[:MOST_LINKS]]
    if len(found) > MOST_LINKS:
        lines.append(link("llms.txt", identity.absolute("/llms.txt")))
    return items(lines)
