"""What the import registers with Wagtail: its addresses, its place in the menu FAQ, its entry in a page's history."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry
from wagtail.permissions import page_permission_policy

from faq.import_view.file_view import FileView
from faq.import_view.views import FilesView, ProgressView, UploadView
from faq.importer.versions import IMPORTED


class ImportMenuItem(MenuItem):
    """Shown to those who may add pages somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_permission(request.user, "add")


def import_menu_item(order: int) -> MenuItem:
    """An entry of the menu FAQ."""
    return ImportMenuItem("Import", reverse("faq_import"), name="faq-import", icon_name="upload", order=order)


@hooks.register("register_admin_urls")
def register_import_urls() -> list[URLPattern]:
    upload = "faq/import/<uuid:upload>/"
    return [
        path("faq/import/", UploadView.as_view(), name="faq_import"),
        path(upload, FilesView.as_view(), name="faq_import_files"),
        path(f"{upload}progress/", ProgressView.as_view(), name="faq_import_progress"),
        path(f"{upload}<int:pk>/", FileView.as_view(), name="faq_import_file"),
    ]


@hooks.register("register_log_actions")
def register_import_action(actions: LogActionRegistry) -> None:
    @actions.register_action(IMPORTED)
    class ImportFormatter(LogFormatter):
        label = "Import a document"

        def format_message(self, log_entry: PageLogEntry) -> str:
            return f"Imported from “{log_entry.data.get('file', '')}”"
