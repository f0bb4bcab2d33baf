"""`manage.py review_status`: every FAQ page's review status, for people, cron and CI."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.dates import today
from faq.review.status import ReviewStatus
from faq.review.status_list import PageStatus, page_statuses

ROW = "{:>6}  {:<19}  {:<6}  {:<8}  {:<10}  {}"
REFUSED, USAGE = 1, 2


class Command(BaseCommand):
    """Prints as it goes; how a status comes about is said in `faq.review.status`."""

    help = "List every FAQ page with its review status, computed from its text, and put stored digests right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON list instead of a table")
        parser.add_argument(
            "--fail-on",
            default="",
            metavar="STATUS,...",
            help=f"exit 1 if a page has one of these: {', '.join(ReviewStatus)}",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        fail_on = _statuses(options["fail_on"])
        start, middle, end = ("[\n", ",\n", "\n]\n") if options["json"] else (_heading(), "\n", "\n")
        total = stale = failed = 0
        self.stdout.write(start, ending="")
        for batch in page_statuses(today=today()):
            stale += batch.stale_digests
            for page in batch.pages:
                text = _json(page) if options["json"] else _row(page)
                self.stdout.write(f"{middle if total else ''}{text}", ending="")
                total += 1
                failed += page.status in fail_on
        self.stdout.write(end, ending="")
        self.stderr.write(f"Pages: {total}. Stored digests that were stale and are right now: {stale}.")
        if failed:
            raise CommandError(f"Pages with a status of --fail-on: {failed}.", returncode=REFUSED)


def _statuses(names: str) -> set[str]:
    found = {name.strip() for name in names.split(",") if name.strip()}
    unknown = sorted(found - set(ReviewStatus))
    if unknown:
        raise CommandError(
            f"--fail-on: {_quoted(unknown)} is no status. Allowed are {', '.join(ReviewStatus)}.",
            returncode=USAGE,
        )
    return found


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _heading() -> str:
    return ROW.format("id", "status", "locale", "public", "due", "page") + "\n"


def _row(page: PageStatus) -> str:
    due = page.review_due.isoformat() if page.review_due else ""
    where = page.path if page.live else page.title
    return ROW.format(page.id, page.status, page.locale, "live" if page.live else "not live", due, where)


def _json(page: PageStatus) -> str:
    return json.dumps(asdict(page), default=str, ensure_ascii=False)
