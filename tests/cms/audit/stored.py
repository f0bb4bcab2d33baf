"""Stored results of audits, without running one."""

from django.utils import timezone
from wagtail.models import Page, Site

from cms.audit.models import AuditedPage, AuditFinding
from cms.audit.storage import key_of


def store_page(page: Page | None = None, *, url: str = "", **fields) -> AuditedPage:
    """The row of an audited page, or of another address."""
    now = timezone.now()
    url = url or f"http://localhost/faq/{page.slug}/"
    values = {
        "site_id": Site.objects.get(is_default_site=True).pk,
        "page_id": page.pk if page else None,
        "title": page.title if page else "",
        "digest": "",
        "audited_at": now,
        "due_at": now,
    }
    return AuditedPage.objects.create(key=key_of(url), url=url, **values | fields)


def store_finding(page: AuditedPage, **fields) -> AuditFinding:
    """A finding of it."""
    values = {
        "kind": "structured_data",
        "rule": "missing_answer",
        "severity": "error",
        "message": "A question has no answer.",
        "first_found_at": timezone.now(),
    }
    values |= fields
    key = key_of("".join(str(value) for value in values.values()))
    return AuditFinding.objects.create(audited_page=page, key=key, **values)
