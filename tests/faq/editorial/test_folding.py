"""Findings that say the same of several places."""

import pytest

from faq.editorial.folding import folded, places_in_words


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["Overview"], "Overview"),
        (["Question 1", "Question 2", "Question 3", "Question 7"], "Questions 1 to 3 and 7"),
        (["Question 2", "Question 1"], "Questions 1 and 2"),
        (["Question 1", "Question 3", "Question 5"], "Questions 1, 3 and 5"),
        (["Question 1, short answer", "Question 4, short answer"], "Questions 1 and 4, short answer"),
        (["Question 1, short answer", "Question 4, long answer"], "Questions 1 and 4"),
        (["Question 1 row 2", "Question 1 row 3"], "Question 1"),
        (["Question 1", "Question 1"], "Question 1 (2 times)"),
        (["Question 1", "Summary"], "Summary, question 1"),
        (["Title", "Question 4, short answer", "Summary"], "Title, summary, question 4, short answer"),
        (["Title", "Subtitle", "Summary", "Sources"], "4 places"),
        (["Overview", "FAQ title", "CT scan", "X-ray"], "4 places"),
        (["Overview", "FAQ title", "CT scan"], "Overview, FAQ title, CT scan"),
        (["Summary", "Summary", "Question 1"], "Summary, question 1 (3 times)"),
        (["Question 1", "Question 2", "Question 2"], "Questions 1 and 2 (3 times)"),
        (["Title", "Subtitle", "Summary", "Sources", "Title"], "4 places (5 times)"),
        ([f"Question {number}" for number in range(1, 11)], "Questions 1 to 10"),
    ],
)
def test_places_are_named_in_a_few_words(labels, words):
    assert places_in_words(labels) == words


def test_alike_findings_are_one_entry_where_the_first_stood_and_none_is_lost():
    found = [("a", "Question 1"), ("b", "Summary"), ("a", "Question 2")]
    entries = folded(found, alike=lambda each: each[0], where=lambda each: each[1])
    assert [(entry.where, list(entry.items)) for entry in entries] == [
        ("Questions 1 and 2", [found[0], found[2]]),
        ("Summary", [found[1]]),
    ]
    assert entries[0].first is found[0]
