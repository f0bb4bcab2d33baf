"""The admin of API tokens, in the menu Settings and for superusers only: make, look at, revoke."""

import datetime as dt
from typing import Any

from django.contrib.admin import display
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.views import CreateView, DeleteView, EditView

from cms.admin_layout import WagtailLayout
from cms.api_tokens import ApiToken, issue, revoke
from cms.choosers import EMPTY
from cms.listing import IconButtonHelper, ListingAdmin

REVOKED = "cms.api_token.revoke"
"""How it is named in the site's history."""


class SuperuserHelper(PermissionHelper):
    """A token outlives the session that made it and reads more than most groups may: no group can be given that."""

    def get_all_model_permissions(self) -> QuerySet[Permission]:
        return Permission.objects.none()

    def user_can_list(self, user: Any) -> bool:
        return user.is_superuser

    def user_can_create(self, user: Any) -> bool:
        return user.is_superuser

    def user_can_edit_obj(self, user: Any, obj: ApiToken) -> bool:
        """Nobody: what reads with a token must not find that it reads something else."""
        return False

    def user_can_delete_obj(self, user: Any, obj: ApiToken) -> bool:
        return user.is_superuser and obj.revoked_at is None


class RevokeButtonHelper(IconButtonHelper):
    """Tokens are not deleted, so that it stays known what there was."""

    def delete_button(self, *args, **kwargs) -> dict:
        return {**super().delete_button(*args, **kwargs), "label": "Revoke", "icon": "no-view"}


class CreateTokenView(WagtailLayout, CreateView):
    """Answers the form with the token itself: no address shows it, so that it can be seen this once."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        chosen = form.cleaned_data
        token = ApiToken(**{name: value for name, value in chosen.items() if name != "sites"})
        with transaction.atomic():
            token, text = issue(token, sites=chosen["sites"], by=self.request.user)
            log(instance=token, action="wagtail.create", user=self.request.user)
        response = self.response_class(
            request=self.request,
            template=["cms/admin/new_api_token.html"],
            context=self.get_context_data(form=form, token=token, text=text),
        )
        response.headers["Cache-Control"] = "private, no-store"
        return response


class NoEditView(EditView):
    """The address that modeladmin has for it leads nowhere."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise PermissionDenied


class RevokeView(WagtailLayout, DeleteView):
    """Asks, and revokes."""

    page_title = "Revoke"

    def get_template_names(self) -> list[str]:
        return ["cms/admin/revoke_api_token.html"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            revoke(self.instance, now=timezone.now())
            log(instance=self.instance, action=REVOKED, user=request.user)
        messages.success(
            request, f"“{self.instance}” is revoked. Requests with this token are refused from now on."
        )
        return redirect(self.index_url)


class ApiTokenAdmin(ListingAdmin):
    """Every token there ever was, the newest first."""

    model = ApiToken
    menu_icon = "key"
    menu_label = "API tokens"
    menu_order = 700
    add_to_settings_menu = True
    list_display = [
        "name",
        "begins_with",
        "may_read",
        "where",
        "state",
        "expires",
        "last_used",
        "created_by",
    ]
    list_select_related = ["created_by"]
    search_fields = ["name", "hint"]
    ordering = ["-created_at", "-pk"]
    permission_helper_class = SuperuserHelper
    button_helper_class = RevokeButtonHelper
    create_view_class = CreateTokenView
    edit_view_class = NoEditView
    delete_view_class = RevokeView
    history_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ApiToken]:
        return super().get_queryset(request).prefetch_related("sites")

    @display(description="Begins with", ordering="hint")
    def begins_with(self, token: ApiToken) -> str:
        return f"{token.hint}…"

    @display(description="May read")
    def may_read(self, token: ApiToken) -> str:
        return ", ".join(token.scopes)

    @display(description="Sites")
    def where(self, token: ApiToken) -> str:
        if not token.limited_to_sites:
            return "all"
        return ", ".join(site.hostname for site in token.sites.all()) or "none: its site was deleted"

    @display(description="Expires", ordering="expires_at")
    def expires(self, token: ApiToken) -> str:
        return _day(token.expires_at) or "never"

    @display(description="Last used", ordering="last_used_at")
    def last_used(self, token: ApiToken) -> str:
        return _day(token.last_used_at) or EMPTY

    @display(description="State")
    def state(self, token: ApiToken) -> str:
        return token.status(now=timezone.now())


def _day(moment: dt.datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""
