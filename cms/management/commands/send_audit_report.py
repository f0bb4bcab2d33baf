"""`manage.py send_audit_report`: audits the site and tells by mail what is new. Run it once a night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.audit.mail import compose, send_news
from cms.audit.news import News, news
from cms.audit.runs import AlreadyRunning, run_audit

FAILED, USAGE = 1, 2


class Command(BaseCommand):
    """Sending and saying so; who is told what is decided in `cms.audit.news`."""

    help = "Audit what has changed, and mail errors and warnings that nobody was told of. See AUDIT_REPORT_GROUP."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="audit, print the mails and send nothing")
        parser.add_argument(
            "--most-seconds", type=float, metavar="S", help="begin no further page after so long"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            run = run_audit(most_seconds=options["most_seconds"])
        except AlreadyRunning as error:
            raise CommandError(f"{error} No mail was sent.", returncode=USAGE) from error
        self.stdout.write(
            f"Audited {run.audited} of {run.pages} addresses, {run.waiting} left for the next run."
        )
        if not run.compared:
            self.stdout.write("There was no time to compare pages with each other.")
        # What another run stores from here on carries a later moment, and is for the next mail.
        until = run.started_at
        due = news(until=until)
        if options["dry_run"]:
            self._print(due)
            return
        failed = 0
        for sent in send_news(due, until=until):
            if sent.error:
                failed += 1
                self.stderr.write(f"{sent.news.address}: not sent, {sent.error}")
            else:
                self.stdout.write(f"{sent.news.address}: {sent.news.total} new")
        if failed:
            raise CommandError(f"Mails not sent: {failed}. The next run tries them again.", returncode=FAILED)

    def _print(self, due: Any) -> None:
        each: News
        for each in due:
            subject, text = compose(each)
            self.stdout.write(f"To: {each.address}\nSubject: {subject}\n\n{text}")
        self.stdout.write("Dry run, nothing sent.")
