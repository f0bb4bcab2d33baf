"""A draft as the page that publishing would make of it."""

import copy
import datetime as dt
from typing import TypeVar

from wagtail.models import Page


class DraftPage(Page):
    """The part of our page types that works on objects in memory. Nothing of it reads or writes rows of the page."""

    class Meta:
        abstract = True

    def prepare_draft(self) -> None:
        """Fill in what saving a draft fills in: for a page as it is being typed."""

    def become_published(self, now: dt.datetime) -> None:
        """Turn this object into what the page would be if it were published at `now`, or when its schedule says."""
        begins = max(now, self.go_live_at) if self.go_live_at else now
        self.live = True
        if self.first_published_at is None:  # type: ignore[has-type]  # a column of Wagtail's
            self.first_published_at = begins
        self.last_published_at = begins
        if not self.url_path:
            # Not saved yet, but in its place in the tree.
            self.set_url_path(self.get_parent())


P = TypeVar("P", bound=DraftPage)


def as_published(page: P, *, now: dt.datetime) -> P:
    """A copy of the page as publishing would make it; the page itself stays a draft."""
    published = copy.copy(page)
    published.become_published(now)
    return published
