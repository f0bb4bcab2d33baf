import uuid

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageLogEntry

from faq.models import Approval, FAQPage, Question
from faq.question_moving.move import (
    MOVED_AWAY,
    MOVED_HERE,
    MoveRefused,
    _held,
    leaving,
    move_question,
    pages_to_move_to,
)
from tests.factories import UserFactory, approve_page, make_faq_page, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    return user


def page_of(*questions: str, **fields) -> FAQPage:
    return make_faq_page(questions=[make_question(words) for words in questions], **fields)


def draft_of(page: FAQPage) -> FAQPage:
    return FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def words_of(page: FAQPage) -> list[str]:
    return [row.question for row in page.questions.all()]


def first_uuid(page: FAQPage) -> uuid.UUID:
    return draft_of(page).questions.all()[0].uuid


def refusal(source: FAQPage, target: FAQPage, user, moved: uuid.UUID | None = None) -> str:
    """Why the first question cannot be moved; nothing may have changed then."""
    before = words_of(draft_of(source)), words_of(draft_of(target))
    with pytest.raises(MoveRefused) as refused:
        move_question(source, moved or first_uuid(source), target, user=user)
    assert (words_of(draft_of(source)), words_of(draft_of(target))) == before
    return str(refused.value)


def test_a_question_moves_between_drafts_with_its_answers_and_its_identity(editor):
    source, target = page_of("Is it safe?", "Does it hurt?"), page_of("What does it cost?")
    row = draft_of(source).questions.all()[0]
    move_question(source, row.uuid, target, user=editor)
    assert words_of(draft_of(source)) == ["Does it hurt?"]
    assert words_of(draft_of(target)) == ["What does it cost?", "Is it safe?"]
    moved = draft_of(target).questions.all()[1]
    assert (moved.uuid, moved.anchor, moved.short_answer) == (row.uuid, row.anchor, row.short_answer)
    assert moved.long_answer.render_as_block() == row.long_answer.render_as_block()


def test_readers_see_nothing_of_a_move_until_the_pages_are_published(editor):
    source, target = page_of("Is it safe?", "Does it hurt?"), page_of("What does it cost?")
    move_question(source, first_uuid(source), target, user=editor)
    assert words_of(FAQPage.objects.get(pk=source.pk)) == ["Is it safe?", "Does it hurt?"]
    assert words_of(FAQPage.objects.get(pk=target.pk)) == ["What does it cost?"]
    for page in (target, source):
        FAQPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert words_of(FAQPage.objects.get(pk=source.pk)) == ["Does it hurt?"]
    assert words_of(FAQPage.objects.get(pk=target.pk)) == ["What does it cost?", "Is it safe?"]


def test_a_question_that_comes_back_before_publishing_is_the_row_it_was(editor):
    source, target = page_of("Is it safe?", "Does it hurt?"), page_of("What does it cost?")
    moved = first_uuid(source)
    known = Question.objects.get(page=source, uuid=moved)
    move_question(source, moved, target, user=editor)
    move_question(target, moved, source, user=editor)
    FAQPage.objects.get(pk=source.pk).get_latest_revision().publish()
    assert words_of(FAQPage.objects.get(pk=source.pk)) == ["Does it hurt?", "Is it safe?"]
    assert Question.objects.get(page=source, uuid=moved).pk == known.pk


def test_both_histories_name_the_question_the_other_page_and_the_editor(editor):
    source, target = page_of("Is it safe?", "Does it hurt?"), page_of("What does it cost?")
    move_question(source, first_uuid(source), target, user=editor)
    for page, action, other in ((source, MOVED_AWAY, target), (target, MOVED_HERE, source)):
        entry = PageLogEntry.objects.get(page=page, action=action)
        assert (entry.user, entry.revision) == (editor, FAQPage.objects.get(pk=page.pk).latest_revision)
        assert entry.data["question"] == "Is it safe?"
        assert entry.data["title"] in entry.message
        assert entry.data["page"] == other.pk


def test_an_anchor_that_the_page_has_already_becomes_another(editor):
    source = make_faq_page(questions=[make_question("Is it safe?", anchor="safety"), make_question("Why?")])
    target = make_faq_page(questions=[make_question("Who must not have it?", anchor="safety")])
    move_question(source, first_uuid(source), target, user=editor)
    assert [row.anchor for row in draft_of(target).questions.all()] == ["safety", "is-it-safe"]


def test_the_whole_of_both_pages_is_locked_while_a_question_moves():
    # Without names of tables PostgreSQL locks the rows of all: those of FAQ pages and those of Wagtail's pages.
    query = _held((1, 2)).query
    assert (query.select_for_update, query.select_for_update_of) == (True, ())


