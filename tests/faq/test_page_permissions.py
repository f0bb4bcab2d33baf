"""What the listing says an editor may do with a page: the same as Wagtail itself."""

import itertools

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from faq.models import FAQPage
from faq.page_permissions import FAQPagePermissionHelper, listed_pages
from tests.factories import UserFactory, home_page, make_faq_page

pytestmark = pytest.mark.django_db
ACTIONS = ["add", "change", "publish"]
SETS = [actions for size in range(4) for actions in itertools.combinations(ACTIONS, size)]


def user_with(actions, **fields):
    user = UserFactory(**fields)
    group = Group.objects.create(name="-".join(actions) or "none")
    for action in actions:
        permission = Permission.objects.get(codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=home_page(), permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def helper():
    return FAQPagePermissionHelper(FAQPage)


@pytest.mark.parametrize("actions", SETS, ids=lambda actions: "+".join(actions) or "nothing")
@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("own", [True, False])
def test_whether_a_page_may_be_deleted_is_what_wagtail_says(helper, actions, live, own):
    user = user_with(actions)
    page = make_faq_page(live=live, owner=user if own else None)
    assert helper.user_can_delete_obj(user, page) is page.permissions_for_user(user).can_delete()


@pytest.mark.parametrize("fields", [{"is_superuser": True}, {"is_superuser": True, "is_active": False}, {}])
def test_superusers_may_delete_while_their_account_is_active(helper, faq_page, fields):
    user = user_with([], **fields)
    expected = faq_page.permissions_for_user(user).can_delete()
    assert helper.user_can_delete_obj(user, faq_page) is expected


def test_who_may_do_nothing_with_pages_sees_no_listing(helper, faq_page):
    nobody = user_with([])
    assert helper.user_can_list(nobody) is False
    assert not listed_pages(nobody).exists()
    assert helper.user_can_list(user_with(["add"])) is True


def test_who_may_not_edit_may_not_copy(helper, faq_page):
    assert helper.user_can_copy_obj(user_with(["publish"]), faq_page) is False
    assert helper.user_can_copy_obj(user_with(["change"]), faq_page) is True
