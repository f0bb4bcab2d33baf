"""The setting EDITORIAL_SEVERITIES."""

import pytest

from faq.editorial.severities import check_editorial_severities, chosen_severities
from tests.faq.editorial.manuscripts import found, manuscript
from tests.faq.editorial.pages import CLAIM


def severity_of(settings, value):
    settings.EDITORIAL_SEVERITIES = value
    return [f.severity for f in found(manuscript(CLAIM), "absolute_claim", severities=chosen_severities())]


def test_a_check_has_the_severity_that_the_site_sets(settings):
    assert severity_of(settings, "") == ["error"]
    assert severity_of(settings, "absolute_claim=info") == ["info"]
    assert severity_of(settings, {"absolute_claim": "warning"}) == ["warning"]


def test_a_check_can_be_switched_off(settings):
    assert severity_of(settings, " absolute_claim = off , long_sentence=off") == []


@pytest.mark.parametrize(
    ("value", "id_", "told"),
    [
        ("no_such_check=off", "vouch.E020", "“no_such_check”"),
        ("absolute_claim=loud", "vouch.E021", "“loud”"),
        ("absolute_claim", "vouch.E021", "“”"),
        ({"absolute_claim": "fatal"}, "vouch.E021", "“fatal”"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_is_allowed(settings, value, id_, told):
    settings.EDITORIAL_SEVERITIES = value
    [error] = check_editorial_severities(None)
    assert error.id == id_
    assert told in error.msg
    assert "absolute_claim" in error.hint


def test_right_settings_pass_the_check(settings):
    settings.EDITORIAL_SEVERITIES = "absolute_claim=warning,long_sentence=off"
    assert check_editorial_severities(None) == []
