"""Letters that a pattern needs: looking for them first must never hide what the pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.editorial.languages import vocabulary
from faq.editorial.required_letters import LetterIndex, required_letters, search
from tests.faq.importer.samples import DOCUMENTS


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"\bguarantee(?:s|d|ing)?\b", {"guarantee"}),
        (r"\b(?:leading|top) clinics?\b", {" clinic"}),
        (r"\b(?:painless|risk[- ]free)\b", {"painless", "risk", "free"}),
        (r"\bVIP\b", {"vip"}),
        (r"\w+ ?\d*", set()),
        (r"(?:a certain word)?", set()),
    ],
)
def test_the_longest_letters_that_no_match_is_without_are_found(pattern, letters):
    found = required_letters(pattern)
    assert found <= letters
    assert bool(found) == bool(letters)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pattern_of_a_vocabulary_finds_the_same_as_without(language):
    words = vocabulary(language)
    texts = [path.read_text(errors="replace") for path in sorted(DOCUMENTS.glob("*.txt"))]
    lines = {line for text in texts for line in text.splitlines() if line}
    phrases = [phrase.pattern for group in words.phrases.values() for phrase in group]
    found = 0
    for pattern in (*phrases, *words.terms.values()):
        for line in lines:
            expected = pattern.search(line)
            found += expected is not None
            assert (search(pattern, line) is None) == (expected is None)
    assert found


def test_letters_that_python_takes_for_others_hide_nothing():
    kelvin = "\N{KELVIN SIGN}"
    assert search(re.compile("risk", re.IGNORECASE), f"a ris{kelvin}") is not None


@given(st.lists(st.text(" ab\n\u00a0", max_size=5), max_size=6), st.text(" ab\n\u00a0", max_size=30))
def test_an_index_finds_the_pieces_that_stand_in_a_text(pieces, text):
    assert LetterIndex(pieces).in_text(text) == {piece for piece in pieces if piece in text}
