"""Tables that people download: what a spreadsheet program would run as a formula stays text."""

from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(value: Any) -> Any:
    """The value; a text that a spreadsheet program could take for a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class SafeSpreadsheet:
    """Put before a view with Wagtail's spreadsheet export: every cell it writes is a `safe_cell`."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return safe_cell(super().preprocess_field_value(field, value, export_format))
