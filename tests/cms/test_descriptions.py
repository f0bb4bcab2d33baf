"""What describes a page where nobody wrote a description."""

import pytest

from cms.descriptions import LIMIT, first_words


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["", " \n ", "Rest first.  Then walk.\n"], "Rest first. Then walk."),
        (["One is enough.", "Never read."], "One is enough."),
        ([f"{'Short ones fit. ' * 10}{'x' * 90} not."], ("Short ones fit. " * 10).strip()),
        (["It costs 3.500 euros. " + "y" * 200], "It costs 3.500 euros."),
        ([], ""),
    ],
)
def test_whole_sentences_of_the_first_text_are_kept_as_far_as_they_fit(texts, kept):
    assert first_words(texts) == kept


@pytest.mark.parametrize("text", ["word " * 80, "x" * 500])
def test_one_long_sentence_is_cut_and_says_so(text):
    kept = first_words([text])
    assert len(kept) <= LIMIT
    assert kept.endswith("…")
    assert text.startswith(kept[:-1])
