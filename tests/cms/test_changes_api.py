"""The change feed of the content API."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms import changes_api
from cms.published import freshness
from cms.published.models import DocumentState
from faq.models import FAQIndexPage
from tests.factories import TreatmentFactory, make_faq_page, make_site
from tests.problem_assertions import PREFIX, refused

pytestmark = pytest.mark.django_db

FEED = f"{PREFIX}changes/"


def since(client, cursor: str | None = None, **query) -> dict:
    return client.get(FEED, {**query, **({"cursor": cursor} if cursor else {})}).json()


def all_since(client, cursor: str | None = None, **query) -> tuple[list[dict], list[dict], str]:
    """Upserts and deletes of all pages of the feed, and the cursor at its end."""
    upserts, deletes = [], []
    while True:
        answer = since(client, cursor, **query)
        upserts += answer["upserts"]
        deletes += answer["deletes"]
        cursor = answer["next_cursor"]
        if not answer["more"]:
            return upserts, deletes, cursor


@pytest.fixture
def cursor(client, faq_page) -> str:
    """Where somebody stands who has read everything."""
    return all_since(client)[2]


def test_the_beginning_names_every_public_page_once(client, faq_page):
    make_faq_page(live=False)
    upserts, deletes, _ = all_since(client)
    assert sorted(entry["path"] for entry in upserts) == ["/", "/faq/", "/faq/knee-replacement-spain/"]
    assert deletes == []


def test_an_entry_says_what_to_read_again_and_what_to_forget(client, faq_page):
    upserts, _, _ = all_since(client)
    assert next(entry for entry in upserts if entry["id"] == faq_page.pk) == {
        "id": faq_page.pk,
        "type": "faq.FAQPage",
        "locale": "en",
        "path": "/faq/knee-replacement-spain/",
        "tags": [f"page:{faq_page.pk}", f"treatment:{faq_page.treatment.slug}"],
    }


def test_who_has_read_everything_reads_nothing_and_keeps_the_place(client, cursor):
    answer = since(client, cursor)
    assert (answer["upserts"], answer["deletes"], answer["more"]) == ([], [], False)
    assert answer["next_cursor"] == cursor


def test_a_change_stands_after_what_was_read(client, faq_page, cursor):
    faq_page.title = "Another title"
    faq_page.save_revision().publish()
    upserts, deletes, after = all_since(client, cursor)
    assert [entry["id"] for entry in upserts] == [faq_page.pk]
    assert deletes == []
    assert after != cursor


def test_a_draft_and_a_save_without_change_are_no_changes(client, faq_page, cursor):
    faq_page.save_revision().publish()
    faq_page.title = "A draft"
    faq_page.save_revision()
    assert all_since(client, cursor)[0] == []


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: Page.objects.filter(pk=page.pk).update(expire_at="2026-01-01T00:00Z"),
    ],
    ids=["unpublished", "deleted", "restricted", "expired"],
)
def test_what_is_no_longer_public_is_a_removal_without_its_words(client, faq_page, cursor, hide):
    key = faq_page.pk
    hide(faq_page)
    upserts, deletes, _ = all_since(client, cursor)
    assert upserts == []
    assert deletes == [
        {
            "id": key,
            "type": "faq.FAQPage",
            "locale": "en",
            "path": "/faq/knee-replacement-spain/",
            "tags": [f"page:{key}"],
        }
    ]


def test_a_page_that_was_never_public_is_no_removal(client, cursor):
    make_faq_page(live=False).delete()
    assert all_since(client, cursor)[:2] == ([], [])


def test_a_page_that_is_public_again_is_an_upsert_only(client, faq_page, cursor):
    faq_page.unpublish()
    all_since(client, cursor)
    faq_page.get_latest_revision().publish()
    upserts, deletes, _ = all_since(client, cursor)
    assert [entry["id"] for entry in upserts] == [faq_page.pk]
    assert deletes == []


def test_a_change_of_a_treatment_changes_every_page_about_it(client):
    treatment = TreatmentFactory()
    pages = {make_faq_page(treatment=treatment).pk for _ in range(3)}
    make_faq_page()
    cursor = all_since(client)[2]
    treatment.name = "Renamed"
    treatment.save()
    assert {entry["id"] for entry in all_since(client, cursor)[0]} == pages


def test_it_is_read_in_parts_without_losing_or_repeating_anything(client):
    pages = {make_faq_page().pk for _ in range(7)}
    upserts, _, _ = all_since(client, limit=2)
    ids = [entry["id"] for entry in upserts]
    assert len(ids) == len(set(ids))
    assert pages <= set(ids)


def test_each_site_has_a_feed_of_its_own(client, faq_page, cursor):
    site = make_site("other.example")
    make_faq_page(parent=_index_of(site))
    assert all_since(client, cursor)[0] == []
    foreign = client.get(FEED, {"cursor": cursor}, HTTP_HOST="other.example")
    assert refused(foreign)["code"] == "invalid_cursor"


def _index_of(site):
    return FAQIndexPage.objects.descendant_of(site.root_page).get()


def test_a_cursor_of_another_list_is_refused(client, faq_page):
    make_faq_page()
    other = client.get(f"{PREFIX}faqs/?limit=1").json()["meta"]["next_cursor"]
    assert refused(client.get(FEED, {"cursor": other}))["code"] == "invalid_cursor"


def test_there_is_more_while_documents_wait_to_be_rebuilt(client, monkeypatch):
    monkeypatch.setattr(changes_api, "MOST_REFRESHED", 2)
    monkeypatch.setattr(freshness, "AT_ONCE", 1)
    treatment = TreatmentFactory()
    pages = {make_faq_page(treatment=treatment).pk for _ in range(4)}
    cursor = all_since(client)[2]
    treatment.name = "Renamed"
    treatment.save()
    assert {entry["id"] for entry in all_since(client, cursor)[0]} == pages


def test_a_cursor_from_before_an_older_backup_was_restored_is_refused(client, cursor):
    DocumentState.objects.update(sequence=0)
    assert refused(client.get(FEED, {"cursor": cursor}))["code"] == "invalid_cursor"
