"""`manage.py audit`: structured data and content of the whole site, or of served pages of anybody's."""

import sys
import time
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.audit.findings import Severity
from cms.audit.outcome import Counts, PageFindings, stored_findings
from cms.audit.outside import BadAddress, OutsideAudit
from cms.audit.reports import json_parts, summary_lines, text_lines
from cms.audit.runs import AlreadyRunning, run_audit

FOUND, USAGE = 1, 2
_PROGRESS_SECONDS = 2


class Command(BaseCommand):
    """Prints and exits; what is found, and what makes an audit fail, is decided in `cms.audit`."""

    help = (
        "Audit every public page of this installation, or pages served at the given addresses. "
        "Exit 0 where nothing of --fail-on was found, 1 where something was, 2 for usage and what cannot be reached."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "urls", nargs="*", metavar="URL", help="served pages, or a sitemap.xml whose pages are audited"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
        parser.add_argument(
            "--fail-on", choices=["error", "warning"], default="error", help="exit 1 from this severity on"
        )
        parser.add_argument(
            "--editorial", action="store_true", help="let editorial advice count for --fail-on, too"
        )
        parser.add_argument(
            "--full", action="store_true", help="also what has not changed since the last run"
        )
        parser.add_argument(
            "--limit", type=int, default=100, metavar="N", help="pages of a sitemap at most (default: 100)"
        )
        parser.add_argument("--progress", action="store_true", help="say how far it is on standard error")

    def handle(self, *args: Any, **options: Any) -> None:
        counts, unreachable = Counts(), []
        if options["urls"]:
            audit = self._outside(options)
            pages: Iterable[PageFindings] = audit.pages()
            unreachable = audit.unreachable
            about = audit.about
        else:
            about = self._own(options)
            pages = stored_findings()
        self._write(pages, counts, about, unreachable, as_json=options["json"])
        if unreachable:
            raise CommandError(f"Not audited: {len(unreachable)}.", returncode=USAGE)
        if counts.failed(Severity(options["fail_on"]), editorial=options["editorial"]):
            raise CommandError(f"Found what --fail-on {options['fail_on']} asks for.", returncode=FOUND)

    def _outside(self, options: dict[str, Any]) -> OutsideAudit:
        if options["full"]:
            raise CommandError("--full is for the whole site and goes with no address.", returncode=USAGE)
        try:
            return OutsideAudit(options["urls"], limit=options["limit"])
        except BadAddress as error:
            raise CommandError(str(error), returncode=USAGE) from error

    def _own(self, options: dict[str, Any]) -> dict[str, Any]:
        shown = options["progress"] or sys.stderr.isatty()
        start = time.monotonic()
        try:
            run = run_audit(full=options["full"], progress=_Progress(self.stderr) if shown else None)
        except AlreadyRunning as error:
            raise CommandError(f"{error} Wait until it has ended.", returncode=USAGE) from error
        seconds = time.monotonic() - start
        if shown:
            self.stderr.write(f"Audited {run.audited} of {run.pages} addresses in {seconds:.1f} s.")
        return {
            "scope": "site",
            "started_at": run.started_at.isoformat(),
            "pages": run.pages,
            "audited": run.audited,
            "unchanged": run.pages - run.audited,
        }

    def _write(
        self,
        pages: Iterable[PageFindings],
        counts: Counts,
        about: dict[str, Any],
        unreachable: list[dict[str, Any]],
        *,
        as_json: bool,
    ) -> None:
        if as_json:
            for part in json_parts(pages, counts, about=about, unreachable=unreachable):
                self.stdout.write(part, ending="")
            return
        for line in text_lines(pages, counts):
            self.stdout.write(line)
        for each in unreachable:
            self.stdout.write(f"{each['url']}\n  not audited: {each['reason']}\n")
        for line in summary_lines(counts):
            self.stdout.write(line)


class _Progress:
    """Says now and then how far a run is."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.next = time.monotonic() + _PROGRESS_SECONDS

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() >= self.next:
            self.next = time.monotonic() + _PROGRESS_SECONDS
            self.stream.write(f"{done} of about {max(done, total)} addresses")
