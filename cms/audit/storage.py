"""Keeping what was found: a row for each audited address and finding; what is found again keeps its row."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction

from cms.audit.addresses import Address
from cms.audit.content_audits import Found
from cms.audit.findings import Finding
from cms.audit.kinds import GRAVEST_FIRST, Kind
from cms.audit.models import AuditedPage, AuditFinding, AuditRun
from cms.audit.site_audit import PageResult

MOST_FINDINGS = 500
"""Of one page; the gravest are kept."""
_EXCERPT, _TITLE = 500, 255


def key_of(url: str) -> str:
    """How an address is found."""
    return hashlib.sha256(url.encode()).hexdigest()


def finding_key(found: Found) -> str:
    """Two findings of a page with the same key say the same, in one run or in two."""
    finding = found.finding
    said = (found.kind, finding.rule, finding.severity, finding.where, finding.message, finding.excerpt)
    return hashlib.sha256("\0".join(said).encode(errors="replace")).hexdigest()


def unchanged(addresses: Iterable[Address], *, now: dt.datetime) -> dict[str, int]:
    """By address the rows of those that need no audit: what they answer is made of the same, and nothing is due."""
    wanted = {key_of(address.url): address for address in addresses}
    rows = AuditedPage.objects.filter(key__in=wanted, due_at__gt=now).values_list("key", "digest", "pk")
    return {wanted[key].url: pk for key, digest, pk in rows if wanted[key].digest == digest}


def seen(rows: Collection[int], run: AuditRun) -> None:
    """Note that these addresses are still there."""
    AuditedPage.objects.filter(pk__in=rows).update(run_id=run.pk)


def keep_known(addresses: Iterable[Address], run: AuditRun) -> None:
    """What there was no time for stays as it was found before."""
    AuditedPage.objects.filter(key__in=[key_of(address.url) for address in addresses]).update(run_id=run.pk)


@transaction.atomic
def store(address: Address, result: PageResult, run: AuditRun, *, now: dt.datetime) -> None:
    """Put the results of one address in the place of those before; those between pages stay."""
    page, _ = AuditedPage.objects.update_or_create(
        key=key_of(address.url),
        defaults={
            "url": address.url,
            "site_id": address.site.pk,
            "page_id": address.page_id,
            "title": address.title[:_TITLE],
            "digest": address.digest,
            "traits": result.traits,
            "audited_at": now,
            "due_at": result.due_at,
            "run_id": run.pk,
        },
    )
    stored = AuditFinding.objects.filter(audited_page=page).exclude(kind=Kind.ACROSS_PAGES)
    _replace(page.pk, result.found, dict(stored.values_list("key", "pk")), now)


@transaction.atomic
def store_across(findings: Iterable[Finding], *, now: dt.datetime) -> None:
    """Put the findings between pages in the place of those before; findings of unknown addresses are left out."""
    by_page: dict[str, list[Found]] = {}
    for finding in findings:
        by_page.setdefault(key_of(finding.url), []).append(Found(Kind.ACROSS_PAGES, finding))
    stored: dict[int, dict[str, int]] = {}
    rows = AuditFinding.objects.filter(kind=Kind.ACROSS_PAGES)
    for page_id, key, pk in rows.values_list("audited_page_id", "key", "pk"):
        stored.setdefault(page_id, {})[key] = pk
    pages = _pages(by_page)
    for key, page_id in pages.items():
        _replace(page_id, by_page[key], stored.pop(page_id, {}), now)
    left = [pk for keys in stored.values() for pk in keys.values()]
    _delete(left)


def remove_gone(run: AuditRun) -> int:
    """Take back what is said of addresses that this run has not seen; how many there were."""
    gone = AuditedPage.objects.exclude(run_id=run.pk)
    count = gone.count()
    gone.delete()
    return count


def _pages(keys: Mapping[str, object]) -> dict[str, int]:
    wanted, found = list(keys), dict[str, int]()
    for start in range(0, len(wanted), 500):
        rows = AuditedPage.objects.filter(key__in=wanted[start : start + 500])
        found |= dict(rows.values_list("key", "pk"))
    return found


def _replace(page_id: int, found: Iterable[Found], stored: dict[str, int], now: dt.datetime) -> None:
    gravest = sorted(found, key=lambda each: GRAVEST_FIRST.index(each.finding.severity))[:MOST_FINDINGS]
    wanted = {finding_key(each): each for each in gravest}
    _delete([pk for key, pk in stored.items() if key not in wanted])
    AuditFinding.objects.bulk_create(
        _row(page_id, key, each, now) for key, each in wanted.items() if key not in stored
    )


def _delete(keys: list[int]) -> None:
    for start in range(0, len(keys), 500):
        AuditFinding.objects.filter(pk__in=keys[start : start + 500]).delete()


def _row(page_id: int, key: str, found: Found, now: dt.datetime) -> AuditFinding:
    finding = found.finding
    return AuditFinding(
        audited_page_id=page_id,
        key=key,
        kind=found.kind,
        rule=finding.rule,
        severity=finding.severity,
        where=_clean(finding.where),
        message=_clean(finding.message),
        excerpt=_clean(finding.excerpt)[:_EXCERPT],
        first_found_at=now,
    )


def _clean(text: str) -> str:
    # A page can hold what no database stores.
    return text.replace("\0", "").encode("utf-8", errors="replace").decode()
