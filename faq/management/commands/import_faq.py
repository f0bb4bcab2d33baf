"""`manage.py import_faq FILE...`: documents become FAQ pages, with a report of what an editor should look at."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.dates import today
from faq.importer.pages import ImportOptions
from faq.importer.parents import NoParent
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

    def handle(self, *, files: list[str], parent: str | None, **options) -> None:
        how = ImportOptions(publish=options["publish"], update=options["update"], dry_run=options["dry_run"])
        try:
            reports = import_files(files, how, parent=parent, today=today())
        except NoParent as problem:
            raise CommandError(str(problem), returncode=2) from problem
        if options["json"]:
            dumped = [report.model_dump(mode="json") for report in reports]
            self.stdout.write(
                json.dumps(dumped if len(files) > 1 else dumped[0], ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write("\n".join(map(summarise, reports)))
        refused = [report.result.reason for report in reports if report.result.action == "refused"]
        if refused:
            raise CommandError("\n".join(filter(None, refused)), returncode=1)
