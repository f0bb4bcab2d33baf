"""What documents were built with."""

import pytest

from cms.published.fingerprint import fingerprint


@pytest.mark.parametrize("name", ["PRICE_MARKUP_MONTHS", "REVIEW_DUE_SOON_DAYS"])
def test_a_setting_that_decides_what_stands_in_documents_builds_them_again(settings, name):
    before = fingerprint()
    setattr(settings, name, 5)
    assert fingerprint() != before
    assert len(fingerprint()) <= 64
