"""Page ids in addresses."""

import re

import pytest

from cms.page_ids import PageIdConverter, id_of


def test_ids_are_read_and_written():
    converter = PageIdConverter()
    assert converter.to_python("12") == 12
    assert converter.to_url(12) == "12"
    assert converter.to_python("2147483647") == 2147483647


def test_a_number_no_page_can_have_matches_nothing():
    with pytest.raises(ValueError, match="larger"):
        PageIdConverter().to_python("2147483648")


@pytest.mark.parametrize("text", ["0", "012", "-1", "1.0", "١", "", "99999999999"])
def test_an_id_has_one_spelling(text):
    assert not re.fullmatch(PageIdConverter.regex, text)


@pytest.mark.parametrize("text", ["0", "-1", "", "x", "²", "١", "1\n", "2147483648", "9" * 5000])
def test_what_can_be_no_id_is_none(text):
    assert id_of(text) is None


def test_what_somebody_sent_is_read_as_an_id():
    assert id_of("2147483647") == 2147483647
