"""What is stored of API tokens, and which of them open something."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms import api_tokens
from cms.api_tokens import READ_CHANGES, READ_PUBLISHED, ApiToken, find, issue, revoke
from tests.factories import make_site

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def new(sites=(), **fields) -> tuple[ApiToken, str]:
    fields = {"name": "Website build", "expires_at": NOW + SECOND, **fields}
    return issue(ApiToken(**fields), sites=sites)


def test_a_token_is_found_by_its_text_alone_and_the_text_is_stored_nowhere(site):
    token, text = new()
    assert find(text, site=site, now=NOW) == token
    stored = [str(value) for value in ApiToken.objects.filter(pk=token.pk).values_list()[0]]
    assert not any(text in value or text[12:] in value for value in stored)
    assert text.startswith(token.hint)
    assert find(token.digest, site=site, now=NOW) is None


def test_a_token_ends_at_its_moment(site):
    _, text = new()
    assert find(text, site=site, now=NOW + SECOND) is None
    _, forever = new(expires_at=None)
    assert find(forever, site=site, now=NOW + 10_000 * dt.timedelta(days=1))


def test_a_revoked_token_opens_nothing_and_keeps_its_first_date(site):
    token, text = new()
    revoke(token, now=NOW)
    revoke(token, now=NOW + SECOND)
    assert find(text, site=site, now=NOW) is None
    token.refresh_from_db()
    assert token.revoked_at == NOW
    assert token.status(now=NOW) == "revoked"


def test_a_token_for_one_site_opens_no_other(site):
    other = make_site()
    _, text = new(sites=[other])
    assert find(text, site=other, now=NOW)
    assert find(text, site=site, now=NOW) is None
    assert find(text, site=None, now=NOW) is None


def test_a_token_whose_site_is_deleted_does_not_become_one_for_all(site):
    other = make_site()
    _, text = new(sites=[other])
    other.delete()
    assert find(text, site=site, now=NOW) is None


def test_another_secret_key_ends_tokens_unless_the_old_one_is_a_fallback(site, settings):
    _, text = new()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-new-key", [settings.SECRET_KEY]
    assert find(text, site=site, now=NOW)
    _, newer = new()
    settings.SECRET_KEY_FALLBACKS = []
    assert find(text, site=site, now=NOW) is None
    assert find(newer, site=site, now=NOW)


def test_looking_a_token_up_takes_one_query_and_none_for_what_is_no_token(site):
    _, text = new(sites=[site])
    wrong = f"{text[:-1]}{'1' if text[-1] == '0' else '0'}"
    for tried, queries in [(text, 1), (api_tokens.new_token(), 1), (wrong, 0), ("", 0), ("x" * 9_000, 0)]:
        with CaptureQueriesContext(connection) as asked:
            find(tried, site=site, now=NOW)
        assert len(asked) == queries, tried


def test_scopes_are_what_was_ticked():
    token = ApiToken(reads_published=True, reads_changes=True)
    assert token.scopes == (READ_PUBLISHED, READ_CHANGES)


def test_a_token_that_opens_nothing_is_refused():
    with pytest.raises(ValidationError, match="at least one"):
        ApiToken(name="x", reads_published=False).clean()
    with pytest.raises(ValidationError, match="is past"):
        ApiToken(name="x", expires_at=timezone.now() - SECOND).clean()
