"""What a finding is about, and which findings make an audit fail."""

from django.db import models

from cms.audit.findings import Severity


class Kind(models.TextChoices):
    """What a finding is about. Editorial ones are advice about wording."""

    STRUCTURED_DATA = "structured_data", "Structured data"
    CONTENT = "content", "Content"
    ACROSS_PAGES = "across_pages", "Between pages"
    EDITORIAL = "editorial", "Editorial"


GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)
LABELS = {
    Severity.ERROR: ("Error", "Errors"),
    Severity.WARNING: ("Warning", "Warnings"),
    Severity.INFORMATION: ("Information", "Information"),
}


def at_least(lowest: Severity) -> list[Severity]:
    """This severity and those that are graver."""
    return list(GRAVEST_FIRST[: GRAVEST_FIRST.index(lowest) + 1])
