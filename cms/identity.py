"""Who publishes a site and under which address the public reads it.

The settings live in an app above this one; that app registers how to find them, so the floor needs no
import from it. Everything absolute that leaves the system is built on `Identity.origin`, never on the
host name of a request: behind a separate front end that host is the wrong one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from wagtail.models import Site

from cms.robots_rules import RobotsPolicy
from cms.share_images import ShareImage


@dataclass(frozen=True)
class Logo:
    """The publisher's logo: absolute address, and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Identity:
    """The publisher of one site. `introduction` is Markdown for the head of llms.txt."""

    name: str
    origin: str
    language: str = "en"
    logo: Logo | None = None
    editorial_policy_url: str = ""
    corrections_policy_url: str = ""
    contact_url: str = ""
    same_as: list[str] = field(default_factory=list)
    share_image: ShareImage | None = None
    robots: RobotsPolicy = field(default_factory=RobotsPolicy)
    introduction: str = ""

    def absolute(self, path: str) -> str:
        """The public address of a path of this site; an absolute address is left as it is."""
        return path if path.startswith(("http://", "https://")) else f"{self.origin}{path}"


Provider = Callable[[Site], Identity]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Say how to find a site's identity; called once, when apps are ready."""
    _providers[:] = [provider]


def for_site(site: Site) -> Identity:
    """The identity of `site`; its bare name and address where nothing more is known."""
    if _providers:
        return _providers[0](site)
    return Identity(name=site.site_name or site.hostname, origin=site.root_url.rstrip("/"))
