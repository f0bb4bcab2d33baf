"""Every door through which the text of a page goes live, each tried with text that nobody approved.

A door gets a page whose live text is approved. It answers with what was said to whoever tried, if anybody was there.
"""

import datetime as dt
import json
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, Locale, Revision, Workflow

from faq.models import FAQPage
from faq.review.policy import ReviewRequired
from tests.editing import client_in_group, page_form, question_row
from tests.factories import UserFactory, faq_index
from tests.faq.review.steps import draft_of, fresh, messages_of, post_editor, reword

PUBLISH = {"action-publish": "1"}
CLAIMED_REVIEWER = "Dr Plainly Claimed, MD"
OTHER = "A text that nobody has approved."


def orm_save_of_the_live_row(page: FAQPage) -> None:
    live = fresh(page)
    live.summary = "Written by code."
    live.save()


def orm_publish_of_a_revision(page: FAQPage) -> None:
    reword(page, OTHER, publish=True)


def admin_publish_button(page: FAQPage) -> HttpResponse:
    return post_editor(client_in_group("Publishers"), page, **PUBLISH)


def admin_publish_button_for_a_later_time(page: FAQPage) -> HttpResponse:
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    return post_editor(
        client_in_group("Publishers"), page, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"), **PUBLISH
    )


def admin_create_and_publish(page: FAQPage) -> HttpResponse:
    url = reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])
    form = page_form([question_row("Is it safe?")], title="New page", slug="new-page", **PUBLISH)
    return client_in_group("Publishers").post(url, form)


def bulk_publish(page: FAQPage) -> HttpResponse:
    reword(page, OTHER)
    return _bulk(page.pk)


def bulk_publish_of_everything_below(page: FAQPage) -> HttpResponse:
    reword(page, OTHER)
    fresh(page).unpublish()
    return _bulk(faq_index().pk, include_descendants="on")


def _bulk(page_id: int, **form: str) -> HttpResponse:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return client_in_group("Publishers").post(f"{url}?id={page_id}", form)


def api_publish(page: FAQPage) -> HttpResponse:
    reword(page, OTHER)
    return api("post", f"{page.pk}/actions/publish/")


def api_edit_and_publish(page: FAQPage) -> HttpResponse:
    meta = {"type": "faq.FAQPage", "action": "publish"}
    return api("patch", f"{page.pk}/", {"meta": meta, "title": "Written through the API"})


def api_create_and_publish(page: FAQPage) -> HttpResponse:
    meta = {"type": "faq.FAQPage", "parent_id": faq_index().pk, "action": "publish"}
    return api("post", "", {"meta": meta, "title": "Through the API", "modified_on": "2026-09-01"})


def api_copy_kept_live(page: FAQPage) -> HttpResponse:
    return api("post", f"{page.pk}/actions/copy/", {"keep_live": True, "slug": "copied"})


def api_copy_of_the_whole_index(page: FAQPage) -> HttpResponse:
    index = faq_index()
    return api("post", f"{index.pk}/actions/copy/", {"keep_live": True, "recursive": True, "slug": "more"})


def api(method: str, path: str, data: dict | None = None) -> HttpResponse:
    _, token = APIToken.create_token(user=UserFactory(is_superuser=True), name="door")
    client = Client(headers={"authorization": f"Bearer {token}"})
    call = getattr(client, method)
    return call(f"/api/v3/pages/{path}", data=json.dumps(data or {}), content_type="application/json")


def scheduled_publishing(page: FAQPage) -> None:
    """Scheduled at a time when it was allowed, or by other code."""
    revision = reword(page, OTHER)
    past = timezone.now() - dt.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")


def scheduling_by_code(page: FAQPage) -> None:
    draft = draft_of(page)
    draft.summary = "Later."
    draft.save_revision(approved_go_live_at=timezone.now() + dt.timedelta(days=1))


def import_and_publish(page: FAQPage) -> None:
    """The document claims that a clinician reviewed it."""
    document = Path(settings.MEDIA_ROOT) / "shoulder.txt"
    document.parent.mkdir(parents=True, exist_ok=True)
    document.write_text(
        "Shoulder surgery\n\nMost people recover within months.\n\nWhat to know before it.\n\nDoes it hurt?\n\n"
        f"“A little.”\n\nMost people need tablets.\n\nDetails\n\n• Medical reviewer: {CLAIMED_REVIEWER}\n"
    )
    try:
        call_command("import_faq", str(document), publish=True, stdout=StringIO())
    except CommandError as refusal:
        raise ReviewRequired(str(refusal)) from refusal


def admin_copy_published(page: FAQPage) -> HttpResponse:
    form = {
        "new_title": "Copied",
        "new_slug": "copied",
        "new_parent_page": str(faq_index().pk),
        "publish_copies": "on",
    }
    return client_in_group("Publishers").post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)


def admin_copy_of_the_whole_index_published(page: FAQPage) -> HttpResponse:
    index = faq_index()
    form = {
        "new_title": "More",
        "new_slug": "more",
        "new_parent_page": str(index.get_parent().pk),
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    return client_in_group("Publishers").post(reverse("wagtailadmin_pages:copy", args=[index.pk]), form)


def translation_copy_published(page: FAQPage) -> None:
    spanish = Locale.objects.get(language_code="es")
    page.get_parent().specific.copy_for_translation(spanish, copy_parents=True)
    page.copy_for_translation(spanish).save_revision().publish()


def revert_and_publish(page: FAQPage) -> HttpResponse:
    """To the text from before the one that was approved."""
    oldest = page.revisions.order_by("created_at").first()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, oldest.pk])
    client = client_in_group("Publishers")
    assert client.get(url).status_code == 200
    return post_editor(client, page, revision=str(oldest.pk), summary=oldest.as_object().summary, **PUBLISH)


def end_of_a_workflow_without_medical_review(page: FAQPage) -> HttpResponse:
    reword(page, OTHER)
    Workflow.objects.get(name="Moderators approval").start(draft_of(page), None)
    state = fresh(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client_in_group("Publishers").post(url)


def end_of_such_a_workflow_in_the_editor(page: FAQPage) -> HttpResponse:
    Workflow.objects.get(name="Moderators approval").start(draft_of(page), None)
    button = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    return post_editor(client_in_group("Publishers"), page, **button)


def what_was_said(answer: HttpResponse) -> str:
    """The message at the top of the admin, or the API's problem document."""
    return answer.text if answer["Content-Type"].endswith("json") else messages_of(answer)


LATER = [admin_publish_button_for_a_later_time, scheduling_by_code]
DOORS = [
    *LATER,
    orm_save_of_the_live_row,
    orm_publish_of_a_revision,
    admin_publish_button,
    admin_create_and_publish,
    bulk_publish,
    bulk_publish_of_everything_below,
    api_publish,
    api_edit_and_publish,
    api_create_and_publish,
    api_copy_kept_live,
    api_copy_of_the_whole_index,
    scheduled_publishing,
    import_and_publish,
    admin_copy_published,
    admin_copy_of_the_whole_index_published,
    translation_copy_published,
    revert_and_publish,
    end_of_a_workflow_without_medical_review,
    end_of_such_a_workflow_in_the_editor,
]
