"""Everything that changes what the public reads of an FAQ page.

Each event is a generator: it makes a page and yields it, does what it is named after, and yields what readers get of
that page from then on: words that must be there, words that must be gone; GONE where it is not public any more.
"""

from tests.cms.published.event import GONE, Event, Readers
from tests.cms.published.page_events import PAGE_EVENTS
from tests.cms.published.related_events import RELATED_EVENTS

__all__ = ["EVENTS", "GONE", "Event", "Readers"]

EVENTS: tuple[Event, ...] = (*PAGE_EVENTS, *RELATED_EVENTS)
