"""`manage.py rebuild_documents`: every published document anew from the content tables, or proof that none differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cms.published.rebuilding import Difference, differences, everything, rebuild, untriggered

_EVERY = 500
"""Pages between two lines of progress."""


class Command(BaseCommand):
    help = "Rebuild every published document from the content tables; --check changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing; exit 1 where a document differs from its content",
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        if check:
            self._check()
            return
        now = timezone.now()
        page_ids = everything(now=now)
        for done in rebuild(page_ids, now=now):
            self._progress(done, len(page_ids))
        self.stdout.write(f"{len(page_ids)} pages rebuilt.")

    def _check(self) -> None:
        found, compared = 0, 0
        for each in differences(now=timezone.now()):
            if isinstance(each, Difference):
                found += 1
                self.stderr.write(str(each))
            else:
                compared = each
                self._progress(compared, None)
        for table in untriggered():
            found += 1
            self.stderr.write(f"Changes of {table} are not noted: run migrate.")
        if found:
            raise CommandError(f"{found} differences in {compared} documents.", returncode=1)
        self.stdout.write(f"{compared} documents, none differs.")

    def _progress(self, done: int, total: int | None) -> None:
        if done % _EVERY < 50 or done == total:
            self.stdout.write(f"{done}{f' of {total}' if total else ''}", ending="\n")
