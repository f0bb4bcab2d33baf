"""`manage.py import_site FILE`: an exported site into an empty installation."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.transfer.package import open_package
from cms.transfer.refusal import TransferRefused
from home.transfer.site_import import import_site


class Command(BaseCommand):
    help = "Import an exported site into an empty installation. Exit code 0: imported or dry run; 1: refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="what export_site wrote")
        parser.add_argument("--dry-run", action="store_true", help="check everything; write nothing")

    def handle(self, *, file: str, dry_run: bool, **options) -> None:
        try:
            result = import_site(open_package(Path(file)), dry_run=dry_run)
        except TransferRefused as refusal:
            raise CommandError(f"{file}: {refusal}", returncode=1) from refusal
        done = "can be imported; nothing was written" if dry_run else "imported"
        self.stdout.write(
            f"{file}: {done}: {result.pages} pages, {result.approvals} approvals and revocations, {result.files} files."
        )
        for note in result.notes:
            self.stderr.write(note)
