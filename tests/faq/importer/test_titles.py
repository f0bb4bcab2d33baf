"""Which line is the title of a document."""

import pytest

from faq.importer.questions import find_questions
from faq.importer.readers.text import read_text
from faq.importer.segments import split_blocks
from faq.importer.titles import find_title

QUESTIONS = "Does it hurt?\n\n“No.”\n\nMore.\n\nIs it safe?\n\n“Yes.”\n\nMore."


def title_of(text: str) -> str | None:
    blocks = list(split_blocks(read_text(text)))
    place = find_title(blocks, find_questions(blocks))
    return None if place < 0 else blocks[place].text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"12 March 2026\n\nA Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"Country: Spain\n\nA Guide to Ears\n\n{QUESTIONS}", "A Guide to Ears"),
        (f"Is It Worth It?\n\nSome say so.\n\n{QUESTIONS}", "Is It Worth It?"),
        (QUESTIONS, None),
        (f"Title: Ears\n\nEARS\n\n{QUESTIONS}", "EARS"),
        (f"Title: Ears\n\nNoses\n\n{QUESTIONS}", None),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_that_is_neither_detail_nor_day_nor_the_first_question(text, title):
    assert title_of(text) == title
