"""How an FAQ page goes live: the review policy is asked before anything is written, at every door."""

import datetime as dt
import logging
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision, WorkflowState

from faq.models.approval import Approval
from faq.models.review_task import MedicalReviewTask
from faq.review.policy import check_may_go_live, is_reviewed
from faq.review.refused import PublishingRefused

logger = logging.getLogger(__name__)

SCHEDULED = "wagtail.publish.scheduled"
"""How Wagtail's scheduler names what it does; nobody is there whom a refusal could be told."""


class PublishReviewed(PublishPageRevisionAction):
    """Publishes a revision of an FAQ page, or schedules it, if the policy allows its text on that day."""

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks=skip_permission_checks)
        check_may_go_live([self.object], on=day_of_going_live(self.object))


class PublishAsThePageDoes(PublishPageRevisionAction):
    """For the API, which takes one action for every type of page: asks the page, as the admin does."""

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.object.publish(
            self.revision,
            user=self.user,
            changed=self.changed,
            log_action=self.log_action,
            previous_revision=self.previous_revision,
            skip_permission_checks=skip_permission_checks,
        )


class CopyAllOrNothing(CopyPageAction):
    """For the API: a copy that is refused at one page of a tree leaves no other behind."""

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> Page:
        return super().execute(skip_permission_checks=skip_permission_checks)


class PublishedWhenReviewed(models.Model):
    """For a page whose text is reviewed: what publishing means for it."""

    class Meta:
        abstract = True

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Publish a revision. The scheduler skips one that is refused, which then waits for its approval."""
        action = PublishReviewed(revision, user, changed, log_action, previous_revision)
        try:
            # The page, its history and what is kept beside them go live together or not at all.
            with transaction.atomic():
                action.execute(skip_permission_checks=skip_permission_checks)
        except PublishingRefused as refusal:
            if log_action != SCHEDULED:
                raise
            logger.warning("Page %s was not published on schedule: %s", self.pk, " ".join(refusal.messages))

    def publish_at_end_of_workflow(self, state: WorkflowState, user: Any) -> None:
        """Publish what was approved, though the draft may have changed since; that stays a draft.

        Wagtail publishes the newest revision, whoever wrote it after the approval. Whoever set up a workflow with
        a medical review decided that it publishes, so the reviewer needs no permission of their own.
        """
        reviewed = MedicalReviewTask.objects.filter(workflow_tasks__workflow=state.workflow_id).exists()
        newest = self.get_latest_revision()  # type: ignore[attr-defined]  # a mixin of pages
        approved = approved_revision(self, newest) if reviewed else None
        (approved or newest).publish(user=user, skip_permission_checks=approved is not None)


def approved_revision(page: Page, newest: Revision) -> Revision | None:
    """The newest revision with a text that an approval in force covers, if there is one."""
    if is_reviewed(newest.as_object()):
        return newest
    records = Approval.objects.filter(
        page_id=page.pk, decision=Approval.Decision.APPROVED, question_uuid=None
    )
    older = Revision.objects.filter(pk__in=records.values("revision_id")).order_by("-created_at", "-pk")
    return next((revision for revision in older if is_reviewed(revision.as_object())), None)


def day_of_going_live(page: Page) -> dt.date | None:
    """The day for which the page is scheduled, if that lies ahead."""
    scheduled = page.go_live_at
    return timezone.localdate(scheduled) if scheduled and scheduled > timezone.now() else None
