"""A draft as the page that publishing would make of it, without touching the draft."""

import datetime as dt

import pytest

from cms.drafts import as_published
from faq.models import FAQPage
from tests.factories import faq_index, make_faq_page

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 9, 18, 12, tzinfo=dt.UTC)


def test_a_draft_is_published_in_memory_only(site):
    draft = make_faq_page(live=False)
    page = as_published(draft, now=NOW)
    assert (page.live, page.first_published_at, page.last_published_at) == (True, NOW, NOW)
    assert (draft.live, draft.first_published_at) == (False, None)
    assert not FAQPage.objects.get(pk=draft.pk).live


def test_a_page_keeps_the_moment_it_was_first_published(site):
    page = make_faq_page()
    assert as_published(page, now=NOW).first_published_at == page.first_published_at


def test_a_page_with_a_schedule_begins_when_that_says(site):
    later = NOW + dt.timedelta(days=3)
    draft = make_faq_page(live=False, go_live_at=later)
    assert as_published(draft, now=NOW).first_published_at == later


def test_a_page_that_was_not_saved_yet_gets_the_address_of_its_place(site):
    index = faq_index()
    page = FAQPage(title="New", slug="new", path=f"{index.path}0009", depth=index.depth + 1)
    assert as_published(page, now=NOW).url_path == f"{index.url_path}new/"


def test_a_note_for_readers_is_told_once_and_stays_with_the_draft(site):
    draft = make_faq_page()
    draft.change_note, draft.major_change = "What is new.", True
    page = as_published(as_published(draft, now=NOW), now=NOW)
    assert page.coming_change.note == "What is new."
    assert (draft.change_note, draft.coming_change) == ("What is new.", None)
