"""`manage.py export_site`: everything but the accounts as one file, for a backup or another installation."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.transfer.refusal import TransferRefused
from home.transfer.site_export import export_site

_SUFFIXES = (".zip", ".json")


class Command(BaseCommand):
    help = "Export the whole site as one file. Without --output it is printed as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output", metavar="FILE", help="a .zip file, or .json with the media files in it"
        )

    def handle(self, *, output: str | None, **options) -> None:
        path = Path(output) if output else None
        if path and path.suffix.lower() not in _SUFFIXES:
            raise CommandError("--output must be a .zip or a .json file.", returncode=2)
        try:
            export = export_site()
        except TransferRefused as refusal:
            # A file with it could not be imported anywhere.
            raise CommandError(str(refusal)) from refusal
        if path is None:
            self.stdout.write(export.text(), ending="")
        else:
            try:
                export.write(path)
            except OSError as error:
                raise CommandError(f"{path}: The file cannot be written: {error.strerror}.") from error
            self.stdout.write(f"{path}: {len(export.document['pages'])} pages, {len(export.media)} files.")
        for note in export.notes:
            self.stderr.write(note)
