"""`manage.py export_faq ID_OR_PATH`: one FAQ page as a file that `import_faq` reads back."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from faq.transfer.page_choice import NoPage, page_to_export
from faq.transfer.page_export import json_of, text_to_export
from faq.transfer.page_markdown import markdown_of

_FORMATS = {"json": json_of, "md": markdown_of}


class Command(BaseCommand):
    help = "Export an FAQ page: the live text, or the newest draft where none is live."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("page", metavar="ID_OR_PATH", help="its id, or its path such as /faq/knee/")
        parser.add_argument("--format", choices=sorted(_FORMATS), default="md", help="md (default) or json")
        parser.add_argument("--draft", action="store_true", help="the newest draft even if a text is live")
        parser.add_argument("--output", metavar="FILE", help="write a file instead of printing")

    def handle(self, *, page: str, format: str, draft: bool, output: str | None, **options) -> None:
        try:
            chosen = text_to_export(page_to_export(page), draft=draft)
        except NoPage as problem:
            raise CommandError(str(problem), returncode=2) from problem
        text = _FORMATS[format](chosen)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            Path(output).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(f"{output}: The file cannot be written: {error.strerror}.") from error
