"""Who vouches for a text, as the records have it."""

import re
from collections.abc import Iterator

from faq.editorial.findings import Hit, Reading

_TITLES = re.compile(r"\b(?:dr|dra|prof|profa|mr|mrs|ms|sr|sra)\b\.?|,.*$|\(.*$", re.IGNORECASE)
_IN_FORCE = ("reviewed", "due_soon")


def reviewer_unverified(reading: Reading) -> Iterator[Hit]:
    """An imported document names a reviewer whom no approval confirms."""
    records = reading.manuscript.records
    if records.claimed_reviewer and records.review_status not in _IN_FORCE:
        yield Hit("claimed_reviewer", records.claimed_reviewer)


def review_expired(reading: Reading) -> Iterator[Hit]:
    if reading.manuscript.records.review_status == "expired":
        yield Hit("review")


def edited_after_review(reading: Reading) -> Iterator[Hit]:
    if reading.manuscript.records.review_status == "edited_since_review":
        yield Hit("review")


def author_is_reviewer(reading: Reading) -> Iterator[Hit]:
    """The person who wrote the text and the one who vouches for it, or is said to, have the same name."""
    records = reading.manuscript.records
    author = _name(records.author)
    if author and author in {_name(records.reviewer), _name(records.claimed_reviewer)}:
        yield Hit("author", records.author)


def _name(written: str) -> str:
    """A name without titles and what follows it: "Dr. Ana Ruiz, MD" is "ana ruiz"."""
    return " ".join(_TITLES.sub(" ", written).split()).casefold()
