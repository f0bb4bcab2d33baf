"""The width of a line in Arial."""

import pytest

from cms.letter_widths import text_width


def test_wide_letters_take_more_room_than_narrow_ones():
    assert text_width("WWWW", size=20) > text_width("nnnn", size=20) > text_width("iiii", size=20)


def test_the_width_grows_with_the_size():
    assert text_width("Knee", size=40) == pytest.approx(2 * text_width("Knee", size=20), abs=1)


def test_an_accent_takes_no_room_of_its_own():
    assert text_width("é", size=20) == text_width("e", size=20)


def test_letters_of_other_scripts_have_a_width():
    assert text_width("膝", size=20) == 20
    assert text_width("ж", size=20) > 0
