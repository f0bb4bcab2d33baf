"""The panel of the page editor, and the findings in what is being typed."""

import pytest
from django.test import Client
from django.urls import reverse

from faq.models import FAQPage
from tests.editing import client_in_group, page_form, stored_rows
from tests.factories import UserFactory, home_page
from tests.faq.editorial.pages import CLAIM, fair_page
from tests.faq.review.steps import reword

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(site) -> Client:
    return client_in_group("Editors")


def address(page) -> str:
    return reverse("faq_editorial_findings", args=[page.pk])


def typed(page, **fields) -> dict:
    return page_form(stored_rows(page), **{"title": page.title, "slug": page.slug, **fields})


def test_the_panel_lists_the_findings_of_the_saved_draft(editor):
    page = fair_page()
    reword(page, CLAIM)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Editorial checks" in html
    assert "1 error." in html
    assert 'data-editorial-field="short_answer" data-editorial-question="1"' in html
    assert address(page) in html


def test_a_new_page_is_asked_to_be_saved_first(editor, site):
    index = home_page().get_children().get(slug="faq")
    added = editor.get(reverse("wagtailadmin_pages:add", args=["faq", "faqpage", index.pk]))
    assert "Nothing to check yet" in added.content.decode()


def test_what_is_typed_is_checked_and_not_saved(editor):
    page = fair_page()
    answer = editor.post(address(page), typed(page, summary="It cures everybody & <b>all</b>."))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-editorial-field="summary"' in html
    assert "It cures everybody &amp; &lt;b&gt;all&lt;/b&gt;." in html
    assert FAQPage.objects.get(pk=page.pk).get_latest_revision_as_object().summary == ""


def test_a_form_that_cannot_be_read_changes_nothing(editor):
    page = fair_page()
    assert editor.post(address(page), typed(page, modified_on="soon")).status_code == 204
    assert editor.post(address(page), {}).status_code == 204


def test_only_those_who_may_edit_the_page_are_answered(editor):
    page = fair_page()
    outsider = Client()
    assert outsider.post(address(page), typed(page)).status_code == 302
    stranger = client_in_group("Medical reviewers")
    assert stranger.post(address(page), typed(page)).status_code in (302, 403)
    assert editor.get(address(page)).status_code == 405
    assert editor.post(address(home_page())).status_code in (302, 403, 404)


def test_a_post_needs_the_token_of_the_form(site):
    user = UserFactory(is_superuser=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    page = fair_page()
    assert client.post(address(page), typed(page)).status_code == 403
