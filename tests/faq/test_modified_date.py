"""The modified date moves by a change of the text and by nothing else."""

import datetime as dt

from faq.modified_date import modified_on_after_edit

TODAY = dt.date(2026, 11, 22)
BEFORE = dt.date(2026, 9, 1)
EARLIER = dt.date(2026, 8, 1)
LATER = dt.date(2026, 10, 1)


def test_a_changed_text_moves_the_date_to_today():
    assert modified_on_after_edit(BEFORE, BEFORE, text_changed=True, today=TODAY) == TODAY


def test_an_unchanged_text_leaves_the_date():
    assert modified_on_after_edit(BEFORE, BEFORE, text_changed=False, today=TODAY) == BEFORE


def test_a_wrong_date_can_be_put_right_without_touching_the_text():
    assert modified_on_after_edit(EARLIER, BEFORE, text_changed=False, today=TODAY) == EARLIER


def test_a_changed_text_never_gets_an_older_date():
    assert modified_on_after_edit(EARLIER, BEFORE, text_changed=True, today=TODAY) == TODAY


def test_a_later_date_given_with_a_changed_text_stands():
    assert modified_on_after_edit(LATER, BEFORE, text_changed=True, today=TODAY) == LATER


def test_without_any_date_it_is_today():
    assert modified_on_after_edit(None, None, text_changed=False, today=TODAY) == TODAY
