"""What preview links register with Wagtail: their addresses, the way to them, entries of the history."""

from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page

from cms.api_token_admin import REVOKED as TOKEN_REVOKED
from cms.preview_sharing import REVOKED, SHARED, SharingView, may_share, revoke_link


@hooks.register("register_admin_urls")
def register_preview_urls() -> list[URLPattern]:
    return [
        path("previews/<int:page_id>/", SharingView.as_view(), name="cms_share_preview"),
        path("previews/<int:page_id>/revoke/<int:link_id>/", revoke_link, name="cms_revoke_preview"),
    ]


@hooks.register("register_page_header_buttons")
def share_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    if not may_share(page, user):
        return []
    url = reverse("cms_share_preview", args=[page.pk])
    return [Button("Share preview", url=url, icon_name="link", priority=6)]


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(SHARED)(SharedFormatter)
    actions.register_action(REVOKED, "Revoke preview link", "Revoked a preview link")
    actions.register_action(TOKEN_REVOKED, "Revoke API token", "Revoked the API token")


class SharedFormatter(LogFormatter):
    """A draft that was given to others, in the page's history."""

    label = "Share preview"

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return f"Shared a preview until {log_entry.data.get('until', '')}"
