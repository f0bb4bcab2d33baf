"""The audit of one page of our own: rendered as served, parsed once, run through rules and checks of content."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from cms.audit import content_audits
from cms.audit.addresses import Address
from cms.audit.content_audits import Found
from cms.audit.due_dates import midnight, next_change
from cms.audit.findings import Finding
from cms.audit.images import image_findings
from cms.audit.kinds import Kind
from cms.audit.links import anchor_findings, content_hrefs_of, internal_links
from cms.audit.page_audit import audit_page
from cms.audit.rendering import served
from cms.audit.rules import REGISTRY
from cms.audit.served_page import ServedPage
from cms.audit.site_facts import SiteFacts
from cms.audit.traits import traits_of

_BARRED, _SITEMAP = "indexing_barred", "R38"


@dataclass(frozen=True)
class PageResult:
    """What was found on a page by itself, what is compared between pages, and when it is due again."""

    found: list[Found]
    traits: dict[str, Any]
    due_at: dt.datetime


def audit_address(address: Address, site: SiteFacts) -> PageResult:
    """Render and audit one public address."""
    page = served(address.url, address.site)
    page = replace(page, style_sheets=site.style_sheets(page.html, url=page.url))
    if page.status != HTTPStatus.OK:
        return _failed(page, site)
    facts = replace(site.facts, expected_type=_expected_type(address))
    content = content_audits.audit_content(address.document, page, facts.today)
    found = [
        *of_kind(Kind.STRUCTURED_DATA, _meant(audit_page(page, facts), address, site)),
        *of_kind(Kind.CONTENT, [*image_findings(page), *anchor_findings(page)]),
        *content.found,
    ]
    origins = {site.identity.origin, address.site.root_url}
    links = internal_links(content_hrefs_of(page), url=page.url, origins=origins)
    return PageResult(
        found=found,
        traits=traits_of(page, questions=content.questions, links=links),
        due_at=_due_at(address, page, content.changes_on, facts.today),
    )


def _failed(page: ServedPage, site: SiteFacts) -> PageResult:
    """An address that does not answer as it should is looked at again in every run; an error page has no content."""
    bare = ServedPage(page.url, page.status, page.headers)
    found = [each for each in audit_page(bare, site.facts) if each.where == "status"]
    return PageResult(of_kind(Kind.STRUCTURED_DATA, found), {}, site.now)


def _expected_type(address: Address) -> str | None:
    return content_audits.expected_type(address.document.type) if address.document else None


def _meant(findings: Iterable[Finding], address: Address, site: SiteFacts) -> Iterable[Finding]:
    """Without what an editor asked for: that a page stays out of search results and of the sitemap."""
    if address.page_id not in site.hidden:
        return findings
    return [finding for finding in findings if not _is_about_listing(finding.rule)]


def _is_about_listing(code: str) -> bool:
    return code == _BARRED or REGISTRY[code].number == _SITEMAP


def of_kind(kind: Kind, findings: Iterable[Finding]) -> list[Found]:
    """These findings as findings of a kind."""
    return [Found(kind, finding) for finding in findings]


def _due_at(address: Address, page: ServedPage, changes_on: dt.date | None, today: dt.date) -> dt.datetime:
    days = [day for day in (changes_on, next_change(page.html, today=today)) if day]
    if address.document is None:
        days.append(today + dt.timedelta(days=1))
    return min([address.due_at, *(midnight(day) for day in days)])
