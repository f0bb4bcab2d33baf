"""Editorial findings of pages, as their newest drafts have them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.models import Site

from cms.visibility import site_root_paths
from faq.documents import FAQDocument, documents_of
from faq.editorial.document_manuscript import manuscript_of
from faq.editorial.findings import Finding
from faq.editorial.registry import findings_in
from faq.editorial.severities import chosen_severities
from faq.review.texts import newest_texts

if TYPE_CHECKING:
    from faq.models import FAQPage


def text_findings(text: "FAQPage", *, now: dt.datetime | None = None) -> list[Finding]:
    """What is found in a page as it is in memory: stored, a draft, or what an editor is typing."""
    site = text.get_site()
    return _findings_on_site([text], site, now or timezone.now())[0] if site else []


def draft_findings(
    pages: Iterable["FAQPage"], *, now: dt.datetime | None = None
) -> Mapping[int, list[Finding]]:
    """What is found in the newest draft of each page, by its id. A page of no site has no entry.

    The number of queries depends on the number of sites only. `pages` should come with their locale, treatment and
    questions.
    """
    pages, moment = list(pages), now or timezone.now()
    found: dict[int, list[Finding]] = {}
    for site, own in _by_site(pages):
        texts = newest_texts(own)
        for text, page in zip(texts, own, strict=True):
            text.locale = page.locale
        found |= zip((page.pk for page in own), _findings_on_site(texts, site, moment), strict=True)
    return found


def document_findings(document: FAQDocument, *, claimed_reviewer: str = "", today: dt.date) -> list[Finding]:
    """What is found in a document, with the severities that this site sets."""
    manuscript = manuscript_of(document, claimed_reviewer=claimed_reviewer)
    return findings_in(manuscript, today=today, severities=chosen_severities())


def _findings_on_site(texts: Sequence["FAQPage"], site: Site, now: dt.datetime) -> list[list[Finding]]:
    today = timezone.localdate(now)
    documents = documents_of(texts, site=site, now=now)
    return [
        document_findings(document, claimed_reviewer=text.claimed_reviewer, today=today)
        for document, text in zip(documents, texts, strict=True)
    ]


def _by_site(pages: Sequence["FAQPage"]) -> Iterable[tuple[Site, list["FAQPage"]]]:
    """Each page once, with the site whose root lies nearest above it."""
    sites = [
        (root, site) for site in Site.objects.select_related("root_page") for root in site_root_paths(site)
    ]
    sites.sort(key=lambda entry: len(entry[0]), reverse=True)
    own: dict[int, tuple[Site, list[FAQPage]]] = {}
    for page in pages:
        site = next((site for root, site in sites if page.path.startswith(root)), None)
        if site is not None:
            own.setdefault(site.pk, (site, []))[1].append(page)
    return own.values()