def test_pages_are_moved_between_as_they_are_now_not_as_they_were_opened(editor):
    source, target = page_of("Is it safe?", "Does it hurt?", "Why?"), page_of("What does it cost?")
    first, second, _third = draft_of(source).questions.all()
    opened = FAQPage.objects.get(pk=source.pk), FAQPage.objects.get(pk=target.pk)
    move_question(source, first.uuid, target, user=editor)
    move_question(opened[0], second.uuid, opened[1], user=editor)
    assert words_of(draft_of(source)) == ["Why?"]
    assert words_of(draft_of(target)) == ["What does it cost?", "Is it safe?", "Does it hurt?"]


def moved_draft_only(source: FAQPage, target: FAQPage, editor) -> uuid.UUID:
    """Move a question that no row is stored of yet; returns its link to translations."""
    draft = draft_of(source)
    draft.questions.add(make_question("Is it new?", locale=source.locale, sort_order=1))
    draft.save_revision()
    row = draft_of(source).questions.all()[1]
    move_question(source, row.uuid, target, user=editor)
    return row.translation_key


def publish(page: FAQPage, revision=None) -> list[Question]:
    (revision or FAQPage.objects.get(pk=page.pk).latest_revision).publish()
    return list(FAQPage.objects.get(pk=page.pk).questions.all())


def test_a_link_to_translations_goes_along_where_no_stored_question_has_it(editor):
    source, target = page_of("Is it safe?"), page_of("What does it cost?")
    key = moved_draft_only(source, target, editor)
    assert publish(target)[1].translation_key == key


def test_a_question_that_readers_still_see_on_the_old_page_keeps_its_link_to_translations_there(editor):
    source, target = page_of("Is it safe?", "Why?"), page_of("What does it cost?")
    move_question(source, first_uuid(source), target, user=editor)
    stays, moved = Question.objects.get(page=source, question="Is it safe?"), publish(target)[1]
    assert moved.question == stays.question
    assert moved.translation_key != stays.translation_key


def test_an_old_draft_with_the_moved_question_can_still_be_published(editor):
    source, target = page_of("Is it safe?"), page_of("What does it cost?")
    key = moved_draft_only(source, target, editor)
    publish(target)
    with_both = source.revisions.order_by("-pk")[1]
    restored = publish(source, with_both)
    assert [row.question for row in restored] == ["Is it safe?", "Is it new?"]
    assert restored[1].translation_key != key
    assert Question.objects.get(page=target, question="Is it new?").translation_key == key


def test_an_approval_stays_with_the_page_it_was_given_to(editor):
    source, target = page_of("Is it safe?", "Does it hurt?"), page_of("What does it cost?")
    approve_page(source)
    move_question(source, first_uuid(source), target, user=editor)
    assert set(Approval.objects.values_list("page_id", flat=True)) == {source.pk}


@pytest.mark.parametrize(
    ("question", "target", "reason"),
    [
        (["Is it safe?"], ["What does it cost?"], "only question"),
        (
            ["Is it safe?", "Why?"],
            ["What does it cost?", "is it SAFE"],
            "Question 2 of that page has the same words",
        ),
    ],
)
def test_a_move_that_would_break_a_page_is_refused(editor, question, target, reason):
    assert reason in refusal(page_of(*question), page_of(*target), editor)


def test_a_question_that_was_never_saved_cannot_be_moved(editor):
    source = page_of("Is it safe?", "Why?")
    assert "Save the page first" in refusal(source, page_of("What does it cost?"), editor, uuid.uuid4())


def test_a_page_that_has_the_question_in_other_words_already_refuses_it(editor):
    source = page_of("Is it safe?", "Why?")
    target = make_faq_page(questions=[make_question("How safe is it?", uuid=first_uuid(source))])
    assert "this very question" in refusal(source, target, editor)


def test_locked_pages_and_pages_of_others_are_left_alone(editor):
    source, target = page_of("Is it safe?", "Why?"), page_of("What does it cost?")
    assert "may not edit" in refusal(source, target, UserFactory())
    FAQPage.objects.filter(pk=target.pk).update(locked=True)
    assert "locked" in refusal(source, target, editor)


def test_only_pages_in_the_same_language_that_the_editor_may_edit_are_offered(editor):
    source, target = page_of("Is it safe?", "Why?"), page_of("What does it cost?")
    assert list(pages_to_move_to(source, editor)) == [target]
    assert not pages_to_move_to(source, UserFactory()).exists()


def test_what_leaves_is_found_by_its_uuid():
    rows = [make_question("Is it safe?"), make_question("Why?")]
    assert leaving(rows, rows[1].uuid) is rows[1]
