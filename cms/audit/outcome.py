"""What an audit found, in the order in which it is told, and whether that makes it fail."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cms.audit.content_audits import Found
from cms.audit.findings import Finding, Severity
from cms.audit.kinds import GRAVEST_FIRST, LABELS, Kind, at_least
from cms.audit.models import AuditedPage, AuditFinding

_CHUNK = 200


@dataclass(frozen=True)
class PageFindings:
    """One page with what was found on it, the gravest first."""

    url: str
    found: list[Found]
    page_id: int | None = None
    title: str = ""


@dataclass
class Counts:
    """How many findings there are: `counted` by severity without the editorial ones, `editorial` by severity."""

    counted: Counter[Severity] = field(default_factory=Counter)
    editorial: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    pages: int = 0

    def add(self, page: PageFindings) -> None:
        self.pages += bool(page.found)
        for each in page.found:
            own = self.editorial if each.kind is Kind.EDITORIAL else self.counted
            own[each.finding.severity] += 1
            self.rules[each.finding.rule] += 1

    def failed(self, fail_on: Severity, *, editorial: bool) -> bool:
        """Whether anything of this severity or a graver one was found, of the kinds that count."""
        sums = self.counted + self.editorial if editorial else self.counted
        return any(sums[severity] for severity in at_least(fail_on))

    def as_json(self) -> dict[str, Any]:
        """Every severity has its number, zeros too."""
        return {
            "counts": {severity.value: self.counted[severity] for severity in GRAVEST_FIRST},
            "editorial": {severity.value: self.editorial[severity] for severity in GRAVEST_FIRST},
            "rules": dict(sorted(self.rules.items())),
        }


def stored_findings(kinds: Collection[Kind] = tuple(Kind)) -> Iterator[PageFindings]:
    """The audited pages that anything was found on, by address, a chunk in memory at a time."""
    pages = AuditedPage.objects.filter(findings__kind__in=kinds).distinct().order_by("site_id", "url", "pk")
    ids = list(pages.values_list("pk", flat=True))
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        rows: dict[int, list[AuditFinding]] = {}
        for row in AuditFinding.objects.filter(audited_page__in=chunk, kind__in=kinds).order_by("pk"):
            rows.setdefault(row.audited_page_id, []).append(row)
        known = AuditedPage.objects.defer("traits").in_bulk(chunk)
        for pk in chunk:
            page = known[pk]
            found = [_found(row, page.url) for row in rows[pk]]
            yield PageFindings(page.url, gravest_first(found), page.page_id, page.title)


def gravest_first(found: Iterable[Found]) -> list[Found]:
    """By severity; within one, editorial ones last and otherwise in the order they came."""
    return sorted(
        found,
        key=lambda each: (GRAVEST_FIRST.index(each.finding.severity), each.kind is Kind.EDITORIAL),
    )


def page_as_json(page: PageFindings) -> dict[str, Any]:
    """One page of the report."""
    return {
        "url": page.url,
        "page_id": page.page_id,
        "title": page.title,
        "findings": [finding_as_json(each) for each in page.found],
    }


def finding_as_json(found: Found) -> dict[str, str]:
    """One finding of the report."""
    finding = found.finding
    return {
        "kind": found.kind.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "where": finding.where,
        "message": finding.message,
        "excerpt": finding.excerpt,
    }


def in_words(counts: Counter[Severity]) -> str:
    """The counts as people read them: "1 error, 3 warnings, 0 information"."""
    return ", ".join(
        f"{counts[severity]} {LABELS[severity][counts[severity] != 1].lower()}" for severity in GRAVEST_FIRST
    )


def _found(row: AuditFinding, url: str) -> Found:
    finding = Finding(row.rule, Severity(row.severity), url, row.where, row.message, row.excerpt)
    return Found(Kind(row.kind), finding)
