"""Tables that people download: what a spreadsheet program would run as a formula stays text."""

from functools import wraps
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """The value; a text that a spreadsheet program could take for a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def keep_downloads_safe() -> None:
    """Make every cell of every table that the admin offers a `safe_cell`.

    Wagtail's own reports and listings write titles and names into CSV as they are. All of them, and ours, share one
    method, so it is changed there: nobody has to remember it for a view, or for one that a new Wagtail brings.
    """
    as_it_is = SpreadsheetExportMixin.preprocess_field_value
    if hasattr(as_it_is, "__wrapped__"):
        return

    @wraps(as_it_is)
    def safely(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(as_it_is(self, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = safely
