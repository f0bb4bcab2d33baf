"""Why a document is refused, always with the file, the place in it and a sentence an editor understands."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faq.importer.reading import ReadDocument


class ImportRefused(Exception):
    """The document cannot be imported; nothing was changed."""

    def __init__(self, file: str, place: str, reason: str) -> None:
        self.file = file
        self.place = place
        self.reason = reason
        super().__init__(f"{file}: {reason} ({place})" if place else f"{file}: {reason}")


class UnreadableDocument(ImportRefused):
    """The file is missing, a folder, too large, empty or not text."""


class NotAnFAQ(ImportRefused):
    """The text holds no question or no title; `read` is what it does hold, if that is known."""

    def __init__(self, file: str, place: str, reason: str, read: "ReadDocument | None" = None) -> None:
        super().__init__(file, place, reason)
        self.read = read


class PageRefused(ImportRefused):
    """The page that the document would become does not pass validation, or may not be changed now."""
