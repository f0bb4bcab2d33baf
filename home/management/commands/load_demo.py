"""`manage.py load_demo`: demo content. Safe to run again: what exists stays as it is."""

from django.conf import settings
from django.core.management.base import BaseCommand

from home.demo_loader import load_demo


class Command(BaseCommand):
    help = "Load the demo content; running it again changes nothing that is there."

    def add_arguments(self, parser):
        parser.add_argument("--origin", help="where the site is served, such as http://127.0.0.1:8000")

    def handle(self, *args, origin, **options):
        # Only development settings carry a password that everybody knows.
        demo = load_demo(origin=origin, password=getattr(settings, "DEMO_PASSWORD", None))
        self.stdout.write(f"{len(demo.pages)} FAQ pages, {len(demo.price_tables)} price tables.")
        for account in demo.accounts:
            note = (
                f"password {account.password}" if account.password else "exists already, password unchanged"
            )
            self.stdout.write(f"Account {account.user.username}: {note}")
