"""What editors can look at before a page is published: the page, its search result, its structured data, its Markdown.

Each shows the draft as publishing would make it. Wagtail lets only those ask who may edit the page; nothing is stored.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.models import Site

from cms.audit.content_audits import Found
from cms.audit.drafts import findings_if_published
from cms.audit.kinds import GRAVEST_FIRST, LABELS
from cms.drafts import DraftPage, as_published
from cms.identity import for_site
from cms.json_highlighting import pieces
from cms.markdown_twin import draft_markdown, has_draft_markdown, twin_path
from cms.search_snippet import TITLE_SIZE, search_snippet

PAGE, SEARCH_RESULT, STRUCTURED_DATA, MARKDOWN = "", "search-result", "structured-data", "markdown"
"""The names of the modes in addresses."""

SIZES = [
    {
        "name": "phone",
        "icon": "mobile-alt",
        "device_width": 390,
        "label": "Preview as on a phone, 390 pixels wide",
    },
    {
        "name": "tablet",
        "icon": "tablet-alt",
        "device_width": 820,
        "label": "Preview as on a tablet, 820 pixels wide",
    },
    {
        "name": "desktop",
        "icon": "desktop",
        "device_width": 1440,
        "label": "Preview as on a computer, 1440 pixels wide",
    },
]

Findings = Callable[[Any, dt.datetime], Iterable[Found]]
_findings: dict[str, Findings] = {}


def register_findings(model: type[DraftPage], findings: Findings) -> None:
    """Say what the audit finds on a draft of this page type; of others it looks at the structured data only."""
    _findings[model._meta.label] = findings


class DraftPreviews(DraftPage):
    """The modes in Wagtail's preview panel, for page types whose context holds a `document`."""

    class Meta:
        abstract = True

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        modes = [(PAGE, "Page"), (SEARCH_RESULT, "Search result"), (STRUCTURED_DATA, "Structured data")]
        return [*modes, (MARKDOWN, "Markdown")] if has_draft_markdown(self) else modes

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return SIZES

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Past the copies of answers: at the same address they hold the page that the public reads."""
        attributes = {"past_copies": True, **(extra_request_attrs or {})}
        return super().make_preview_request(original_request, preview_mode, attributes)

    def serve_preview(self, request: HttpRequest, mode_name: str | None) -> HttpResponse:
        if getattr(request, "is_editing", False):
            self.prepare_draft()
        now = timezone.now()
        page = as_published(self, now=now)
        site = page.get_site()
        mode = mode_name or PAGE
        modes = dict(self.preview_modes)
        if site is None or mode not in modes:
            raise Http404("There is no such preview of this page.")
        if mode in _VIEWS:
            document = page.get_context(request)["document"]
            template, context = _VIEWS[mode](page, document, site, now)
            shared = {"page": page, "document": document, "mode": modes[mode]}
            response = render(request, template, shared | context)
        else:
            response = super(DraftPreviews, page).serve_preview(request, mode)
        response["Cache-Control"] = "private, no-store"
        return response


def _search_result(page: DraftPage, document: Any, site: Site, now: dt.datetime) -> tuple[str, dict]:
    restricted = page.get_view_restrictions().exists()
    snippet = search_snippet(document.seo, for_site(site), restricted=restricted)
    return "cms/preview/search_result.html", {"snippet": snippet, "title_size": TITLE_SIZE}


def _structured_data(page: DraftPage, document: Any, site: Site, now: dt.datetime) -> tuple[str, dict]:
    find = _findings.get(page._meta.label)
    found = list(find(page, now) if find else findings_if_published(page, now=now))
    return "cms/preview/structured_data.html", {
        "pieces": pieces(document.seo.json_ld),
        "number_of_findings": len(found),
        "sections": [
            (LABELS[severity][0 if len(some) == 1 else 1], severity.value, some)
            for severity in GRAVEST_FIRST
            if (some := [each.finding for each in found if each.finding.severity is severity])
        ],
    }


def _markdown(page: DraftPage, document: Any, site: Site, now: dt.datetime) -> tuple[str, dict]:
    return "cms/preview/markdown.html", {
        "markdown": draft_markdown(page, document, site, now),
        "address": for_site(site).absolute(twin_path(document.meta.path)),
    }


_VIEWS: dict[str, Callable[[DraftPage, Any, Site, dt.datetime], tuple[str, dict]]] = {
    SEARCH_RESULT: _search_result,
    STRUCTURED_DATA: _structured_data,
    MARKDOWN: _markdown,
}
