"""Sending the reminders: one mail for each person, and a note of it, so that nobody gets it twice."""

import datetime as dt
import smtplib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from faq.models import FAQPage, ReviewReminder
from faq.review.reminders import Letter

# An address that no mail can have is a ValueError of Python's or Django's.
FAILURES = (smtplib.SMTPException, OSError, ValueError)


@dataclass(frozen=True)
class Line:
    """One page as the mail names it. `days_left` is negative once the day has passed."""

    title: str
    due_on: dt.date
    days_left: int
    url: str


@dataclass(frozen=True)
class Outcome:
    """What became of a letter; `error` is empty if it was sent."""

    letter: Letter
    error: str = ""


def send_letters(letters: Iterable[Letter], *, today: dt.date) -> Iterator[Outcome]:
    """Send each letter; one that fails is noted as not sent, and the others go on."""
    for letter in letters:
        try:
            rows = _note(letter, today)
        except IntegrityError:
            # Another run, at this very moment, is sending it.
            continue
        error: str | None = None
        try:
            error = _send(letter, today)
        finally:
            if error != "":
                ReviewReminder.objects.filter(pk__in=[row.pk for row in rows]).delete()
        yield Outcome(letter, error)


def _send(letter: Letter, today: dt.date) -> str:
    """Empty if the mail was sent, else why not."""
    subject, text = compose(letter, today=today)
    try:
        send_mail(subject, text, None, [letter.user.email])
    except FAILURES as error:
        return str(error) or type(error).__name__
    return ""


def compose(letter: Letter, *, today: dt.date) -> tuple[str, str]:
    """Subject and text of the mail."""
    lines = _lines(letter, today)
    subject = render_to_string("faq/mail/review_reminder_subject.txt", {"lines": lines})
    text = render_to_string("faq/mail/review_reminder.txt", {"lines": lines, "user": letter.user})
    return " ".join(subject.split()), text


def _lines(letter: Letter, today: dt.date) -> list[Line]:
    titles = dict(
        FAQPage.objects.filter(pk__in=[reminder.page_id for reminder in letter.reminders]).values_list(
            "pk", "title"
        )
    )
    return [
        Line(
            title=titles[reminder.page_id],
            due_on=reminder.due_on,
            days_left=(reminder.due_on - today).days,
            url=settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("faq_review", args=[reminder.page_id]),
        )
        for reminder in letter.reminders
    ]


@transaction.atomic
def _note(letter: Letter, today: dt.date) -> list[ReviewReminder]:
    """Written before the mail leaves: a mail too few is made up for by the next stage, a second one by nothing."""
    return ReviewReminder.objects.bulk_create(
        ReviewReminder(
            page_id=reminder.page_id,
            user_id=letter.user.pk,
            due_on=reminder.due_on,
            days=reminder.days,
            sent_on=today,
        )
        for reminder in letter.reminders
    )
