"""Which links open which draft, and until when."""

import datetime as dt

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone
from wagtail.models import Page, Site

from cms import preview_links
from cms.preview_links import (
    LONGEST,
    PreviewLink,
    draft_of,
    links_in_force,
    opened_by,
    revoke,
    share,
    token_of,
)
from tests.factories import UserFactory, faq_index, make_faq_page, make_site

pytestmark = pytest.mark.django_db

HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)


@pytest.fixture
def now() -> dt.datetime:
    # The signature looks at the clock itself.
    return timezone.now()


def link_to(page: Page, now: dt.datetime, **options) -> PreviewLink:
    options = {"site": Site.objects.get(is_default_site=True), "lifetime": HOUR, **options}
    return share(Page.objects.get(pk=page.pk), by=UserFactory(), now=now, **options)


def title_of(link: PreviewLink, site: Site, now: dt.datetime) -> str:
    opened = opened_by(token_of(link), site=site, now=now)
    assert opened is not None
    return draft_of(opened)[0].title


def edit(page: Page, title: str) -> None:
    draft = page.specific_class.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title = title
    draft.save_revision()


def test_a_link_opens_its_page_until_its_last_second(faq_page, site, now):
    link = link_to(faq_page, now)
    token = token_of(link)
    assert opened_by(token, site=site, now=now + HOUR - SECOND) == link
    assert opened_by(token, site=site, now=now + HOUR) is None
    assert opened_by(token, site=site, now=now + HOUR + SECOND) is None


def test_the_same_link_always_has_the_same_token(faq_page, site, now):
    link = link_to(faq_page, now - HOUR / 2)
    assert token_of(link) == token_of(PreviewLink.objects.get())


def test_a_link_shows_the_newest_draft_or_the_one_it_is_bound_to(faq_page, site, now):
    edit(faq_page, "Second draft")
    page = Page.objects.get(pk=faq_page.pk)
    newest, bound = link_to(page, now), link_to(page, now, revision=page.latest_revision)
    edit(faq_page, "Third draft")
    assert title_of(newest, site, now) == "Third draft"
    assert title_of(bound, site, now) == "Second draft"


def test_a_link_to_a_purged_revision_does_not_show_another_one(faq_page, site, now):
    edit(faq_page, "Second draft")
    page = Page.objects.get(pk=faq_page.pk)
    token = token_of(link_to(page, now, revision=page.latest_revision))
    edit(faq_page, "Third draft")
    page.latest_revision.delete()
    assert opened_by(token, site=site, now=now) is None


def test_a_page_without_revisions_is_shown_as_it_is_stored(site, now):
    link = link_to(faq_index(), now)
    assert draft_of(link)[0].specific == faq_index()
    assert draft_of(link)[1] is None


def test_a_link_ends_with_its_page_its_site_its_maker_and_at_once_when_revoked(faq_page, site, now):
    revoked, by_somebody, moved = (link_to(faq_page, now) for _ in range(3))
    revoke(revoked, now=now)
    assert opened_by(token_of(revoked), site=site, now=now) is None
    by_somebody.created_by.is_active = False
    by_somebody.created_by.save()
    assert opened_by(token_of(by_somebody), site=site, now=now) is None
    assert list(links_in_force(faq_page, now=now)) == [moved]
    token, other = token_of(moved), make_site()
    assert opened_by(token, site=other, now=now) is None
    faq_page.move(Page.objects.get(slug="faq", path__startswith=other.root_page.path), pos="last-child")
    assert opened_by(token, site=site, now=now) is None
    assert opened_by(token, site=other, now=now) is None
    Page.objects.get(pk=faq_page.pk).delete()
    assert not PreviewLink.objects.exists()


def test_what_a_token_is_bound_to_is_signed(faq_page, site, now):
    link, other = link_to(faq_page, now), link_to(make_faq_page(), now)
    token = token_of(link)
    bound_to, moment, signature = token.split(".")
    theirs = token_of(other).split(".")
    for forged in (
        f"{theirs[0]}.{moment}.{signature}",
        f"{bound_to}.{theirs[1]}x.{signature}",
        f"{bound_to}.{moment}.{theirs[2]}",
        token[:-1],
        bound_to,
        "",
        "1",
        "é.\x00.\U0001f9b5",
        TimestampSigner(salt="another purpose", sep=".").sign(bound_to),
    ):
        assert opened_by(forged, site=site, now=now) is None, forged


def test_a_link_that_was_pointed_at_another_page_opens_nothing(faq_page, site, now):
    token = token_of(link_to(faq_page, now))
    PreviewLink.objects.update(page=make_faq_page(live=False))
    assert opened_by(token, site=site, now=now) is None


def test_no_link_outlives_seven_days_whatever_its_row_says(faq_page, site, now):
    link = link_to(faq_page, now - LONGEST - HOUR)
    PreviewLink.objects.update(expires_at=now + HOUR)
    assert opened_by(token_of(link), site=site, now=now) is None


def test_a_link_survives_a_new_secret_key_while_the_old_one_is_a_fallback(faq_page, site, now, settings):
    token = token_of(link_to(faq_page, now))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-new-key", [settings.SECRET_KEY]
    assert opened_by(token, site=site, now=now)
    settings.SECRET_KEY_FALLBACKS = []
    assert opened_by(token, site=site, now=now) is None


@pytest.mark.parametrize("lifetime", [LONGEST + SECOND, dt.timedelta(0), -HOUR])
def test_how_long_a_link_may_last_is_limited(faq_page, site, now, lifetime):
    with pytest.raises(ValueError, match="up to 7 days"):
        link_to(faq_page, now, lifetime=lifetime)


def test_a_revision_of_another_page_is_refused(faq_page, site, now):
    with pytest.raises(ValueError, match="not one of page"):
        link_to(faq_page, now, revision=make_faq_page().latest_revision)


def test_links_of_long_ago_are_cleared_away(faq_page, site, now):
    link_to(faq_page, now - 3 * preview_links.LONGEST)
    link_to(faq_page, now)
    assert PreviewLink.objects.count() == 1
