"""What the audit would find on a page if it were published as it is in memory: a draft, or what is being typed."""

import copy
import datetime as dt
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Site

from cms.audit.content_audits import Found
from cms.audit.facts import AuditFacts
from cms.audit.images import image_findings
from cms.audit.kinds import Kind
from cms.audit.links import anchor_findings
from cms.audit.outcome import gravest_first
from cms.audit.page_audit import audit_page
from cms.audit.rendering import AuditRequest, environ_for
from cms.audit.served_page import ServedPage
from cms.audit.site_facts import SiteFacts
from cms.identity import for_site
from cms.visible_page import HTML
from faq.audit.document_checks import content_findings, of_kind
from faq.documents.schema import FAQDocument

if TYPE_CHECKING:
    from faq.models import FAQPage


def findings_if_published(text: "FAQPage", *, now: dt.datetime | None = None) -> list[Found]:
    """What rules for structured data and checks of content find, the gravest first; wording has a list of its own.

    Nothing is saved or published. A page of no site has no address and no findings.
    """
    moment = now or timezone.now()
    page = _as_published(text, moment)
    site = page.get_site()
    if site is None:
        return []
    served, document = _rendered(page, site, moment)
    today = timezone.localdate(moment)
    facts = AuditFacts(today=today, now=moment, origin=for_site(site).origin, expected_type="FAQPage")
    return gravest_first(
        [
            *of_kind(Kind.STRUCTURED_DATA, audit_page(served, facts)),
            *of_kind(Kind.CONTENT, [*image_findings(served), *anchor_findings(served)]),
            *content_findings(document, served, today=today),
        ]
    )


def _as_published(text: "FAQPage", now: dt.datetime) -> "FAQPage":
    page = copy.copy(text)
    page.live = True
    page.first_published_at = page.first_published_at or now
    page.last_published_at = now
    if not page.url_path:
        # Not saved yet, but in its place in the tree.
        page.set_url_path(page.get_parent())
    return page


def _rendered(page: "FAQPage", site: Site, now: dt.datetime) -> tuple[ServedPage, FAQDocument]:
    url = for_site(site).absolute(page.get_url_parts(request=None)[2])
    request = AuditRequest(environ_for(url, site))
    context = page.get_context(request)
    html = render_to_string(page.get_template(request), context, request)
    sheets = SiteFacts(site, for_site(site), now=now).style_sheets(html, url=url)
    headers = {"Content-Type": HTML}
    return ServedPage(url, 200, headers, html, sheets), context["document"]
