"""What an editor may write at the head of llms.txt (https://llmstxt.org): Markdown without headings."""

import re

from django.core.exceptions import ValidationError

_HEADING = re.compile(r" {0,3}#{1,6}(\s|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")


def validate_introduction(text: str) -> None:
    """Refuse headings, which would begin a section of links: each message names the line."""
    lines = text.splitlines()
    wrong = [number for number, line in enumerate(lines, start=1) if _HEADING.match(line)]
    # A line of dashes or equals signs makes a heading of the line above it.
    wrong += [
        number
        for number in range(2, len(lines) + 1)
        if _UNDERLINE.match(lines[number - 1]) and lines[number - 2].strip()
    ]
    if wrong:
        raise ValidationError(
            [
                f"Line {number}: headings are for the sections, which are made by themselves. Allowed are paragraphs and lists."
                for number in sorted(wrong)
            ]
        )
