"""The menu group FAQ, where a new page goes, and where an editor lands afterwards."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import Locale, ReferenceIndex

from faq.models import MedicalReviewer, Source
from pricing.models import PriceTable, Treatment
from tests.editing import client_in_group
from tests.factories import UserFactory, faq_index, home_page

pytestmark = pytest.mark.django_db
LISTING = "faq_faqpage_modeladmin_index"


def menu_of(client):
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    groups = [item for item in admin_menu.menu_items_for_request(request) if item.label == "FAQ"]
    return [item.label for group in groups for item in group.menu.menu_items_for_request(request)]


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_one_menu_group_holds_all_that_an_editor_needs(group):
    assert menu_of(client_in_group(group)) == [
        "FAQ pages",
        "Questions",
        "Reviewers",
        "Treatments",
        "Price tables",
        "Sources",
        "Prices to re-check",
        "Import",
        "Medical review",
        "Audit",
    ]


def test_the_menu_shows_only_what_somebody_may_do(db):
    client = Client()
    user = UserFactory()
    client.force_login(user)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_source"]))
    assert menu_of(client) == ["Sources"]
    assert client.get(reverse(LISTING)).status_code == 302


def test_a_new_page_goes_to_the_only_index_without_a_question():
    editor = client_in_group("Editors")
    response = editor.get(reverse("faq_faqpage_modeladmin_create"))
    address = reverse("wagtailadmin_pages:add", args=["faq", "faqpage", faq_index().pk])
    assert response.url == f"{address}?next={reverse(LISTING)}"
    assert editor.get(response.url).status_code == 200


def test_with_an_index_in_each_language_an_editor_chooses_and_the_languages_are_named():
    spanish = Locale.objects.get(language_code="es")
    home_page().copy_for_translation(spanish)
    index = faq_index().copy_for_translation(spanish)
    editor = client_in_group("Editors")
    question = editor.get(reverse("faq_faqpage_modeladmin_create"), follow=True)
    assert "Home | Questions and answers (English)" in question.text
    assert "Home | Questions and answers (Español)" in question.text
    address = question.request["PATH_INFO"]
    assert "This field is required" in editor.post(address, {"parent_page": ""}).text
    chosen = editor.post(address, {"parent_page": index.pk})
    assert chosen.url.startswith(reverse("wagtailadmin_pages:add", args=["faq", "faqpage", index.pk]))


def test_a_page_deleted_from_its_editor_leads_to_the_listing(faq_page):
    address = reverse("wagtailadmin_pages:delete", args=[faq_page.pk])
    assert client_in_group("Publishers").post(address).url == reverse(LISTING)


def test_a_page_deleted_from_the_tree_leads_back_to_the_tree(faq_page):
    tree = reverse("wagtailadmin_explore", args=[faq_page.get_parent().pk])
    address = reverse("wagtailadmin_pages:delete", args=[faq_page.pk])
    assert client_in_group("Publishers").post(f"{address}?next={tree}").url == tree


def test_other_pages_are_deleted_as_ever(admin_client):
    address = reverse("wagtailadmin_pages:delete", args=[faq_index().pk])
    assert admin_client.post(address).url == reverse("wagtailadmin_explore", args=[home_page().pk])


def test_uses_are_recorded_for_everything_that_pages_choose():
    assert {PriceTable, MedicalReviewer} <= ReferenceIndex.indexed_models
    assert Treatment not in ReferenceIndex.indexed_models  # refers to nothing itself
    assert Source not in ReferenceIndex.indexed_models


def test_a_publisher_may_not_link_accounts_or_vouch_for_a_registration(admin_client):
    address = reverse("faq_medicalreviewer_modeladmin_create")
    for client, shown in ((client_in_group("Publishers"), False), (admin_client, True)):
        fields = client.get(address).context["form"].fields
        assert ("user" in fields) is shown
        assert ("registration_verified_on" in fields) is shown
