"""`manage.py import_faq FILE...`: documents become FAQ pages, with a report of what an editor should look at."""

import json
from collections.abc import Iterable, Iterator
from textwrap import indent

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.dates import today
from faq.importer.pages import ImportOptions
from faq.importer.parents import NoParent
from faq.importer.report import Report
from faq.importer.runs import import_files
from faq.importer.summary import summarise


class Command(BaseCommand):
    help = "Import documents as FAQ pages. Exit code 0: imported, unchanged or dry run; 1: refused; 2: usage."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a document to import")
        parser.add_argument(
            "--parent", help="the FAQ index to put pages under: its id or path, such as /faq/"
        )
        parser.add_argument(
            "--publish", action="store_true", help="publish at once instead of leaving a draft"
        )
        parser.add_argument("--dry-run", action="store_true", help="report only; write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument(
            "--update", action="store_true", help="make a new version of a page imported before"
        )

        parser.add_argument(
            "--title", default="", help="the title of a document that has none, such as a table"
        )

    def handle(self, *, files: list[str], parent: str | None, title: str, **options) -> None:
        if title and len(files) > 1:
            raise CommandError("--title is that of one document; give one file with it.", returncode=2)
        how = ImportOptions(publish=options["publish"], update=options["update"], dry_run=options["dry_run"])
        reports = import_files(files, how, parent=parent, today=today(), title=title)
        write = self._as_list if len(files) > 1 else self._alone
        refused = []
        try:
            for report in write(reports) if options["json"] else self._in_words(reports):
                if report.result.action == "refused" and report.result.reason:
                    refused.append(report.result.reason)
        except NoParent as problem:
            raise CommandError(str(problem), returncode=2) from problem
        if refused:
            raise CommandError("\n".join(refused), returncode=1)

    # Each report is written when it comes: all of them do not fit into memory, and people see how far the import is.

    def _in_words(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            self.stdout.write(summarise(report))
            yield report

    def _alone(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            self.stdout.write(_dumped(report))
            yield report

    def _as_list(self, reports: Iterable[Report]) -> Iterator[Report]:
        before = "[\n"
        for report in reports:
            self.stdout.write(before + indent(_dumped(report), "  "), ending="")
            before = ",\n"
            yield report
        self.stdout.write("\n]")


def _dumped(report: Report) -> str:
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2)
