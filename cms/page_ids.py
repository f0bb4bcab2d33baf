"""Ids in addresses and forms."""

import re

LARGEST_ID = 2**31 - 1


def id_of(text: str) -> int | None:
    """The id that somebody sent, or None for what can be no id: other spellings, and numbers beyond the database's."""
    if not re.fullmatch(PageIdConverter.regex, text):
        return None
    number = int(text)
    return number if number <= LARGEST_ID else None


class PageIdConverter:
    """Whole numbers that can be ids of pages. Larger ones would be an error of the database, not a missing page."""

    regex = "[1-9][0-9]{0,9}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number > LARGEST_ID:
            raise ValueError("larger than the ids of pages")
        return number

    def to_url(self, value: int) -> str:
        return str(value)
