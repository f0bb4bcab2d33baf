"""A run over every public page of every site: only what has changed or is due is audited again."""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from cms.audit import storage
from cms.audit.addresses import Address, public_addresses
from cms.audit.between_pages import findings_between
from cms.audit.models import AuditRun
from cms.audit.site_audit import audit_address
from cms.audit.site_facts import SiteFacts
from cms.identity import for_site
from cms.published.models import PublishedDocument

CHUNK = 50
STILL_RUNNING = dt.timedelta(minutes=5)
"""A run that has not said for so long that it goes on has died."""
KEPT_RUNS = 50
_BEAT_SECONDS = 30
_LOCK = "beginning of an audit"

Progress = Callable[[int, int], None]


class AlreadyRunning(RuntimeError):
    """Another run is on its way; two would do the same work twice."""


def run_audit(
    *,
    full: bool = False,
    by: Any = None,
    most_seconds: float | None = None,
    progress: Progress | None = None,
) -> AuditRun:
    """Audit every public address whose answer may be another than in the last run; with `full` all of them.

    After `most_seconds` no further address is begun: `waiting` of the run says how many are left, and the next
    run takes them up. Where no time is left to compare pages either, what was found between them stays as it was,
    and `compared` of the run says so. Raises `AlreadyRunning`.
    """
    run = _begin(full=full, by=by)
    try:
        _Run(run, most_seconds, progress).go()
    finally:
        if run.finished_at is None:
            AuditRun.objects.filter(pk=run.pk).update(beat_at=run.started_at - STILL_RUNNING)
    return run


def last_run() -> AuditRun | None:
    """The last run that went to its end."""
    return AuditRun.objects.exclude(finished_at=None).order_by("-started_at").first()


def running(*, now: dt.datetime) -> AuditRun | None:
    """The run that is on its way, if there is one."""
    alive = AuditRun.objects.filter(finished_at=None, beat_at__gt=now - STILL_RUNNING)
    return alive.order_by("-started_at").first()


@transaction.atomic
def _begin(*, full: bool, by: Any) -> AuditRun:
    _lock_beginning()
    now = timezone.now()
    other = running(now=now)
    if other is not None:
        raise AlreadyRunning(f"An audit that began at {other.started_at:%H:%M} (UTC) is still running.")
    run = AuditRun.objects.create(started_at=now, beat_at=now, full=full, started_by=by)
    old = AuditRun.objects.order_by("-started_at").values_list("pk", flat=True)[KEPT_RUNS:]
    AuditRun.objects.filter(pk__in=list(old)).delete()
    return run


def _lock_beginning() -> None:
    """One at a time until the transaction ends; on SQLite it already is the only one that may write."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [_LOCK])


class _NoTimeLeft(Exception):
    """`most_seconds` are over."""


class _Run:
    """The work of one run."""

    def __init__(self, run: AuditRun, most_seconds: float | None, progress: Progress | None) -> None:
        self.run = run
        self.now = run.started_at
        self.ends = None if most_seconds is None else time.monotonic() + most_seconds
        self.progress = progress
        self.sites: dict[int, SiteFacts] = {}
        self.next_beat = 0.0

    def go(self) -> None:
        total = PublishedDocument.objects.count() if self.progress else 0
        for addresses in _chunks(public_addresses(now=self.now)):
            self._chunk(addresses)
            if self.progress:
                self.progress(self.run.pages, total)
        storage.remove_gone(self.run)
        self._compare()
        self.run.finished_at = timezone.now()
        self.run.save()

    def _compare(self) -> None:
        try:
            found = list(findings_between(self._site, self._go_on))
        except _NoTimeLeft:
            self.run.compared = False
            return
        # Only now: inside its transaction nobody could see that the run goes on.
        storage.store_across(found, now=self.now)

    def _go_on(self) -> None:
        """Say now and then that the run goes on. Raises `_NoTimeLeft`."""
        if self._is_over():
            raise _NoTimeLeft
        if time.monotonic() >= self.next_beat:
            self.next_beat = time.monotonic() + _BEAT_SECONDS
            AuditRun.objects.filter(pk=self.run.pk).update(beat_at=timezone.now())

    def _chunk(self, addresses: list[Address]) -> None:
        same = {} if self.run.full else storage.unchanged(addresses, now=self.now)
        changed = [address for address in addresses if address.url not in same]
        storage.seen(list(same.values()), self.run)
        for address in changed:
            if self._is_over():
                self.run.waiting += 1
            else:
                result = audit_address(address, self._site(address.site))
                storage.store(address, result, self.run, now=self.now)
                self.run.audited += 1
        if self._is_over():
            storage.keep_known(changed, self.run)
        self.run.pages += len(addresses)
        self.run.beat_at = timezone.now()
        self.run.save()

    def _site(self, site: Any) -> SiteFacts:
        if site.pk not in self.sites:
            self.sites[site.pk] = SiteFacts(site, for_site(site), now=self.now)
        return self.sites[site.pk]

    def _is_over(self) -> bool:
        return self.ends is not None and time.monotonic() >= self.ends


def _chunks(addresses: Iterable[Address]) -> Iterator[list[Address]]:
    remaining = iter(addresses)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
