"""What an editor may do with FAQ pages in their listing, answered without a query for each row."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from wagtail.permissions import page_permission_policy
from wagtail_modeladmin.helpers import PagePermissionHelper

from cms.models import User
from faq.models import FAQPage

ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


def listed_pages(user: User | AnonymousUser) -> QuerySet:
    """The pages, of any type, that `user` may do something with."""
    return page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)


class FAQPagePermissionHelper(PagePermissionHelper):
    """Wagtail's answers, worked out from the page's own row: FAQ pages have no pages below them."""

    def user_can_list(self, user: User | AnonymousUser) -> bool:
        return page_permission_policy.user_has_any_permission(user, ACTIONS)

    def user_can_copy_obj(self, user: User | AnonymousUser, page: FAQPage) -> bool:
        return page.permissions_for_user(user).can_copy()

    def user_can_delete_obj(self, user: User | AnonymousUser, page: FAQPage) -> bool:
        if user.is_superuser or not user.is_active:
            return user.is_active
        granted = page.permissions_for_user(user).permissions
        may_change = "change" in granted or ("add" in granted and page.owner_id == user.pk)
        return may_change and ("publish" in granted or not page.live)
