"""After every door, what Wagtail keeps beside the page is what Wagtail's own functions make of the stored page."""

from io import StringIO
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.models.pages import Comment
from wagtail.signals import page_published

from faq.digest import content_digest
from faq.models import FAQPage, Question, TextDigest
from tests.editing import client_in_group
from tests.factories import SourceFactory, UserFactory, make_faq_page, make_question
from tests.faq.review.publishing_doors import api_publish
from tests.faq.review.steps import draft_of, fresh, post_editor

pytestmark = pytest.mark.django_db

REMOVED, KEPT, ADDED = "Will hydrotherapy help?", "Is anaesthesia needed?", "When can patients travel?"


@pytest.fixture
def page(site) -> FAQPage:
    rows = [make_question(REMOVED, sources=cited()), make_question(KEPT)]
    return make_faq_page(questions=rows)


def cited() -> list[dict]:
    return [{"type": "source", "value": SourceFactory().pk}]


def edit(page: FAQPage) -> Revision:
    """A new draft: one question removed with its source, one added with another."""
    draft = draft_of(page)
    kept = [row for row in draft.questions.all() if row.question == KEPT]
    draft.questions = [*kept, make_question(ADDED, sources=cited(), sort_order=9)]
    return draft.save_revision()


def by_code(page: FAQPage) -> None:
    edit(page).publish()


def by_saving_the_live_page(page: FAQPage) -> None:
    live = fresh(page)
    live.questions = [
        *live.questions.filter(question=KEPT),
        make_question(ADDED, sources=cited(), sort_order=9),
    ]
    live.save()


def by_the_editor(page: FAQPage) -> None:
    edit(page)
    post_editor(client_in_group("Publishers"), page, **{"action-publish": "1"})


def by_the_scheduler(page: FAQPage) -> None:
    Revision.objects.filter(pk=edit(page).pk).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")


def by_the_api(page: FAQPage) -> None:
    edit(page)
    with mock.patch("tests.faq.review.publishing_doors.reword"):
        assert api_publish(page).status_code < 300


DOORS = [by_code, by_saving_the_live_page, by_the_editor, by_the_scheduler, by_the_api]


def references() -> set[tuple]:
    """Without the type: Wagtail records a comment under the plain page or under its own type, as the door has it."""
    names = (
        "base_content_type",
        "object_id",
        "to_content_type",
        "to_object_id",
        "model_path",
        "content_path",
    )
    return set(ReferenceIndex.objects.values_list(*names))


def found(words: str) -> set[int]:
    return {page.pk for page in FAQPage.objects.search(words)}


@pytest.mark.parametrize("door", DOORS)
def test_references_are_those_that_wagtail_finds_in_the_stored_page(page, door, settings):
    settings.ROOT_URLCONF = "tests.faq.review.urls_with_api_v3"
    door(page)
    ours = references()
    ReferenceIndex.objects.all().delete()
    call_command("rebuild_references_index", stdout=StringIO())
    assert ours == references()
    assert "treatment" in {row[-1] for row in ours}


@pytest.mark.parametrize("door", DOORS)
def test_search_finds_the_new_question_and_not_the_removed_one(page, door, settings):
    settings.ROOT_URLCONF = "tests.faq.review.urls_with_api_v3"
    assert found("hydrotherapy") == {page.pk}
    door(page)
    assert found("hydrotherapy") == set()
    assert found("travel") == found("anaesthesia") == {page.pk}
    assert {row.pk for row in Page.objects.search(page.title)} == {page.pk}


@pytest.mark.parametrize("door", DOORS)
def test_the_digest_is_that_of_the_stored_page(page, door, settings):
    settings.ROOT_URLCONF = "tests.faq.review.urls_with_api_v3"
    door(page)
    assert TextDigest.objects.get(page_id=page.pk).digest == content_digest(fresh(page))


def test_history_is_what_wagtail_writes(page):
    told = []
    page_published.connect(receiver := lambda **signal: told.append(signal["revision"]), sender=FAQPage)
    editor, before = UserFactory(is_superuser=True), page.latest_revision_id
    draft = draft_of(page)
    draft.title = "Renamed"
    revision = draft.save_revision(user=editor, log_action=True)
    revision.publish(user=editor)
    page_published.disconnect(receiver, sender=FAQPage)
    live = fresh(page)
    assert (live.live_revision, live.latest_revision, live.title) == (revision, revision, "Renamed")
    assert told == [revision]
    assert before != revision.pk
    logged = PageLogEntry.objects.filter(page=page.pk, user=editor).order_by("pk")
    assert [(row.action, row.revision) for row in logged] == [
        (action, revision) for action in ("wagtail.edit", "wagtail.rename", "wagtail.publish")
    ]


def test_a_draft_changes_nothing_that_is_kept_of_the_live_page(page):
    before = references()
    edit(page)
    assert references() == before
    assert found("travel") == set()
    assert found("hydrotherapy") == {page.pk}


def test_a_comment_on_a_draft_is_a_reference_to_its_author(page):
    author, draft = UserFactory(), draft_of(page)
    draft.wagtail_admin_comments = [Comment(user=author, text="Says who?", contentpath="summary")]
    draft.save_revision()
    ours = references()
    ReferenceIndex.objects.all().delete()
    call_command("rebuild_references_index", stdout=StringIO())
    assert ours == references()
    assert str(author.pk) in {row[3] for row in ours if row[-1].startswith("wagtail_admin_comments")}


def test_a_deleted_page_leaves_no_entry_behind(page):
    title = page.title
    fresh(page).delete()
    assert found("hydrotherapy") == set()
    assert not Page.objects.search(title).count()
    assert not ReferenceIndex.objects.filter(object_id=str(page.pk), base_content_type__model="page").exists()


def test_publishing_that_fails_half_way_changes_nothing(page):
    revision, before = edit(page), references()
    with (
        mock.patch("wagtail.actions.publish_revision.log", side_effect=ValidationError("No room")),
        pytest.raises(ValidationError),
    ):
        revision.publish()
    assert [row.question for row in fresh(page).questions.all()] == [REMOVED, KEPT]
    assert (references(), found("travel")) == (before, set())


def test_nothing_refers_to_a_question_by_its_row():
    """Wagtail forgets references to a deleted row; while a page is saved that is left out for its questions."""
    relations = [field for field in Question._meta.get_fields() if field.auto_created and not field.concrete]
    assert [field.name for field in relations] == []
