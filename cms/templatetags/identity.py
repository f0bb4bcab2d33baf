"""`{% site_identity as identity %}`: who publishes the site, for every page's header and footer."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from wagtail.models import Site

from cms.identity import Identity, for_site

register = template.Library()


@register.simple_tag(takes_context=True)
def site_identity(context: Context) -> Identity:
    """The identity of the site asked for, in one query; the product's bare name where no site answers."""
    request: Any = context.get("request")
    site = Site.find_for_request(request)
    return for_site(site) if site else Identity(name=settings.WAGTAIL_SITE_NAME, origin="")
