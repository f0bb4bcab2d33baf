"""What a reviewer is shown to have changed."""

import uuid

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faq.digest import reviewable_content
from faq.review.comparison import compare_with_last_approval
from faq.review.differences import Change, Side, differences, words_between
from tests.factories import approve_page, make_faq_page, make_question, paragraph
from tests.faq.review.steps import draft_of, reword

A, B, C, D = (uuid.UUID(int=number) for number in range(4))


def question(words, short="Yes.", **fields):
    return {"question": words, "group": "", "short_answer": short, "long_answer": [], "sources": [], **fields}


def side(*questions, uuids=(), **fields):
    content = {"title": "Knees", "summary": "", "introduction": [], "sources": [], **fields}
    return Side(content | {"questions": list(questions)}, uuids)


def found(before, now):
    return [(row.title, row.change, row.moved) for row in differences(before, now).questions]


def test_the_same_text_has_no_differences():
    text = side(question("Is it safe?"), question("Does it hurt?"))
    assert not differences(text, text).any
    assert all(row.untouched for row in differences(text, text).questions)


def test_words_are_marked_one_by_one():
    words = words_between("It never hurts much.", "It hurts very much. Always.")
    assert [(run.change, run.text) for run in words] == [
        (Change.SAME, "It "),
        (Change.REMOVED, "never "),
        (Change.SAME, "hurts "),
        (Change.ADDED, "very "),
        (Change.SAME, "much. "),
        (Change.ADDED, "Always."),
    ]


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
@example("a a", "a")
def test_no_word_is_lost_or_invented(before, now):
    runs = words_between(before, now)
    new = "".join(run.text for run in runs if run.change != Change.REMOVED)
    old = "".join(run.text for run in runs if run.change != Change.ADDED)
    assert (old.split(), new.split()) == (before.split(), now.split())


def test_a_question_that_was_added_removed_or_changed_is_called_so():
    before = side(question("Is it safe?"), question("Does it hurt?"), uuids=[A, B])
    now = side(question("Is it safe?", short="No."), question("What does it cost?"), uuids=[A, C])
    assert found(before, now) == [
        ("Is it safe?", "changed", False),
        ("What does it cost?", "added", False),
        ("Does it hurt?", "removed", False),
    ]
    assert differences(before, now).summary == [
        "“Is it safe?” (changed)",
        "“What does it cost?” (added)",
        "“Does it hurt?” (removed)",
    ]


def test_only_the_question_that_was_dragged_counts_as_moved():
    order = [question(f"Question {name}?") for name in "abcd"]
    before = side(*order, uuids=[A, B, C, D])
    now = side(order[3], *order[:3], uuids=[D, A, B, C])
    assert [row.moved for row in differences(before, now).questions] == [True, False, False, False]
    assert (differences(before, now).questions[0].before, differences(before, now).questions[0].now) == (4, 1)


def test_an_inserted_question_moves_no_other():
    order = [question("One?"), question("Two?")]
    now = side(question("New?"), *order, uuids=[C, A, B])
    assert found(side(*order, uuids=[A, B]), now) == [
        ("New?", "added", False),
        ("One?", "same", False),
        ("Two?", "same", False),
    ]


def test_a_reworded_question_is_recognised_by_its_uuid():
    before, now = side(question("Is it safe?"), uuids=[A]), side(question("What could go wrong?"), uuids=[A])
    assert found(before, now) == [("What could go wrong?", "changed", False)]


def test_without_uuids_the_same_words_count_and_then_the_likest():
    before = side(question("Is the operation safe?"), question("Does it hurt?"))
    now = side(question("Does it hurt?"), question("Is the operation very safe?"))
    assert [row[:2] for row in found(before, now)] == [
        ("Does it hurt?", "same"),
        ("Is the operation very safe?", "changed"),
    ]


def test_every_part_of_the_page_is_compared():
    before = side(
        summary="Short.", country="ES", treatment="Knee replacement", introduction=["", ["p", "Hello."]]
    )
    now = side(
        summary="",
        country="MX",
        treatment="Knee replacement",
        introduction=["", ["p", "Hello."], ["link", "https://a.example/"]],
        sources=[["A guideline", "Institute", "https://b.example/", ""]],
    )
    assert differences(before, now).summary == [
        "Summary (removed)",
        "Introduction (changed)",
        "Country (changed)",
        "Sources of the page (added)",
    ]
    assert [part.label for part in differences(before, now).unchanged_parts] == ["Title", "Treatment"]


@pytest.mark.django_db
def test_a_page_is_compared_with_the_text_that_was_approved(site):
    page = make_faq_page(
        summary="A summary.",
        questions=[
            make_question("First?", long_answer=[paragraph("<p>Two weeks.</p>")]),
            make_question("Second?"),
        ],
    )
    approve_page(page)
    draft = draft_of(page)
    first, second = draft.questions.all()
    second.question, first.long_answer = "Quite another?", [paragraph("<p>Three weeks.</p>")]
    first.sort_order, second.sort_order = 2, 1
    draft.questions = [second, first]
    draft.save_revision()
    comparison = compare_with_last_approval(draft_of(page))
    assert comparison.differences.summary == ["“Quite another?” (changed, moved)", "“First?” (changed)"]
    answer = next(part for part in comparison.differences.questions[1].parts if part.label == "Long answer")
    assert [(run.change, run.text) for run in answer.words][:2] == [("removed", "Two "), ("added", "Three ")]


@pytest.mark.django_db
def test_before_the_first_approval_everything_is_new(faq_page):
    comparison = compare_with_last_approval(faq_page)
    assert comparison.approval is None
    assert {row.change for row in comparison.differences.questions} == {"added"}


@pytest.mark.django_db
def test_a_text_that_came_back_to_what_was_approved_has_no_differences(faq_page):
    before = faq_page.questions.first().short_answer
    approve_page(faq_page)
    reword(faq_page)
    assert compare_with_last_approval(draft_of(faq_page)).differences.any
    reword(faq_page, before)
    assert not compare_with_last_approval(draft_of(faq_page)).differences.any
    assert reviewable_content(draft_of(faq_page))["title"] == "Knee replacement in Spain"
