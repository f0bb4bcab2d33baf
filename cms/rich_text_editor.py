"""The admin's rich text editor, which takes no half of a character into what it hands over."""

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea


class RichTextEditor(DraftailRichTextArea):
    """Draftail posts JSON, in which an emoji that was deleted in part is half a character: no database stores one."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return value and value.encode(errors="ignore").decode()
