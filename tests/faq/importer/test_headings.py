"""Which unmarked lines are headings."""

import pytest

from faq.importer.headings import is_line, looks_like_heading
from faq.importer.readers.text import read_text


@pytest.mark.parametrize(
    "text",
    [
        "Costs",
        "Before You Travel",
        "Life After the Operation",
        "COSTS AND PAYMENT",
        "Costs and payment",
        "# a",
    ],
)
def test_short_lines_without_a_verb_are_headings(text):
    assert looks_like_heading(read_text(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "It is cheap",
        "This can wait until you are home",
        "What to bring:",
        "A sentence with a full stop.",
        "lower case words",
        "Hotel $500",
        "“Quoted words”",
        "Is it safe?",
    ],
)
def test_other_lines_are_not(text):
    assert not looks_like_heading(read_text(text)[0])


def test_a_subtitle_is_one_line_without_a_full_stop():
    assert is_line(read_text("What it costs and who pays for it in the end")[0])
    assert not is_line(read_text("What it costs.")[0])
    assert not is_line(read_text("Two lines\nof text")[0])


def test_a_sentence_with_the_mark_of_a_note_is_no_heading():
    assert not looks_like_heading(read_text("Walking helps early on.[1]")[0])
    assert looks_like_heading(read_text("Walking early on [1]")[0])
