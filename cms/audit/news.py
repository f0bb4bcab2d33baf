"""Who is told by mail of what the audit found since they were told last."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permissions import page_permission_policy

from cms import conf
from cms.audit.findings import Severity
from cms.audit.kinds import GRAVEST_FIRST, Kind
from cms.audit.models import AuditFinding, AuditMail

MOST_NAMED = 40
"""Findings that a mail names; the others are counted."""
_ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}
_TOLD = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class News:
    """What one address is to be told: the gravest findings, and how many there are in all."""

    address: str
    findings: list[AuditFinding]
    total: int

    @property
    def unnamed(self) -> int:
        return self.total - len(self.findings)


def news(*, until: dt.datetime) -> Iterator[News]:
    """For each address what was found first after it was told last, up to `until`; nothing for who has no news.

    Errors and warnings only, and no editorial advice: that has a report of its own. Members of the group hear of
    pages that they may do something with, the recipients of the setting of all.
    """
    for address, seen in _recipients():
        told = AuditMail.objects.filter(address=address.lower()).values_list("told_until", flat=True).first()
        found = _new(told, until).filter(seen)
        total = found.count()
        if total:
            yield News(address, _gravest(found), total)


def _recipients() -> Iterator[tuple[str, Q]]:
    """Each address once, however it is spelt: accounts that share one get one mail of all that they see."""
    everything = {address.lower(): address for address in conf.audit_report_recipients()}
    for address in everything.values():
        yield address, Q()
    accounts: dict[str, tuple[str, Q]] = {}
    group = conf.audit_report_group()
    members = get_user_model().objects.filter(is_active=True, groups__name=group) if group else ()
    for user in members:
        if user.email and user.email.lower() not in everything:
            address, seen = accounts.get(user.email.lower(), (user.email, Q(pk__in=[])))
            accounts[user.email.lower()] = address, seen | _seen_by(user)
    yield from accounts.values()


def _seen_by(user: Any) -> Q:
    pages = page_permission_policy.instances_user_has_any_permission_for(user, _ACTIONS)
    return Q(audited_page__page_id=None) | Q(audited_page__page_id__in=pages.values("pk"))


def _new(told: dt.datetime | None, until: dt.datetime) -> QuerySet[AuditFinding]:
    found = AuditFinding.objects.filter(severity__in=_TOLD, first_found_at__lte=until)
    found = found.exclude(kind=Kind.EDITORIAL)
    return found.filter(first_found_at__gt=told) if told else found


def _gravest(found: QuerySet[AuditFinding]) -> list[AuditFinding]:
    rows = found.select_related("audited_page").defer("audited_page__traits")
    chosen: list[AuditFinding] = []
    for severity in GRAVEST_FIRST:
        left = MOST_NAMED - len(chosen)
        chosen += rows.filter(severity=severity).order_by("audited_page__url", "pk")[:left]
    return chosen
