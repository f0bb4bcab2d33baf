"""Addresses of links in Wagtail's APIs: only those that a browser opens, as in every document."""

from typing import Any

from rest_framework.fields import Field, URLField

from cms.link_addresses import harmless_link, harmless_links


class Link(URLField):
    """One address; empty in place of one that would run something."""

    def to_representation(self, value: Any) -> str:
        return harmless_link(value) or ""


class LinkLines(Field):
    """Addresses in lines."""

    def to_representation(self, value: Any) -> str:
        return "\n".join(harmless_links(str(value).splitlines()))
