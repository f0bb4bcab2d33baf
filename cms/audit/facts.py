"""What the rules need to know beyond the page itself. What is not known is None, and the rule is silent."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0", "testserver"})  # noqa: S104  names to look for


@dataclass(frozen=True)
class AuditFacts:
    """Facts about the moment and the site.

    `now` is an aware moment. `origin` is scheme and host of the site, such as "https://guide.example". `robots` is
    the text of /robots.txt. `sitemap` maps absolute addresses to their `lastmod` as it stands there, or None.
    `expected_type` is the type the page's graph has to hold, such as "FAQPage", where the caller knows it.
    """

    today: dt.date
    now: dt.datetime
    origin: str | None = None
    robots: str | None = None
    sitemap: Mapping[str, str | None] | None = None
    expected_type: str | None = None

    @property
    def in_development(self) -> bool:
        """The site is on purpose one of this machine: https and a public host are not asked for."""
        return self.origin is not None and (urlsplit(self.origin).hostname or "") in LOCAL_HOSTS
