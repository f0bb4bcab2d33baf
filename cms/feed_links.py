"""Which feeds a site has: apps name theirs, and every page's head tells readers of feeds about them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class FeedLink:
    """A feed by its path; `title` tells it apart from others of the site."""

    title: str
    media_type: str
    path: str


Feeds = Callable[[str], list[FeedLink]]
_registered: list[Feeds] = []


def register(feeds: Feeds) -> None:
    """Say which feeds there are in a language."""
    if feeds not in _registered:
        _registered.append(feeds)


def feed_links(language: str) -> list[FeedLink]:
    """All feeds in a language."""
    return [link for feeds in _registered for link in feeds(language)]
