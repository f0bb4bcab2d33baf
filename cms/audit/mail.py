"""Sending what is new in the audit: one mail for each address, and a note of it."""

import datetime as dt
import smtplib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from cms.audit.models import AuditMail
from cms.audit.news import News

# An address that no mail can have is a ValueError of Python's or Django's.
FAILURES = (smtplib.SMTPException, OSError, ValueError)


@dataclass(frozen=True)
class Sent:
    """What became of a mail; `error` is empty if it was sent."""

    news: News
    error: str = ""


def compose(news: News) -> tuple[str, str]:
    """Subject and text of the mail."""
    report = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("audit_report")
    context = {"news": news, "report": report}
    subject = render_to_string("cms/mail/audit_report_subject.txt", context)
    return " ".join(subject.split()), render_to_string("cms/mail/audit_report.txt", context)


def send_news(news: Iterable[News], *, until: dt.datetime) -> Iterator[Sent]:
    """Send each mail; who could not be reached is told again by the next run."""
    for each in news:
        subject, text = compose(each)
        try:
            send_mail(subject, text, None, [each.address])
        except FAILURES as error:
            yield Sent(each, str(error) or type(error).__name__)
            continue
        AuditMail.objects.update_or_create(address=each.address.lower(), defaults={"told_until": until})
        yield Sent(each)
