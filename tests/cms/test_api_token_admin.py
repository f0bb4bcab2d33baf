"""Superusers make, look at and revoke API tokens in the admin."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.forms import GroupForm

from cms.api_tokens import ApiToken, issue
from tests.editing import client_in_group
from tests.factories import make_site
from tests.problem_assertions import PREFIX

pytestmark = pytest.mark.django_db

INDEX, CREATE = "cms_apitoken_modeladmin_index", "cms_apitoken_modeladmin_create"
FORM = {"name": "Website build", "reads_published": "on", "expires_at": ""}


def shown_tokens(text: str) -> set[str]:
    return set(re.findall(r"vouch_[0-9A-Za-z]{46}", text))


def test_a_new_token_is_shown_once_and_works(admin_client, client, site):
    response = admin_client.post(reverse(CREATE), FORM)
    [text] = shown_tokens(response.text)
    assert "no-store" in response["Cache-Control"]
    answer = client.get(f"{PREFIX}faqs/", headers={"Authorization": f"Bearer {text}"})
    assert answer.status_code == 200
    listed = admin_client.get(reverse(INDEX)).text
    assert "Website build" in listed
    assert ApiToken.objects.get().hint in listed
    assert not shown_tokens(listed)
    entry = ModelLogEntry.objects.get(object_id=ApiToken.objects.get().pk, action="wagtail.create")
    assert text not in str(entry.data)


def test_a_token_knows_who_made_it_its_sites_and_its_scopes(admin_client, admin_user, site):
    other = make_site()
    form = FORM | {"reads_published": "", "reads_changes": "on", "sites": [other.pk]}
    assert "other.example" in admin_client.post(reverse(CREATE), form).text
    token = ApiToken.objects.get()
    assert (token.created_by, list(token.sites.all()), token.limited_to_sites) == (admin_user, [other], True)
    assert token.scopes == ("read:changes",)
    listed = admin_client.get(reverse(INDEX)).text
    assert "read:changes" in listed
    assert "other.example" in listed
    other.delete()
    assert "none: its site was deleted" in admin_client.get(reverse(INDEX)).text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "required"),
        ("reads_published", "", "at least one thing"),
        ("expires_at", "2020-01-01 00:00", "is past"),
    ],
)
def test_a_form_with_a_mistake_makes_no_token(admin_client, site, field, value, message):
    response = admin_client.post(reverse(CREATE), FORM | {field: value})
    assert message in response.text
    assert not shown_tokens(response.text)
    assert not ApiToken.objects.exists()


def test_a_token_is_revoked_after_a_question(admin_client, client, site):
    token, text = issue(ApiToken(name="Old <b>build</b>"))
    address = reverse("cms_apitoken_modeladmin_delete", args=[token.pk])
    assert address in admin_client.get(reverse(INDEX)).text
    question = admin_client.get(address).text
    assert "Yes, revoke" in question
    assert "<b>build" not in question
    assert admin_client.post(address).url == reverse(INDEX)
    headers = {"Authorization": f"Bearer {text}"}
    assert client.get(f"{PREFIX}faqs/", headers=headers).status_code == 401
    listed = admin_client.get(reverse(INDEX)).text
    assert "revoked" in listed
    assert address not in listed
    assert admin_client.post(address).status_code == 302
    assert ModelLogEntry.objects.filter(action="cms.api_token.revoke").count() == 1


def test_a_token_is_never_changed(admin_client, site):
    token, _ = issue(ApiToken(name="Build"))
    response = admin_client.post(reverse("cms_apitoken_modeladmin_edit", args=[token.pk]), {"name": "Other"})
    assert response.status_code == 302
    token.refresh_from_db()
    assert token.name == "Build"


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_nobody_but_superusers_sees_or_makes_tokens(site, group):
    token, _ = issue(ApiToken(name="Build"))
    editor = client_in_group(group)
    addresses = [reverse(INDEX), reverse(CREATE), reverse("cms_apitoken_modeladmin_delete", args=[token.pk])]
    for address in addresses:
        assert editor.get(address).url == reverse("wagtailadmin_home")
        assert editor.post(address, FORM).status_code == 302
    assert "API tokens" not in editor.get(reverse("wagtailadmin_home")).text
    assert [each.revoked_at for each in ApiToken.objects.all()] == [None]


def test_no_group_can_be_given_the_permission(site):
    offered = GroupForm().registered_permissions
    assert offered.exists()
    assert not offered.filter(content_type__app_label="cms", content_type__model="apitoken").exists()


def test_forms_from_elsewhere_are_refused(admin_user, site):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    assert strict.post(reverse(CREATE), FORM).status_code == 403
    assert not ApiToken.objects.exists()


def test_the_list_takes_the_same_queries_for_1_and_for_30_tokens(
    admin_client, site, django_assert_max_num_queries
):
    for number in range(30):
        issue(ApiToken(name=f"Build {number}"), sites=[site])
    admin_client.get(reverse(INDEX))
    with django_assert_max_num_queries(20):
        admin_client.get(reverse(INDEX))
