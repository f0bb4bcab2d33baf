"""What the audit of the site found, for programs with a token: counts, and the pages with most of it first."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field
from wagtail.models import Site

from cms import api_access
from cms.api import endpoint
from cms.api_lists import ListLinks, ListMeta, ListParameters, Slice, list_links
from cms.api_parameters import OneOf
from cms.api_responses import json_bytes, respond
from cms.audit.addresses import other_urls
from cms.audit.kinds import GRAVEST_FIRST, Kind
from cms.audit.models import AuditedPage, AuditFinding, AuditRun
from cms.audit.runs import last_run
from cms.identity import for_site
from cms.published.documents import published
from cms.sites import requested_site

MOST_FINDINGS = 20
"""Findings that are listed of one page; its counts are of all."""
SEVERITY_NAMES = tuple(severity.value for severity in GRAVEST_FIRST)
KIND_NAMES = tuple(kind.value for kind in Kind)
SeverityName = Literal["error", "warning", "information"]
KindName = Literal["structured_data", "content", "across_pages", "editorial"]

router = Router(tags=["Audit"])


class AuditCounts(BaseModel):
    """How many findings there are of each severity."""

    error: int
    warning: int
    information: int


class AuditRunSummary(BaseModel):
    """The last run over all sites: how many addresses there were, were looked at anew, and were left for the next."""

    started_at: dt.datetime
    finished_at: dt.datetime
    pages: int
    audited: int
    waiting: int


class AuditRule(BaseModel):
    """How often one rule was broken, and on how many pages."""

    rule: str
    kind: KindName
    severity: SeverityName
    findings: int
    pages: int


class AuditFindingEntry(BaseModel):
    """One finding: what was wrong, where on the page, and the words it is about."""

    rule: str
    kind: KindName
    severity: SeverityName
    where: str
    message: str
    excerpt: str
    since: dt.datetime


class AuditPageEntry(BaseModel):
    """A public address with its findings, the gravest first, at most 20. `id` is null for what is no page."""

    url: str
    id: int | None
    title: str
    audited_at: dt.datetime
    counts: AuditCounts
    findings: list[AuditFindingEntry]


class AuditSummary(BaseModel):
    """`counts` leaves editorial advice out, which `editorial` counts. `run` is null before the first audit."""

    run: AuditRunSummary | None
    counts: AuditCounts
    editorial: AuditCounts
    rules: list[AuditRule]
    items: list[AuditPageEntry]
    meta: ListMeta
    links: ListLinks


class AuditParameters(ListParameters):
    """Which findings, and which part of the pages that have any."""

    severity: Annotated[str | None, OneOf(SEVERITY_NAMES)] = Field(
        None, description="Only findings of this severity."
    )
    kind: Annotated[str | None, OneOf(KIND_NAMES)] = Field(
        None, description="Only findings about this: structured data, content, other pages, or wording."
    )


@endpoint(
    router,
    "audit/",
    AuditParameters,
    response=AuditSummary,
    operation_id="get_audit",
    summary="Get what the audit of the site found",
    auth=api_access.audit,
)
def get_audit(request: HttpRequest, query: AuditParameters) -> HttpResponse:
    """The findings of the last audit on public pages of this site. Takes a token with the scope read:audit.

    Counts and rules are of all findings, whatever is asked for; `items` are the pages with findings of the severity
    and kind asked for, those with most errors first.
    """
    site, run = requested_site(request), last_run()
    audited = _still_public(site, timezone.now())
    found = AuditFinding.objects.filter(audited_page__in=audited.values("pk"))
    pages, total = _pages(audited, query)
    part = Slice(pages, total)
    links = list_links(request, query, part)
    meta = ListMeta(
        total=total, total_is_capped=False, limit=query.limit, offset=query.offset, next_cursor=None
    )
    body = {
        "run": _run(run),
        "counts": _counts(found.exclude(kind=Kind.EDITORIAL)),
        "editorial": _counts(found.filter(kind=Kind.EDITORIAL)),
        "rules": _rules(found),
        "items": _items(pages, query),
        "meta": meta.model_dump(),
        "links": links.model_dump(),
    }
    return respond(request, json_bytes(body), changed_at=run.finished_at if run else None)


def _still_public(site: Site, now: dt.datetime) -> QuerySet[AuditedPage]:
    """What was audited and can still be read: a page may have been taken down since the last run."""
    rows = AuditedPage.objects.filter(site_id=site.pk).defer("traits")
    public = rows.filter(Q(page_id=None) | Q(page_id__in=published(site, now=now).values("page_id")))
    return public.exclude(pk__in=_gone(rows, site, now))


def _gone(rows: QuerySet[AuditedPage], site: Site, now: dt.datetime) -> list[int]:
    """Profiles and the like that are public no longer: seldom any, so that the query stays short."""
    found = rows.filter(page_id=None, findings__isnull=False).distinct().values_list("pk", "url")
    others = list(found)
    listed = set(other_urls(site, for_site(site), now=now)) if others else set()
    return [pk for pk, url in others if url not in listed]


def _pages(audited: QuerySet[AuditedPage], query: AuditParameters) -> tuple[list[AuditedPage], int]:
    asked = _asked(query, "findings__")
    by_severity = {
        severity: Count("findings", filter=asked & Q(findings__severity=severity))
        for severity in SEVERITY_NAMES
    }
    rows = audited.annotate(**by_severity).filter(Q(error__gt=0) | Q(warning__gt=0) | Q(information__gt=0))
    ordered = rows.order_by("-error", "-warning", "-information", "url", "pk")
    return list(ordered[query.offset : query.offset + query.limit]), rows.count()


def _asked(query: AuditParameters, prefix: str = "") -> Q:
    asked = {f"{prefix}{name}": getattr(query, name) for name in ("severity", "kind") if getattr(query, name)}
    return Q(**asked)


def _items(pages: list[AuditedPage], query: AuditParameters) -> list[dict[str, Any]]:
    rows = AuditFinding.objects.filter(_asked(query), audited_page__in=[page.pk for page in pages])
    by_page: dict[int, list[AuditFinding]] = {}
    for row in rows.order_by("pk"):
        by_page.setdefault(row.audited_page_id, []).append(row)
    return [_item(page, by_page.get(page.pk, [])) for page in pages]


def _item(page: Any, found: list[AuditFinding]) -> dict[str, Any]:
    gravest = sorted(found, key=lambda row: (SEVERITY_NAMES.index(row.severity), row.kind == Kind.EDITORIAL))
    return {
        "url": page.url,
        "id": page.page_id,
        "title": page.title,
        "audited_at": _moment(page.audited_at),
        "counts": {severity: getattr(page, severity) for severity in SEVERITY_NAMES},
        "findings": [_entry(row) for row in gravest[:MOST_FINDINGS]],
    }


def _entry(row: AuditFinding) -> dict[str, Any]:
    names = ("rule", "kind", "severity", "where", "message", "excerpt")
    return {name: getattr(row, name) for name in names} | {"since": _moment(row.first_found_at)}


def _counts(found: QuerySet[AuditFinding]) -> dict[str, int]:
    counted = dict(found.values_list("severity").annotate(Count("pk")).order_by())
    return {severity: counted.get(severity, 0) for severity in SEVERITY_NAMES}


def _rules(found: QuerySet[AuditFinding]) -> list[dict[str, Any]]:
    rows = found.values("rule", "kind", "severity").order_by()
    counted = rows.annotate(findings=Count("pk"), pages=Count("audited_page", distinct=True))
    rules: list[dict[str, Any]] = [dict(row) for row in counted]
    return sorted(rules, key=_gravest_rule_first)


def _gravest_rule_first(row: dict[str, Any]) -> tuple[int, int, str]:
    return SEVERITY_NAMES.index(row["severity"]), -row["findings"], row["rule"]


def _run(run: AuditRun | None) -> dict[str, Any] | None:
    if run is None or run.finished_at is None:
        return None
    numbers = {name: getattr(run, name) for name in ("pages", "audited", "waiting")}
    return {"started_at": _moment(run.started_at), "finished_at": _moment(run.finished_at), **numbers}


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
