"""The data at the head of a Markdown file."""

import pytest

from faq.importer.errors import UnreadableDocument
from faq.importer.readers.markdown_metadata import read_markdown_metadata
from tests.faq.importer.samples import codes, read


def details(text: str) -> list[str]:
    return read_markdown_metadata(text.split("\n"), "a.md").details


def test_yaml_values_stay_as_they_were_written():
    text = "---\nlastReviewed: 03/04/2026\nmodified_date: 2026-05-01\nprice: 1.10\ndraft: no\nempty:\n---\n"
    assert details(text) == [
        "Last Reviewed: 03/04/2026", "Modified date: 2026-05-01", "Price: 1.10", "Draft: no",
    ]  # fmt: skip


def test_toml_is_read_too():
    assert details('+++\ntitle = "Ears"\nlastmod = 2026-05-01\nweight = 1.50\n+++\n') == [
        "Title: Ears",
        "Last modified: 2026-05-01",
        "Weight: 1.50",
    ]


def test_lists_are_joined_and_sources_stand_alone():
    text = "---\ntags: [a, b]\nsources:\n- A trial\n- title: B\n  url: https://e.org\nreviewer:\n  name: Demo\n  title: MD\n---"
    assert details(text) == [
        "Tags: a, b",
        "Source: A trial",
        "Source: B, https://e.org",
        "Reviewer: Demo, MD",
    ]


def test_text_between_two_rules_is_text():
    assert details("---\nJust a sentence\n---\n") == []
    assert details("---\n\nonly one rule") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\na: b: c\n---", "line 2"),
        ("+++\na = \n+++", "line 1"),
        ("+++\na = 1", "line 1"),
        ("---\na: 'b\n---", "line "),
    ],
)
def test_damaged_data_is_refused_with_its_place(text, place):
    with pytest.raises(UnreadableDocument) as refusal:
        details(text)
    assert refusal.value.place.startswith(place)


def test_a_title_at_the_head_and_the_same_heading_are_one():
    document = read("---\ntitle: Ears\nreviewer: Demo, MD\n---\n# Ears\n\n## Is it safe?\n\nYes.", "a.md")
    assert document.document.title == "Ears"
    assert document.document.claimed_reviewer.credentials == "MD"
    assert "unassigned_text" not in codes(document)


def test_escapes_that_spell_what_no_text_can_hold_are_left_out():
    text = '---\ntitle: "A \\ud800Guide\\0"\nfaq:\n  - question: "Is it\\udfff safe?"\n    answer: "No."\n---\n\nText.'
    head = read_markdown_metadata(text.split("\n"), "a.md")
    assert head.details == ["Title: A Guide"]
    assert [question.question for question in head.questions] == ["Is it safe?"]


def test_what_a_site_generator_has_no_name_for_counts_like_the_rest():
    assert details('+++\ntitle = "Ears"\n[params]\nreviewer = "Dr. Demo"\n+++\n') == [
        "Title: Ears",
        "Reviewer: Dr. Demo",
    ]


def test_who_reviewed_a_page_and_when_may_stand_together():
    assert details("---\nreview:\n  reviewer: Dr. Demo\n  date: 2026-05-13\n---\n") == [
        "Reviewer: Dr. Demo",
        "Review date: 2026-05-13",
    ]


def test_who_changed_a_page_and_when_may_stand_together():
    assert details("---\nlast_update:\n  date: 2026-05-13\n  author: Demo Name\n---\n") == [
        "Last update: 2026-05-13",
        "Author: Demo Name",
    ]
