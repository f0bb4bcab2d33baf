"""What the audit would find on a page if it were published as it is in memory: a draft, or what is being typed."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Site

from cms.audit.content_audits import Found, expected_type
from cms.audit.facts import AuditFacts
from cms.audit.images import image_findings
from cms.audit.kinds import Kind
from cms.audit.links import anchor_findings
from cms.audit.outcome import gravest_first
from cms.audit.page_audit import audit_page
from cms.audit.rendering import AuditRequest, environ_for
from cms.audit.served_page import ServedPage
from cms.audit.site_facts import SiteFacts
from cms.drafts import DraftPage, as_published
from cms.identity import for_site

ContentCheck = Callable[[Any, ServedPage, dt.date], Iterable[Found]]
"""What an app finds in the document of a page and the page that shows it, on a day."""


def findings_if_published(
    draft: DraftPage, *, now: dt.datetime, content: ContentCheck | None = None
) -> list[Found]:
    """What rules for structured data and checks of content find, the gravest first.

    Nothing is saved or published. A page of no site has no address and no findings.
    """
    page = as_published(draft, now=now)
    site = page.get_site()
    if site is None:
        return []
    served, document = _rendered(page, site, now)
    today = timezone.localdate(now)
    facts = AuditFacts(
        today=today, now=now, origin=for_site(site).origin, expected_type=expected_type(page._meta.label)
    )
    found = [Found(Kind.STRUCTURED_DATA, finding) for finding in audit_page(served, facts)]
    found += [Found(Kind.CONTENT, finding) for finding in (*image_findings(served), *anchor_findings(served))]
    return gravest_first([*found, *(content(document, served, today) if content else ())])


def _rendered(page: DraftPage, site: Site, now: dt.datetime) -> tuple[ServedPage, Any]:
    url = for_site(site).absolute(page.get_url_parts(request=None)[2])
    request = AuditRequest(environ_for(url, site))
    context = page.get_context(request)
    html = render_to_string(page.get_template(request), context, request)
    sheets = SiteFacts(site, for_site(site), now=now).style_sheets(html, url=url)
    return ServedPage(url, 200, {"Content-Type": "text/html; charset=utf-8"}, html, sheets), context[
        "document"
    ]
