"""`manage.py send_review_reminders`: tells reviewers and editors of reviews that come due. Run it once a day."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import conf
from cms.dates import today
from faq.review.reminder_mail import compose, send_letters
from faq.review.reminders import Letter, letters_due


class Command(BaseCommand):
    """Sending and saying so; who is told what, and when, is decided in `faq.review.reminders`."""

    help = "E-mail reminders 60, 30 and 0 days before an approval ends. A second run on one day sends nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="print the mails and send nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Group.objects.filter(name=conf.review_reminder_group()).exists():
            self.stderr.write(
                f"There is no group “{conf.review_reminder_group()}” (REVIEW_REMINDER_GROUP): "
                "only reviewers are reminded."
            )
        letters = letters_due(today=today())
        if options["dry_run"]:
            self._print(letters)
        else:
            self._send(letters)

    def _print(self, letters: list[Letter]) -> None:
        for letter in letters:
            subject, text = compose(letter, today=today())
            self.stdout.write(f"To: {letter.user.email}\nSubject: {subject}\n\n{text}")
        self.stdout.write(f"Dry run, nothing sent. Mails due: {len(letters)}.")

    def _send(self, letters: list[Letter]) -> None:
        sent = failed = 0
        for outcome in send_letters(letters, today=today()):
            address, pages = outcome.letter.user.email, len(outcome.letter.reminders)
            if outcome.error:
                failed += 1
                self.stderr.write(f"{address}: not sent, {outcome.error}")
            else:
                sent += 1
                self.stdout.write(f"{address}: {pages} {'page' if pages == 1 else 'pages'}")
        self.stdout.write(f"Mails sent: {sent}.")
        if failed:
            raise CommandError(f"Mails not sent: {failed}. The next run tries them again.")
