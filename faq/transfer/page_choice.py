"""Which page somebody means who gives an id or a path."""

from faq.importer.parents import pages_at
from faq.models import FAQPage


class NoPage(Exception):
    """There is no such FAQ page, or more than one; the message says what to give."""


def page_to_export(given: str) -> FAQPage:
    """The FAQ page with this id or address path ("/faq/knee/"). Raises NoPage."""
    found = pages_at(given)
    if not found:
        raise NoPage(
            f"There is no page “{given}”. Give the id or the path of an FAQ page, such as /faq/knee/."
        )
    if len(found) > 1:
        ids = ", ".join(str(page.pk) for page in found)
        raise NoPage(f"“{given}” is the path of several pages. Give one of their ids: {ids}.")
    page = found[0].specific
    if not isinstance(page, FAQPage):
        raise NoPage(f"“{given}” is no FAQ page.")
    return page
