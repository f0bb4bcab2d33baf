"""Moves a question from the draft of one page to the draft of another. Nothing is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log
from wagtail.permissions import page_permission_policy

from cms.models import User
from faq.models import FAQPage, Question
from faq.question_rules import same_words

MOVED_AWAY, MOVED_HERE = "faq.question.moved_away", "faq.question.moved_here"
"""How the two halves of a move are named in the histories of the pages."""

_CONTENT = ("uuid", "question", "short_answer", "long_answer", "sources", "group", "anchor")


class MoveRefused(Exception):
    """The question stays where it is; the message tells the editor why, and what to do."""


@dataclass(frozen=True)
class Moved:
    """The words of the question that was moved, and both pages with their new drafts."""

    question: str
    source: FAQPage
    target: FAQPage


def open_pages(user: User) -> QuerySet[FAQPage]:
    """The FAQ pages that `user` may edit. An alias follows another page and cannot be edited itself."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change")
    return FAQPage.objects.filter(pk__in=allowed.values("pk"), alias_of__isnull=True)


def pages_to_move_to(source: FAQPage, user: User) -> QuerySet[FAQPage]:
    """Where a question of `source` may go: another page in the same language that `user` may edit."""
    return open_pages(user).filter(locale_id=source.locale_id).exclude(pk=source.pk).order_by("title", "pk")


def leaving(questions: Sequence[Question], uuid: UUID) -> Question:
    """The question of that uuid among those of a draft. Raises MoveRefused."""
    found = next((row for row in questions if row.uuid == uuid), None)
    if found is None:
        raise MoveRefused("This question is not in the saved draft. Save the page first, then move it.")
    if len(questions) == 1:
        raise MoveRefused("This is the only question of its page. A page without a question answers nothing.")
    return found


def check_joining(question: Question, questions: Sequence[Question]) -> None:
    """Raise MoveRefused if a page with these questions has this one already."""
    for number, row in enumerate(questions, start=1):
        if row.uuid == question.uuid:
            raise MoveRefused(f"Question {number} of that page is this very question, “{row.question}”.")
        if same_words(row.question) == same_words(question.question):
            raise MoveRefused(
                f"Question {number} of that page has the same words. Change one of them or remove it."
            )


@transaction.atomic
def move_question(source: FAQPage, uuid: UUID, target: FAQPage, *, user: User) -> Moved:
    """Take the question out of the draft of `source` and put it at the end of that of `target`.

    It keeps its uuid, its anchor where the page has no such anchor yet, and its link to translations where no stored
    question has that link: mostly the row that readers still see on the old page does. An approval does not go with
    it: that is one of its old page.
    Raises MoveRefused; then nothing was changed.
    """
    if source.pk == target.pk:
        raise MoveRefused("The question is on this page already.")
    if source.locale_id != target.locale_id:
        raise MoveRefused("That page is in another language.")
    # In the order of their keys, so that two moves between the same pages cannot wait for each other.
    held = {page.pk: page for page in _held((source.pk, target.pk))}
    old, new = (_draft(held.get(page.pk), user) for page in (source, target))
    staying = list(old.questions.all())
    question = leaving(staying, uuid)
    there = list(new.questions.all())
    check_joining(question, there)
    old.questions = _in_order([row for row in staying if row is not question])
    new.questions = _in_order([*there, _placed(question, new, taken={row.anchor for row in there})])
    _save(old, user, MOVED_AWAY, question.question, new)
    _save(new, user, MOVED_HERE, question.question, old)
    return Moved(question.question, old, new)


def _held(ids: Sequence[int]) -> QuerySet[FAQPage]:
    # The rows of both tables: what is locked or an alias, and which revision is the newest, stands with Wagtail's.
    return FAQPage.objects.select_for_update().filter(pk__in=ids).order_by("pk")


def _draft(page: FAQPage | None, user: User) -> FAQPage:
    if page is None:
        raise MoveRefused("One of the pages is gone.")
    may = page.permissions_for_user(user)
    if page.alias_of_id or not may.can_edit():
        raise MoveRefused(f"You may not edit “{page.get_admin_display_title()}”.")
    if may.page_locked():
        raise MoveRefused(f"“{page.get_admin_display_title()}” is locked. Unlock it first.")
    return page.get_latest_revision_as_object()


def _placed(question: Question, page: FAQPage, *, taken: set[str]) -> Question:
    """The question as a row of the page; the row that the live page still has of it, if it comes back."""
    row = Question.objects.filter(page_id=page.pk, uuid=question.uuid).first()
    if row is None:
        row = Question(locale_id=page.locale_id)
        if not Question.objects.filter(
            translation_key=question.translation_key, locale_id=row.locale_id
        ).exists():
            row.translation_key = question.translation_key
    for name in _CONTENT:
        setattr(row, name, getattr(question, name))
    if row.anchor in taken:
        row.anchor = ""
    return row


def _in_order(questions: list[Question]) -> list[Question]:
    for position, row in enumerate(questions):
        row.sort_order = position
    return questions


def _save(page: FAQPage, user: User, action: str, question: str, other: FAQPage) -> None:
    try:
        revision = page.save_revision(user=user)
    except ValidationError as error:
        title = page.get_admin_display_title()
        raise MoveRefused(f"“{title}” cannot be saved: {' '.join(error.messages)}") from error
    data = {"question": question, "page": other.pk, "title": other.get_admin_display_title()}
    log(instance=page, action=action, user=user, revision=revision, data=data, content_changed=True)
