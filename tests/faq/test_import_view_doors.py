"""The import in the admin: who may use it, and what hostile or huge files do to it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from faq.importer.decoding import MAX_BYTES
from faq.models import FAQPage, ImportDraft
from tests.editing import client_in_group
from tests.factories import faq_index, make_faq_page
from tests.faq.reading import parse
from tests.faq.uploading import address, choose, draft_of, list_address, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(site) -> Client:
    return client_in_group("Editors")


def test_files_of_another_account_are_not_there(client):
    send(client, {"ears.txt": text(), "more.txt": text("More")})
    draft = draft_of("ears.txt")
    other = client_in_group("Editors")
    progress = reverse("faq_import_progress", args=[draft.upload])
    for url in (address(draft), list_address(draft), progress):
        assert other.get(url).status_code == 404
        for action in ("create", "discard", "retry"):
            assert other.post(url, {"action": action}).status_code == 404
    assert "ears.txt" not in other.get(reverse("faq_import")).content.decode()
    assert ImportDraft.objects.count() == 2
    assert not FAQPage.objects.exists()


def test_who_may_add_no_page_finds_no_import(client):
    send(client, {"ears.txt": text()})
    GroupPagePermission.objects.all().delete()
    draft = draft_of("ears.txt")
    assert reverse("faq_import") not in client.get(reverse("wagtailadmin_home")).content.decode()
    for url in (reverse("faq_import"), address(draft), list_address(draft)):
        assert client.get(url).status_code == 302
        assert client.post(url, {"action": "create"})["Location"] == reverse("wagtailadmin_home")
    assert not FAQPage.objects.exists()


def test_only_indexes_that_one_may_add_to_are_offered(client):
    GroupPagePermission.objects.all().update(page=make_faq_page())
    assert send(client, {"ears.txt": text()}, faq_index()).status_code == 302
    assert not ImportDraft.objects.exists()


def test_a_page_that_one_may_not_edit_is_not_updated(client):
    theirs = make_faq_page(title="A Guide to Ears")
    GroupPagePermission.objects.exclude(permission__codename="add_page").delete()
    send(client, {"ears.txt": text()})
    refused = choose(client, draft_of("ears.txt"), page=theirs.pk)
    assert "You may not edit that page" in refused.content.decode()
    assert theirs.revisions.count() == 1


def test_visitors_are_asked_to_log_in(site):
    assert "/admin/login/" in Client().get(reverse("faq_import"))["Location"]


def test_a_forged_form_is_refused(client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert send(strict, {"ears.txt": text()}).status_code == 403
    assert not ImportDraft.objects.exists()


def test_an_upload_without_files_or_place_is_refused(client):
    refused = client.post(reverse("faq_import"), {}).content.decode()
    assert "Choose one or several files." in refused
    assert "Choose where the pages go." in refused


def test_hostile_names_titles_and_reasons_stay_text(client):
    script = "<script>alert(1)</script>"
    files = {
        "<img src=x>\r\nX: y\u202e.txt": text(f"{script} ears"),
        "b.<i>": b"x",
        "c.html": f"<h1>Ears</h1><h2>Is it safe?</h2><p>{script}<a href='javascript:alert(2)'>Yes</a></p>".encode(),
    }
    listing = send(client, files)["Location"]
    for url in (listing, *(address(draft) for draft in ImportDraft.objects.filter(state="ready"))):
        answer = client.get(url).content.decode()
        assert script not in answer
        assert "<img src=x" not in answer
        assert "javascript:alert" not in parse(answer).select_one(".review").decode()
    assert not any("\u202e" in draft.file or "\n" in draft.file for draft in ImportDraft.objects.all())


def test_a_huge_file_is_refused_without_being_read(client):
    listing = send(client, {"huge.txt": b"a" * (MAX_BYTES + 1), "ears.txt": text()})["Location"]
    assert "larger than 10 MB" in client.get(listing).content.decode()
    assert draft_of("huge.txt").content is None
    assert draft_of("ears.txt").state == "ready"
