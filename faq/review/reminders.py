"""Reminders of reviews that come due: who is told of which page, 60, 30 and 0 days before an approval ends."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from cms import conf
from cms.models import User
from faq.models import Approval, FAQPage, ReviewReminder
from faq.page_permissions import listed_pages
from faq.review.filters import with_last_approval, with_review_status
from faq.review.status import IN_FORCE, ReviewStatus

STAGES = (60, 30, 0)


@dataclass(frozen=True)
class End:
    """The end of the approval that a page's claim rests on. `due_on` is the last day it counts."""

    page_id: int
    reviewed_on: dt.date
    due_on: dt.date


@dataclass(frozen=True)
class Reminder:
    """What one person is to be told about one page: the reminder meant for `days` before `due_on`."""

    page_id: int
    due_on: dt.date
    days: int


@dataclass(frozen=True)
class Letter:
    """Everything one person is to be told today, the earliest end first."""

    user: User
    reminders: list[Reminder]


def reminders_due(ends: Iterable[End], sent: Collection[Reminder], *, today: dt.date) -> list[Reminder]:
    """What a person is to be told today, of whom `sent` says what they were told before.

    A day without a run is made up for by the next one. Of several missed reminders of a page only the last is sent,
    and none whose day lay before the approval was given.
    """
    found = []
    for end in ends:
        days = _stage(end, today)
        if days is not None and Reminder(end.page_id, end.due_on, days) not in sent:
            found.append(Reminder(end.page_id, end.due_on, days))
    return sorted(found, key=lambda reminder: (reminder.due_on, reminder.page_id))


def _stage(end: End, today: dt.date) -> int | None:
    left = (end.due_on - today).days
    reached = [days for days in STAGES if left <= days and end.due_on - dt.timedelta(days) > end.reviewed_on]
    return min(reached, default=None)


def letters_due(*, today: dt.date) -> list[Letter]:
    """For each person with an e-mail address what they are to be told today, by address; nobody without news.

    Told are the clinician who gave the approval, and of the group in `REVIEW_REMINDER_GROUP` those who may do
    something with the page. Pages that nobody can read, and claims that ended otherwise, need no reminder.
    """
    approvals = _ending_approvals(today)
    ends = {page_id: _end(page_id, approval) for page_id, approval in approvals.items()}
    told: dict[User, set[int]] = {}
    for page_id, approval in approvals.items():
        if approval.reviewer and approval.reviewer.user:
            told.setdefault(approval.reviewer.user, set()).add(page_id)
    for editor in _editors():
        seen = listed_pages(editor).filter(pk__in=ends).values_list("pk", flat=True)
        told.setdefault(editor, set()).update(seen)
    sent = _sent(ends)
    letters = [
        Letter(user, reminders_due([ends[key] for key in pages], sent.get(user.pk, set()), today=today))
        for user, pages in told.items()
        if user.is_active and user.email
    ]
    return sorted((letter for letter in letters if letter.reminders), key=lambda letter: letter.user.email)


def _ending_approvals(today: dt.date) -> dict[int, Approval]:
    """By page id: approvals of live text that end within the longest stage, or ended by themselves."""
    pages = with_review_status(FAQPage.objects.live(), today=today, due_soon_days=conf.review_due_soon_days())
    ending = with_last_approval(pages, today=today).filter(
        review_status__in=[*IN_FORCE, ReviewStatus.EXPIRED],
        approved_until__lte=today + dt.timedelta(days=max(STAGES)),
    )
    keys = dict(ending.values_list("pk", "approval_id"))
    found = Approval.objects.defer("content").select_related("reviewer__user").in_bulk(set(keys.values()))
    return {page_id: found[key] for page_id, key in keys.items()}


def _end(page_id: int, approval: Approval) -> End:
    # Every approval has a last day; only a revocation has none.
    assert approval.valid_until is not None  # noqa: S101
    return End(page_id, approval.reviewed_on, approval.valid_until)


def _editors() -> QuerySet:
    return User.objects.filter(is_active=True, groups__name=conf.review_reminder_group())


def _sent(page_ids: Iterable[int]) -> dict[int, set[Reminder]]:
    sent: dict[int, set[Reminder]] = {}
    for row in ReviewReminder.objects.filter(page_id__in=page_ids):
        sent.setdefault(row.user_id, set()).add(Reminder(row.page_id, row.due_on, row.days))
    return sent
