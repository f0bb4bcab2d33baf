"""`manage.py show_approval`: the record of a review, and the exact text it is about, for those who check it."""

import argparse
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from faq.digest import canonical, reviewable_content
from faq.models import Approval, FAQPage
from faq.review.texts import texts_of

FIELDS = (
    *("uuid", "decision", "page_id", "page_title", "locale", "question_uuid", "revision_id"),
    *("reviewer_prefix", "reviewer_name", "reviewer_credentials"),
    *("registration_authority", "registration_number", "registration_country"),
    *("reviewed_on", "valid_until", "evidence_checked", "interests", "comment"),
    *("content_digest", "digest_version", "source_digest", "recorded_by_name", "recorded_at"),
)


class Command(BaseCommand):
    """Reads and prints; changes nothing."""

    help = "Print an approval or revocation, the records of a page, or with --content the text that a digest is of."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("approval", nargs="?", type=_uuid, metavar="UUID", help="the record to print")
        which.add_argument("--page", type=int, metavar="ID", help="all records of this page, oldest first")
        parser.add_argument(
            "--content",
            action="store_true",
            help="only the canonical text: as the record keeps it, or with --page as the page stands now",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["page"] is not None:
            self._page(options["page"], content=options["content"])
        else:
            self._approval(options["approval"], content=options["content"])

    def _approval(self, uuid: UUID, *, content: bool) -> None:
        record = Approval.objects.filter(uuid=uuid).first()
        if record is None:
            raise CommandError(f"There is no approval {uuid}. --page ID lists those of a page.")
        if content:
            # Not one character more: the SHA-256 of what is printed is the digest.
            self.stdout.write(record.content, ending="")
            return
        for name in FIELDS:
            value = getattr(record, name)
            self.stdout.write(f"{name}: {'' if value is None else value}")

    def _page(self, page_id: int, *, content: bool) -> None:
        if content:
            page = FAQPage.objects.filter(pk=page_id).first()
            if page is None:
                raise CommandError(f"There is no FAQ page {page_id}.")
            self.stdout.write(canonical(reviewable_content(texts_of([page])[0])).decode(), ending="")
            return
        # A page that was deleted keeps its records.
        for record in Approval.objects.filter(page_id=page_id).defer("content"):
            scope = f"question {record.question_uuid}" if record.question_uuid else "page"
            self.stdout.write(
                f"{record.uuid}  {record.decision}  {record.reviewed_on}  {scope}  "
                f"{record.signature}  {record.content_digest}".rstrip()
            )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no UUID such as 123e4567-e89b-12d3-a456-426614174000"
        ) from error
