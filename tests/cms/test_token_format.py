"""Tokens as text."""

from hypothesis import given
from hypothesis import strategies as st

from cms.token_format import BEGINNING, is_well_formed, new_token


def test_a_new_token_is_recognised_and_never_the_same_twice():
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert all(token.startswith(BEGINNING) and is_well_formed(token) for token in tokens)


@given(position=st.integers(len(BEGINNING), 51), letter=st.sampled_from("0aZ"))
def test_one_wrong_letter_is_noticed(position, letter):
    token = new_token()
    changed = token[:position] + letter + token[position + 1 :]
    assert is_well_formed(changed) == (changed == token)


@given(st.text(max_size=60))
def test_no_other_text_is_a_token(text):
    assert not is_well_formed(text)
    assert not is_well_formed(BEGINNING + text)
