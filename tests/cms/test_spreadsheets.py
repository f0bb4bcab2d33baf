"""What is downloaded as a table cannot make a spreadsheet program calculate."""

import datetime as dt

import pytest

from cms.spreadsheets import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", " -1"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", " ", "Knee = hip", "1 - 2", "a@b", 5, -5, None, dt.date(2026, 1, 1)])
def test_everything_else_is_left_as_it_is(value):
    assert safe_cell(value) == value
