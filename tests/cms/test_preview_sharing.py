"""Editors share drafts by links, and take them back."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from cms.checks import check_preview_settings
from cms.preview_links import PreviewLink
from cms.preview_sharing import lifetimes
from home.models import SiteIdentity
from tests.editing import client_in_group
from tests.factories import UserFactory, faq_index, make_faq_page

pytestmark = pytest.mark.django_db

DAY = 24 * 60 * 60
FORM = {"shows": "newest", "seconds": DAY}


@pytest.fixture
def editor() -> Client:
    return client_in_group("Editors")


def sharing(page: Page) -> str:
    return reverse("cms_share_preview", args=[page.pk])


def addresses_in(text: str) -> list[str]:
    return re.findall(r'<input type="text" value="([^"]+)"', text)


def test_the_page_editor_leads_to_it(editor, faq_page):
    assert sharing(faq_page) in editor.get(reverse("wagtailadmin_pages:edit", args=[faq_page.pk])).text
    index = faq_index()
    assert sharing(index) not in editor.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).text


def test_a_link_that_was_made_is_listed_and_opens_the_newest_draft(editor, client, site):
    page = make_faq_page(live=False, title="Not published yet")
    assert addresses_in(editor.get(sharing(page)).text) == []
    assert editor.post(sharing(page), FORM).url == sharing(page)
    [address] = addresses_in(editor.get(sharing(page)).text)
    path = address.removeprefix(site.root_url)
    assert client.get(path).json()["title"] == "Not published yet"
    draft = page.get_latest_revision_as_object()
    draft.title = "Still not"
    draft.save_revision()
    assert client.get(path).json()["title"] == "Still not"
    link = PreviewLink.objects.get()
    assert (link.expires_at - link.created_at).total_seconds() == DAY


def test_a_link_can_be_bound_to_the_draft_as_it_is(editor, client, faq_page):
    editor.post(sharing(faq_page), FORM | {"shows": "this"})
    assert PreviewLink.objects.get().revision == faq_page.latest_revision


def test_the_address_is_the_one_of_the_front_end(editor, faq_page, site, settings):
    SiteIdentity.objects.create(site=site, frontend_origin="https://www.example.org")
    settings.PREVIEW_URL_TEMPLATE = "{origin}/preview?token={token}"
    editor.post(sharing(faq_page), FORM)
    [address] = addresses_in(editor.get(sharing(faq_page)).text)
    assert re.fullmatch(r"https://www\.example\.org/preview\?token=[\w.-]+", address)


def test_a_revoked_link_opens_nothing_and_is_not_listed(editor, client, faq_page, site):
    editor.post(sharing(faq_page), FORM)
    [address] = addresses_in(editor.get(sharing(faq_page)).text)
    link = PreviewLink.objects.get()
    revoke = reverse("cms_revoke_preview", args=[faq_page.pk, link.pk])
    assert editor.get(revoke).status_code == 404
    assert editor.post(revoke).url == sharing(faq_page)
    assert addresses_in(editor.get(sharing(faq_page)).text) == []
    assert client.get(address.removeprefix(site.root_url)).status_code == 404


def test_a_link_is_revoked_through_its_own_page_only(editor, faq_page):
    editor.post(sharing(faq_page), FORM)
    other, link = make_faq_page(), PreviewLink.objects.get()
    assert editor.post(reverse("cms_revoke_preview", args=[other.pk, link.pk])).status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_sharing_and_revoking_are_in_the_history_of_the_page(editor, faq_page):
    editor.post(sharing(faq_page), FORM)
    editor.post(reverse("cms_revoke_preview", args=[faq_page.pk, PreviewLink.objects.get().pk]))
    actions = PageLogEntry.objects.filter(page=faq_page.pk).values_list("action", flat=True)
    assert {"cms.preview.share", "cms.preview.revoke"} <= set(actions)
    history = editor.get(reverse("wagtailadmin_pages:history", args=[faq_page.pk])).text
    assert "Shared a preview until" in history
    assert "Revoked a preview link" in history


@pytest.mark.parametrize("wrong", [{"seconds": 8 * DAY}, {"seconds": "x"}, {"shows": "all"}, {"seconds": ""}])
def test_a_form_with_a_mistake_makes_no_link(editor, faq_page, wrong):
    response = editor.post(sharing(faq_page), FORM | wrong)
    assert "error" in response.text
    assert not PreviewLink.objects.exists()


def test_whoever_may_not_edit_the_page_may_not_share_it(faq_page):
    stranger = client_in_group("Editors")
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    for method in (stranger.get, stranger.post):
        assert method(sharing(faq_page), FORM).url == reverse("wagtailadmin_home")
    visitor = Client()
    visitor.force_login(UserFactory())
    assert visitor.post(sharing(faq_page), FORM).url.startswith(reverse("wagtailadmin_login"))
    assert not PreviewLink.objects.exists()


def test_nobody_revokes_a_link_to_a_page_they_may_not_edit(editor, faq_page):
    editor.post(sharing(faq_page), FORM)
    GroupPagePermission.objects.filter(group__name="Editors").delete()
    link = PreviewLink.objects.get()
    assert editor.post(reverse("cms_revoke_preview", args=[faq_page.pk, link.pk])).status_code == 302
    link.refresh_from_db()
    assert link.revoked_at is None


def test_forms_from_elsewhere_are_refused(admin_user, faq_page):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    assert strict.post(sharing(faq_page), FORM).status_code == 403
    assert not PreviewLink.objects.exists()


def test_pages_of_other_types_and_pages_that_do_not_exist_are_not_shared(editor, site):
    assert editor.get(sharing(faq_index())).status_code == 302
    assert editor.get(reverse("cms_share_preview", args=[2147483647])).status_code == 404


def test_a_page_under_no_site_cannot_be_shared(admin_client, faq_page, site):
    site.delete()
    assert "stands under no site" in admin_client.get(sharing(faq_page)).text
    assert admin_client.post(sharing(faq_page), FORM).status_code == 200
    assert not PreviewLink.objects.exists()


def test_the_shortest_lifetime_is_the_one_of_the_settings(settings):
    assert lifetimes() == [(900, "15 minutes"), (DAY, "1 day"), (7 * DAY, "7 days")]
    settings.PREVIEW_TOKEN_SECONDS = 60
    assert lifetimes()[0] == (60, "1 minute")


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("PREVIEW_TOKEN_SECONDS", 0, "vouch.E010"),
        ("PREVIEW_TOKEN_SECONDS", 7 * DAY + 1, "vouch.E010"),
        ("PREVIEW_URL_TEMPLATE", "https://www.example.org/preview", "vouch.E011"),
    ],
)
def test_wrong_settings_are_found_at_the_start(settings, name, value, found):
    assert check_preview_settings(None) == []
    setattr(settings, name, value)
    assert [error.id for error in check_preview_settings(None)] == [found]
